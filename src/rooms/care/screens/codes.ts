// Short names for the shapes that several screens show, and the parts of the room's lists of codes
// that a form offers, in the order in which they are offered.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { listMyCases, moveCase, readCase } from '../cases/api.ts';
import type { listOffers } from '../handover/api.ts';
import type { listAssessments, recordLegalAidOffer, recordVisit } from '../needs/api.ts';
import type { addAction, addGoal, readPlan } from '../plan/api.ts';
import type { holdReview } from '../reviews/api.ts';

export type CaseFile = ReturnsOf<typeof readCase>;
export type CaseRow = ReturnsOf<typeof listMyCases>['cases'][number];
export type Offer = ReturnsOf<typeof listOffers>['offers'][number];
export type Assessment = ReturnsOf<typeof listAssessments>['assessments'][number];
export type PlanFile = NonNullable<ReturnsOf<typeof readPlan>['plan']>;
export type Goal = PlanFile['goals'][number];
export type Action = Goal['actions'][number];
export type Review = PlanFile['reviews'][number];
export type Visit = BodyOf<typeof recordVisit>;
export type NewGoal = BodyOf<typeof addGoal>;
export type NewAction = BodyOf<typeof addAction>;
export type Move = BodyOf<typeof moveCase>;
export type ReviewBody = BodyOf<typeof holdReview>;
export type Level = Goal['level'];
export type LegalAid = BodyOf<typeof recordLegalAidOffer>;

export const closingReasons = codesOf<NonNullable<ReviewBody['closingReason']>>()([
  'goals-met',
  'person-asked',
  'moved-away',
  'of-age-with-plan',
  'lost-contact',
]);
export const moveReasons = codesOf<Move['reason']>()([
  'goals-met',
  'person-asked',
  'moved-away',
  'died',
  'of-age-with-plan',
  'lost-contact',
  'work-continues',
  'new-need',
]);
export const layers = ['1', '2', '3', '4'] as const;

/** Services on a layer of the pyramid of mental health and psychosocial support. */
export const layeredServices: readonly NewAction['service'][] = [
  'psychosocial',
  'trauma-therapy',
  'family-support',
  'guardian-support',
  'play-and-sport',
  'someone-alongside',
];
