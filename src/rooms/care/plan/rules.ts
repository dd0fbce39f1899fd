// What a goal starts from and what an action rests on: pure, the day is passed in.

import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { type Level, strengthsOfLevel } from '../model.ts';

/** A goal starts from a strength on its own level, or from none. */
export function strengthFits(level: Level, strength: string | null): boolean {
  return strength === null || (strengthsOfLevel[level] as readonly string[]).includes(strength);
}

export type ActionGround =
  | 'consent'
  | 'assent-and-guardian'
  | 'vital-interest'
  | 'best-interests'
  | 'law';
export type NewAction = {
  readonly providerOrganisationId: string | null;
  readonly providerName: string | null;
  readonly ground: ActionGround;
  readonly consentId: string | null;
  readonly decision?: { readonly reason: string } | null | undefined;
};
/** The consent an action rests on; null if it is not this person's. */
export type ConsentFacts = {
  readonly ground: string;
  readonly untilOn: Day;
  /** As the database decides: in force today, for this service and this provider. */
  readonly holds: boolean;
} | null;
export type Basis = Pick<NewAction, 'ground' | 'consentId' | 'decision'>;

/** A service needs a valid consent, or a named ground with the reason why. */
export function mayAddAction(
  action: NewAction,
  consent: ConsentFacts,
): Outcome<null, 'provider-needed' | BasisRefusal> {
  if (action.providerOrganisationId === null && action.providerName === null) {
    return refuse('provider-needed');
  }
  return mayRestOn(action, consent);
}

type BasisRefusal = 'consent-needed' | 'consent-does-not-hold' | 'decision-needed';

/** The database holds the same rule, whoever writes the action. */
export function mayRestOn(action: Basis, consent: ConsentFacts): Outcome<null, BasisRefusal> {
  const restsOnConsent = action.ground === 'consent' || action.ground === 'assent-and-guardian';
  if (restsOnConsent !== (action.consentId !== null)) return refuse('consent-needed');
  if (!restsOnConsent) return action.decision ? done(null) : refuse('decision-needed');
  if (!consent?.holds || consent.ground !== action.ground) {
    return refuse('consent-does-not-hold', { until: consent?.untilOn ?? null });
  }
  return done(null);
}
