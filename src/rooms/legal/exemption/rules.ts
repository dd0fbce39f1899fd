// The decisions about exemption, amnesty and pardon, and about what a sentence needs: pure. The
// database enforces the same (database/). Every status of the law counts: a rule that frees a
// person needs no proof.

import type { ExemptionRule, LawPack, Penalty } from '../../law/model.ts';
import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { ProceedingState } from '../matter/model.ts';
import { proceedingSteps } from '../matter/rules.ts';

/** Rules in force on a day that fit the cited offence, or all if no offence is cited. */
export function rulesFor(law: LawPack, offence: string | null, on: Day): readonly ExemptionRule[] {
  return law.exemptions.filter(
    (rule) =>
      rule.from <= on &&
      (rule.until === null || rule.until > on) &&
      (offence === null || rule.offences.includes(offence)),
  );
}

type Opening = {
  readonly state: ProceedingState;
  readonly rule: ExemptionRule | null;
  readonly offence: string | null;
  readonly offeredOn: Day;
  readonly openedOn: Day;
  readonly today: Day;
};

export function mayRequest({
  state,
  rule,
  offence,
  offeredOn,
  openedOn,
  today,
}: Opening): Outcome<
  null,
  | 'legal-aid-first'
  | 'state-in-the-future'
  | 'no-such-rule'
  | 'rule-not-for-this-offence'
  | 'no-such-step'
> {
  if (openedOn < offeredOn) return refuse('legal-aid-first');
  if (openedOn > today) return refuse('state-in-the-future', { today });
  if (!rule) return refuse('no-such-rule');
  if (offence !== null && !rule.offences.includes(offence))
    return refuse('rule-not-for-this-offence');
  if (!proceedingSteps[state].includes('exempted'))
    return refuse('no-such-step', { from: state, to: 'exempted' });
  return done(null);
}

export type Answers = Readonly<Record<string, 'yes' | 'no' | 'not-known'>>;

/** If it is not known whether all conditions are required, one is never enough. */
export function conditionsMet(
  { together, conditions }: Pick<ExemptionRule, 'together' | 'conditions'>,
  answers: Answers,
): boolean {
  const met = conditions.map(({ code }) => answers[code] === 'yes');
  if (met.length === 0) return false;
  return together === 'any' ? met.some(Boolean) : met.every(Boolean);
}

type Deciding = {
  readonly state: 'granted' | 'refused' | 'withdrawn';
  readonly decidedOn: Day;
  readonly openedOn: Day;
  readonly isMet: boolean;
  readonly since: Day;
  readonly today: Day;
};

/** `since`: the day of the proceeding's state, before which an exemption is impossible. */
export function mayDecide({
  state,
  decidedOn,
  openedOn,
  isMet,
  since,
  today,
}: Deciding): Outcome<
  null,
  'state-in-the-future' | 'before-the-last-state' | 'conditions-not-met'
> {
  if (decidedOn > today) return refuse('state-in-the-future', { today });
  if (decidedOn < openedOn) return refuse('before-the-last-state', { since: openedOn });
  if (state !== 'granted') return done(null);
  if (!isMet) return refuse('conditions-not-met');
  if (decidedOn < since) return refuse('before-the-last-state', { since });
  return done(null);
}

/**
 * `months` null: for life. An unknown maximum penalty never counts as met.
 */
export function needsCumulationGround(months: number | null, penalty: Penalty | null): boolean {
  if (penalty === null || penalty.monthsMax === null) return true;
  return penalty.monthsMax !== 'life' && (months === null || months > penalty.monthsMax);
}

/** A rule by its code, if it is in force on that day. */
export function findRule(
  rules: readonly ExemptionRule[],
  wanted: string,
  on: string,
): ExemptionRule | null {
  return (
    rules.find(
      ({ code, from, until }) => code === wanted && from <= on && (until === null || until > on),
    ) ?? null
  );
}
