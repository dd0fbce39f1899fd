// Decisions about cases: pure. Some of them the database enforces as well; here each refusal is one
// that a person can act on. No rule weighs what a person believes or declined.

import type { CaseState, Priority, SafetyConcern } from '../model.ts';

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

/** Steps that the supervisor decides; the others follow from the work. */
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

/** What prevents closing; after a death or a move, goals need no review. */
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

/** Closing needs a reason for closing, continuing one for continuing. */
export function reasonFits(to: CaseState, reason: MoveReason): boolean {
  const goesOn = reason === 'work-continues' || reason === 'new-need';
  return (to === 'closing' || to === 'closed') !== goesOn;
}

/** Whether goals must be reviewed before this closure: not when the person died or left. */
export function reasonNeedsReviewedGoals(reason: MoveReason): boolean {
  return !['died', 'moved-away', 'lost-contact'].includes(reason);
}

export function isOver(state: CaseState): boolean {
  return state === 'closed' || state === 'transferred';
}
