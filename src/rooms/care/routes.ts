// Binds the contracts of this room to its commands.

import { bind, type Binding } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as handoverApi from './api-handover.ts';
import * as needsApi from './api-needs.ts';
import * as planApi from './api-plan.ts';
import * as cases from './commands-cases.ts';
import * as handover from './commands-handover.ts';
import * as needs from './commands-needs.ts';
import * as plan from './commands-plan.ts';
import * as reviews from './commands-reviews.ts';

export const careBindings: Binding[] = [
  bind(handoverApi.listHouseholdsAwaitingHandover, handover.listHouseholdsAwaitingHandover),
  bind(handoverApi.offerHousehold, handover.offerHousehold),
  bind(handoverApi.listOffers, handover.listOffers),
  bind(handoverApi.withdrawOffer, handover.withdrawOffer),
  bind(handoverApi.acceptOffer, handover.acceptOffer),
  bind(handoverApi.declineOffer, handover.declineOffer),
  bind(handoverApi.assignCase, handover.assignCase),
  bind(handoverApi.assignHousehold, handover.assignHousehold),
  bind(handoverApi.addTeamMember, handover.addTeamMember),
  bind(handoverApi.endTeamMember, handover.endTeamMember),
  bind(api.listOrganisationCases, cases.listOrganisationCases),
  bind(api.listMyCases, cases.listMyCases),
  bind(api.readCase, cases.readCase),
  bind(api.readCaseOfPerson, cases.readCase),
  bind(api.moveCase, cases.moveCase),
  bind(api.changePriority, cases.changePriority),
  bind(api.readToday, cases.readToday),
  bind(api.readTimeline, cases.readTimeline),
  bind(needsApi.recordLegalAidOffer, needs.recordLegalAidOffer),
  bind(needsApi.recordVisit, needs.recordVisit),
  bind(needsApi.listVisits, needs.listVisits),
  bind(needsApi.makeAssessment, needs.makeAssessment),
  bind(needsApi.changeAssessment, needs.changeAssessment),
  bind(needsApi.addAddendum, needs.addAddendum),
  bind(needsApi.listAssessments, needs.listAssessments),
  bind(planApi.startPlan, plan.startPlan),
  bind(planApi.readPlan, plan.readPlan),
  bind(planApi.addGoal, plan.addGoal),
  bind(planApi.changeGoal, plan.changeGoal),
  bind(planApi.addAction, plan.addAction),
  bind(planApi.finishAction, plan.finishAction),
  bind(planApi.activatePlan, plan.activatePlan),
  bind(planApi.holdReview, reviews.holdReview),
];
