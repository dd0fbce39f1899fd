// Decisions about households and consent: pure, the day is handed in.

import { type Birth, mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

export type HouseholdMember = {
  readonly personId: string;
  readonly birth: Birth;
  readonly relationToFirst: string;
};

export type IntakeRefusal = 'first-person-must-be-self' | 'birth-in-future';

/** The first person is the one the others are related to; nobody is born tomorrow. */
export function mayAddHousehold(
  members: readonly HouseholdMember[],
  today: Day,
): Outcome<null, IntakeRefusal> {
  if (
    members[0]?.relationToFirst !== 'self' ||
    members.slice(1).some((one) => one.relationToFirst === 'self')
  ) {
    return refuse('first-person-must-be-self');
  }
  const unborn = members.findIndex((one) => one.birth.from !== null && one.birth.from > today);
  return unborn >= 0 ? refuse('birth-in-future', { person: unborn + 1 }) : done(null);
}

/**
 * The adult parent inside the household who has custody of a minor until somebody says otherwise:
 * the first person, when the minor is named as their child and they are certainly of age.
 * Null: nobody in the household is known to be a parent, so a search must open.
 */
export function custodialParentOf(
  minor: HouseholdMember,
  members: readonly HouseholdMember[],
  today: Day,
): string | null {
  const [first] = members;
  if (!first) return null;
  if (minor.relationToFirst === 'child')
    return mayBeMinor(first.birth, today) ? null : first.personId;
  const parentOfFirst = members.find((one) => ['mother', 'father'].includes(one.relationToFirst));
  const sharesParents = minor === first || minor.relationToFirst === 'sibling';
  if (!sharesParents || !parentOfFirst || mayBeMinor(parentOfFirst.birth, today)) return null;
  return parentOfFirst.personId;
}

export type ConsentRow = {
  readonly purpose: string;
  readonly ground: string;
  readonly untilOn: Day;
  readonly withdrawn: boolean;
};

/** Over by the clock: nobody has to end a consent for it to stop holding. */
export function consentHolds(consent: ConsentRow, today: Day): boolean {
  return consent.ground !== 'refused' && !consent.withdrawn && consent.untilOn >= today;
}
