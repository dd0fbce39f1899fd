// Decisions about cases: pure, the day is handed in. What the database enforces as well stands
// here in words a person can act on. No rule weighs what somebody believes or declined.

import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import {
  type CaseState,
  type Level,
  type Priority,
  type SafetyConcern,
  strengthsOfLevel,
} from './model.ts';

const transitions: Readonly<Record<CaseState, readonly CaseState[]>> = {
  identified: ['registered', 'closing'],
  registered: ['assessment', 'closing'],
  assessment: ['plan-draft', 'closing'],
  'plan-draft': ['active', 'closing'],
  active: ['review', 'closing'],
  review: ['active', 'closing'],
  closing: ['closed', 'active', 'reopened'],
  closed: ['reopened'],
  transferred: [],
  reopened: ['assessment', 'plan-draft', 'active', 'closing'],
};

export function mayMove(from: CaseState, to: CaseState): boolean {
  return transitions[from].includes(to);
}

/** Steps that a supervisor takes by decision; the others follow from the work itself. */
export function stepsOfSupervisor(from: CaseState): CaseState[] {
  return transitions[from].filter(
    (to) =>
      ['closing', 'closed', 'reopened'].includes(to) ||
      (to === 'active' && (from === 'closing' || from === 'reopened')),
  );
}

export type ClosureFacts = {
  readonly priority: Priority;
  readonly lastConcern: SafetyConcern | null;
  readonly goalsNotReviewed: number;
  readonly minorWithoutCover: boolean;
};
export type ClosureBlocker = 'open-safety-concern' | 'goals-not-reviewed' | 'minor-without-cover';

/** What stands against closing; a death or a move does not need reviewed goals. */
export function closureBlockers(facts: ClosureFacts, goalsCount = true): ClosureBlocker[] {
  const blockers: ClosureBlocker[] = [];
  if (
    facts.lastConcern === 'urgent' ||
    (facts.priority === 'high' && facts.lastConcern !== 'none')
  ) {
    blockers.push('open-safety-concern');
  }
  if (goalsCount && facts.goalsNotReviewed > 0) blockers.push('goals-not-reviewed');
  if (facts.minorWithoutCover) blockers.push('minor-without-cover');
  return blockers;
}

type MoveReason =
  | 'goals-met'
  | 'person-asked'
  | 'moved-away'
  | 'died'
  | 'of-age-with-plan'
  | 'lost-contact'
  | 'work-continues'
  | 'new-need';

/** Closing needs a reason for closing, going on a reason for going on. */
export function reasonFits(to: CaseState, reason: MoveReason): boolean {
  const goesOn = reason === 'work-continues' || reason === 'new-need';
  return (to === 'closing' || to === 'closed') !== goesOn;
}

/** Whether goals must be reviewed before this closure: not when the person died or left. */
export function reasonNeedsReviewedGoals(reason: MoveReason): boolean {
  return !['died', 'moved-away', 'lost-contact'].includes(reason);
}

export type NewVisit = {
  readonly visitedOn: Day;
  readonly kind: string;
  readonly present: readonly string[];
  readonly nextVisitOn: Day | null;
};
export type VisitFacts = {
  readonly today: Day;
  readonly state: CaseState;
  readonly legalAidDue: boolean;
  readonly hasFirstVisit: boolean;
  readonly mayBeMinor: boolean;
};
type VisitRefusal =
  | 'legal-aid-not-offered'
  | 'first-visit-already-made'
  | 'day-in-future'
  | 'next-visit-before-visit'
  | 'child-alone-is-for-minors'
  | 'case-is-closed';

export function mayRecordVisit(visit: NewVisit, facts: VisitFacts): Outcome<null, VisitRefusal> {
  if (isOver(facts.state)) return refuse('case-is-closed');
  if (facts.legalAidDue) return refuse('legal-aid-not-offered');
  if (visit.visitedOn > facts.today) return refuse('day-in-future', { today: facts.today });
  if (visit.kind === 'first' && facts.hasFirstVisit) return refuse('first-visit-already-made');
  if (visit.nextVisitOn !== null && visit.nextVisitOn <= visit.visitedOn) {
    return refuse('next-visit-before-visit');
  }
  if (visit.present.includes('child-alone') && !facts.mayBeMinor) {
    return refuse('child-alone-is-for-minors');
  }
  return done(null);
}

export function isOver(state: CaseState): boolean {
  return state === 'closed' || state === 'transferred';
}

/** A goal starts from something that already holds on its own level. */
export function strengthFits(level: Level, strength: string): boolean {
  return (strengthsOfLevel[level] as readonly string[]).includes(strength);
}

export type ActionGround =
  | 'consent'
  | 'assent-and-guardian'
  | 'vital-interest'
  | 'best-interests'
  | 'law';
export type NewAction = {
  readonly providerOrganisationId: string | null;
  readonly providerName: string | null;
  readonly ground: ActionGround;
  readonly consentId: string | null;
};
/** The consent an action rests on, as it stands; null when it is not of this person. */
export type ConsentFacts = {
  readonly ground: string;
  readonly untilOn: Day;
  readonly withdrawn: boolean;
} | null;

/** A service rests on a consent that holds, or on a named ground without one. */
export function mayAddAction(
  action: NewAction,
  consent: ConsentFacts,
  today: Day,
): Outcome<null, 'provider-needed' | 'consent-needed' | 'consent-does-not-hold'> {
  if (action.providerOrganisationId === null && action.providerName === null) {
    return refuse('provider-needed');
  }
  const restsOnConsent = action.ground === 'consent' || action.ground === 'assent-and-guardian';
  if (restsOnConsent !== (action.consentId !== null)) return refuse('consent-needed');
  if (!restsOnConsent) return done(null);
  if (
    !consent ||
    consent.withdrawn ||
    consent.untilOn < today ||
    consent.ground !== action.ground
  ) {
    return refuse('consent-does-not-hold', { until: consent?.untilOn ?? null });
  }
  return done(null);
}
