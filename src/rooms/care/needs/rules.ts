// Whether a visit may be recorded: pure, the day is passed in.

import { addDays, type Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { isOver } from '../cases/rules.ts';
import {
  type CaseState,
  type SafetyAsked,
  type SafetyConcern,
  nextVisitDaysMax,
  type VisitKind,
  visitKinds,
} from '../model.ts';

export type NewVisit = {
  readonly visitedOn: Day;
  readonly kind: string;
  readonly present: readonly string[];
  readonly nextVisitOn: Day | null;
  readonly safetyConcern: SafetyConcern;
  readonly safetyAsked: SafetyAsked | null;
};
export type VisitFacts = {
  readonly today: Day;
  readonly state: CaseState;
  readonly legalAidDue: boolean;
  readonly hasFirstVisit: boolean;
  /** The first day on which somebody met the person. */
  readonly metFirstOn: Day | null;
  readonly mayBeMinor: boolean;
  /** The earliest day on which the person may have been born. */
  readonly bornFrom: Day | null;
};
export type VisitRefusal =
  | 'legal-aid-not-offered'
  | 'first-visit-already-made'
  | 'day-in-future'
  | 'day-before-birth'
  | 'next-visit-before-visit'
  | 'next-visit-too-far'
  | 'child-alone-is-for-minors'
  | 'safety-answer-needs-alone'
  | 'case-is-closed';

export function mayRecordVisit(visit: NewVisit, facts: VisitFacts): Outcome<null, VisitRefusal> {
  if (isOver(facts.state)) return refuse('case-is-closed');
  if (facts.legalAidDue) return refuse('legal-aid-not-offered');
  if (visit.visitedOn > facts.today) return refuse('day-in-future', { today: facts.today });
  if (facts.bornFrom !== null && visit.visitedOn < facts.bornFrom) {
    return refuse('day-before-birth');
  }
  const isMet = facts.metFirstOn !== null && facts.metFirstOn <= visit.visitedOn;
  if (visit.kind === 'first' && (facts.hasFirstVisit || isMet)) {
    return refuse('first-visit-already-made');
  }
  if (visit.nextVisitOn !== null && visit.nextVisitOn <= visit.visitedOn) {
    return refuse('next-visit-before-visit');
  }
  if (visit.nextVisitOn !== null && visit.nextVisitOn > addDays(facts.today, nextVisitDaysMax)) {
    return refuse('next-visit-too-far');
  }
  if (visit.present.includes('child-alone') && !facts.mayBeMinor) {
    return refuse('child-alone-is-for-minors');
  }
  if (!isAnswer(visit)) return refuse('safety-answer-needs-alone');
  return done(null);
}

/** Whoever answers while others listen has not answered; what somebody saw counts all the same. */
export function isAnswer({
  safetyConcern,
  safetyAsked,
}: Pick<NewVisit, 'safetyConcern' | 'safetyAsked'>): boolean {
  if (safetyAsked === null) return safetyConcern !== 'not-answered';
  return safetyConcern !== (safetyAsked === 'not-alone' ? 'none' : 'not-answered');
}

/**
 * Which kinds the form offers, the likeliest first. A follow-up is never called a first visit: once
 * somebody has met the person there is no first one any more. The reverse is allowed, because
 * people who came with a caseload were visited before anybody wrote it down here.
 */
export function visitKindsFor(
  facts: Pick<VisitFacts, 'hasFirstVisit' | 'metFirstOn'>,
): VisitKind[] {
  const isFirst = !facts.hasFirstVisit && facts.metFirstOn === null;
  return visitKinds.filter((kind) => isFirst || kind !== 'first');
}
