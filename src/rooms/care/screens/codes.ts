// The codes of this room as choices, in the order in which they are offered, and short names for
// the shapes that several screens show.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { listMyCases, moveCase, readCase } from '../cases/api.ts';
import type { assignCase, declineOffer, listOffers } from '../handover/api.ts';
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

export const caseStates = codesOf<CaseRow['state']>()([
  'identified',
  'registered',
  'assessment',
  'plan-draft',
  'active',
  'review',
  'closing',
  'closed',
  'transferred',
  'reopened',
]);
export const offerStates = codesOf<Offer['state']>()(['open', 'accepted', 'declined', 'withdrawn']);
export const declineReasons = codesOf<BodyOf<typeof declineOffer>['reason']>()([
  'no-capacity',
  'district',
  'language',
  'conflict-of-interest',
  'other-need',
]);
export const assignmentReasons = codesOf<BodyOf<typeof assignCase>['reason']>()([
  'first-assignment',
  'workload',
  'language',
  'district',
  'conflict-of-interest',
  'absence',
  'person-asked',
  'left-organisation',
]);
export const priorities = codesOf<CaseRow['priority']>()(['high', 'medium', 'low']);
export const legalAidAnswers = codesOf<LegalAid['answer']>()(['accepted', 'declined', 'later']);
export const spokenLanguages = codesOf<LegalAid['toldIn']>()([
  'kk',
  'ky',
  'tg',
  'uz',
  'ru',
  'en',
  'ar',
  'other',
]);
export const visitKinds = codesOf<Visit['kind']>()(['first', 'follow-up', 'phone', 'other-place']);
export const presentParties = codesOf<Visit['present'][number]>()([
  'person',
  'guardian',
  'child-alone',
]);
export const safetyConcerns = codesOf<Visit['safetyConcern']>()([
  'none',
  'needs-attention',
  'urgent',
]);
export const levels = codesOf<Level>()([
  'individual',
  'family',
  'education',
  'community',
  'structural',
]);
export const needPriorities = codesOf<Assessment['levels'][number]['priority']>()([
  'none',
  'some',
  'high',
  'urgent',
]);
export const wordsOf = codesOf<NewGoal['wordsOf']>()(['person', 'together', 'worker']);
export const goalOwners = codesOf<NewGoal['owner']>()([
  'person',
  'guardian',
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
]);
export const goalStates = codesOf<Goal['state']>()(['open', 'reached', 'set-aside']);
export const services = codesOf<NewAction['service']>()([
  'medical',
  'psychosocial',
  'trauma-therapy',
  'family-support',
  'guardian-support',
  'schooling',
  'catch-up-classes',
  'trade-training',
  'documents',
  'legal-aid',
  'housing',
  'income',
  'benefits',
  'someone-alongside',
  'play-and-sport',
  'mediation',
  'theological-support',
  'other',
]);
export const actionGrounds = codesOf<NewAction['ground']>()([
  'consent',
  'assent-and-guardian',
  'vital-interest',
  'best-interests',
  'law',
]);
export const notDoneReasons = codesOf<NonNullable<Action['notDoneReason']>>()([
  'person-declined',
  'not-available',
  'not-funded',
  'too-far',
  'waiting-list',
  'no-longer-needed',
  'other-need',
]);
export const reviewDecisions = codesOf<ReviewBody['decision']>()([
  'continue',
  'revise',
  'propose-closing',
]);
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
