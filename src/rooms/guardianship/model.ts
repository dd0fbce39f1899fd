// The nouns of this room: who covers a minor, on what basis, from which day until which; and the
// search for kin while an authority covers the child. A cover is in force from its first day and on
// every day before `untilOn`, or, without `untilOn`, until the child comes of age. Doubt about an
// age protects.

import type { Id } from '../../kernel/id.ts';
import type { Day } from '../../kernel/day.ts';

export const coverKinds = ['custodial-parent', 'guardian', 'interim-body'] as const;
export type CoverKind = (typeof coverKinds)[number];
/** In the order in which they are offered, like all lists here. */
export const appointedKinds = [
  'guardian',
  'custodial-parent',
] as const satisfies readonly CoverKind[];
export const stepsAfterEnd = ['open-search', 'nothing'] as const;
export const coverBases = ['court-order', 'kinship', 'temporary', 'parental'] as const;
/** A guardian before a court or authority decided: for a few weeks, and never without a reason. */
export const coverGrounds = [
  'order-applied-for',
  'emergency-placement',
  'entrusted-by-parent',
] as const;
/** Recorded before the program asked for an order; nothing new can be recorded so. */
export const groundsShown = [...coverGrounds, 'recorded-earlier'] as const;
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
/**
 * A "no" is recorded with its reason, because help with skills, income or housing may change it.
 */
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
export const searchOutcomes = [
  'cover-found',
  'cover-stays',
  'of-age',
  'died',
  'opened-wrongly',
] as const;
/** Why those who work with a child ask the authority again. */
export const reasonsToAsk = [
  'carer-died',
  'carer-away',
  'carer-asked',
  'parent-returned',
  'best-interests',
  'no-cover',
] as const;
/** How the queue of searches is sorted; the database knows each by its name. */
export const searchOrders = ['urgent', 'newest', 'age', 'code'] as const;
export type SearchOrder = (typeof searchOrders)[number];
export const ageBands = ['0-4', '5-9', '10-13', '14-17', 'unknown'] as const;

/** One legal duty of care for one child, from one day until another. */
export type Cover = {
  readonly id: Id<'cover'>;
  readonly kind: CoverKind;
  readonly from: Day;
  readonly until: Day | null; // null: until the child comes of age
};
