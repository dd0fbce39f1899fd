// Short names for the shapes that several screens show.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
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
export type LegalAid = BodyOf<typeof recordLegalAidOffer>;
