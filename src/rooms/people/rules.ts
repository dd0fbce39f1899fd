// Decisions about households: pure, the day is passed in. Whether a consent holds is decided by one
// function of the database (database/consent.sql), because everything that rests on it asks there.

import { type Birth, mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

export type HouseholdMember = {
  readonly personId: string;
  readonly birth: Birth;
  readonly relationToFirst: string;
};

export type IntakeRefusal = 'first-person-must-be-self' | 'birth-in-future';

/** The others are related to the first person; a birth cannot be in the future. */
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
 * The adult parent in the household who is taken to have custody of a minor: the first person, if
 * the minor is named as their child and they are certainly of age. Null if no parent is known in
 * the household, so that a search must open.
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
