// What a goal starts from and what an action rests on: pure, the day is passed in.

import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { type Level, strengthsOfLevel } from '../model.ts';

/** A goal starts from a strength on its own level. */
export function strengthFits(level: Level, strength: string): boolean {
  return (strengthsOfLevel[level] as readonly string[]).includes(strength);
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
};
/** The consent an action rests on; null if it is not this person's. */
export type ConsentFacts = {
  readonly ground: string;
  readonly untilOn: Day;
  readonly withdrawn: boolean;
} | null;

/** A service needs a valid consent, or a named ground without one. */
export function mayAddAction(
  action: NewAction,
  consent: ConsentFacts,
  today: Day,
): Outcome<null, 'provider-needed' | 'consent-needed' | 'consent-does-not-hold'> {
  if (action.providerOrganisationId === null && action.providerName === null) {
    return refuse('provider-needed');
  }
  const restsOnConsent = action.ground === 'consent' || action.ground === 'assent-and-guardian';
  if (restsOnConsent !== (action.consentId !== null)) return refuse('consent-needed');
  if (!restsOnConsent) return done(null);
  if (
    !consent ||
    consent.withdrawn ||
    consent.untilOn < today ||
    consent.ground !== action.ground
  ) {
    return refuse('consent-does-not-hold', { until: consent?.untilOn ?? null });
  }
  return done(null);
}
