// The nouns of this room: who covers a minor, on what basis, from which day to which; and the
// search for kin while an authority stands in. A cover holds on its first day and on every day
// before `untilOn`; without `untilOn` until the child comes of age. Doubt about an age protects.

import type { Id } from '../../kernel/id.ts';
import type { Day } from '../../kernel/day.ts';

export const coverKinds = ['custodial-parent', 'guardian', 'interim-body'] as const;
export type CoverKind = (typeof coverKinds)[number];
/** In the order in which they are offered, as all lists here. */
export const coverBases = ['court-order', 'kinship', 'temporary', 'parental'] as const;
export const endReasons = [
  'replaced',
  'parent-returned',
  'order-ended',
  'carer-asked',
  'carer-away',
  'carer-died',
  'best-interests',
  'of-age',
  'recorded-wrongly',
] as const;
export const kinRelations = [
  'mother',
  'father',
  'sibling',
  'grandmother-maternal',
  'grandmother-paternal',
  'grandfather-maternal',
  'grandfather-paternal',
  'aunt-maternal',
  'aunt-paternal',
  'uncle-maternal',
  'uncle-paternal',
  'other',
] as const;
/** A "no" is kept with its reason, because help may change it: skills, income, housing. */
export const kinAnswers = ['willing', 'undecided', 'not-willing', 'not-reached'] as const;
export const kinReasons = [
  'none',
  'own-wish',
  'skills',
  'income',
  'housing',
  'health',
  'distance',
  'other-children',
  'afraid-of-neighbours',
  'legal-bar',
] as const;
export const searchOutcomes = ['cover-found', 'of-age', 'opened-wrongly'] as const;
export const ageBands = ['0-4', '5-9', '10-13', '14-17', 'unknown'] as const;

/** One lawful duty of care for one child, from one day to another. */
export type Cover = {
  readonly id: Id<'cover'>;
  readonly kind: CoverKind;
  readonly from: Day;
  readonly until: Day | null; // null: until the child comes of age
};
