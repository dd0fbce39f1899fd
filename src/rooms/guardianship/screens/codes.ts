// The codes of this room as choices, in the order in which they are offered.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { appointGuardian, endCover, readCover, recordKinContact } from '../api.ts';

export type CoverFile = ReturnsOf<typeof readCover>;
export type Cover = CoverFile['covers'][number];
export type NewCover = BodyOf<typeof appointGuardian>;
export type CoverEnd = BodyOf<typeof endCover>;
export type KinContact = BodyOf<typeof recordKinContact>;

export const appointedKinds = codesOf<NewCover['kind']>()(['guardian', 'custodial-parent']);
export const bases = codesOf<NewCover['basis']>()([
  'court-order',
  'kinship',
  'temporary',
  'parental',
]);
export const kinRelations = codesOf<KinContact['relation']>()([
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
]);
export const endReasons = codesOf<CoverEnd['reason']>()([
  'replaced',
  'parent-returned',
  'order-ended',
  'carer-asked',
  'carer-away',
  'carer-died',
  'best-interests',
  'of-age',
  'recorded-wrongly',
]);
export const nextSteps = codesOf<CoverEnd['then']>()(['open-search', 'nothing']);
export const kinAnswers = codesOf<KinContact['answer']>()([
  'willing',
  'undecided',
  'not-willing',
  'not-reached',
]);
export const kinReasons = codesOf<KinContact['reason']>()([
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
]);
