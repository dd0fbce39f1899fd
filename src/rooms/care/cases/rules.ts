// Decisions about cases: pure. Some of them the database enforces as well; here each refusal is one
// that a person can act on. No rule weighs what a person believes or declined.

import type { CaseState, Priority, SafetyConcern } from '../model.ts';

// Closing is not among them: one person proposes it, another decides it (`closing/`).
const transitions: Readonly<Record<CaseState, readonly CaseState[]>> = {
  identified: ['registered'],
  registered: ['assessment'],
  assessment: ['plan-draft'],
  'plan-draft': ['active'],
  active: ['review'],
  review: ['active'],
  closing: [],
  closed: ['reopened'],
  transferred: [],
  reopened: ['assessment', 'plan-draft', 'active'],
};

export function mayMove(from: CaseState, to: CaseState): boolean {
  return transitions[from].includes(to);
}

/** Steps that the supervisor decides; the others follow from the work. */
export function stepsOfSupervisor(from: CaseState): CaseState[] {
  return transitions[from].filter(
    (to) => to === 'reopened' || (to === 'active' && from === 'reopened'),
  );
}

export type ClosureFacts = {
  readonly priority: Priority;
  readonly lastConcern: SafetyConcern | null;
  /** Something urgent of which nobody has recorded what was done. */
  readonly urgentConcernOpen: boolean;
  readonly goalsNotReviewed: number;
  readonly minorWithoutCover: boolean;
};
export type ClosureBlocker = 'open-safety-concern' | 'goals-not-reviewed' | 'minor-without-cover';

/** What prevents a closing as done; shown before someone proposes one. */
export function closureBlockers(facts: ClosureFacts): ClosureBlocker[] {
  const blockers: ClosureBlocker[] = [];
  if (facts.urgentConcernOpen || (facts.priority === 'high' && facts.lastConcern !== 'none')) {
    blockers.push('open-safety-concern');
  }
  if (facts.goalsNotReviewed > 0) blockers.push('goals-not-reviewed');
  if (facts.minorWithoutCover) blockers.push('minor-without-cover');
  return blockers;
}

export function isOver(state: CaseState): boolean {
  return state === 'closed' || state === 'transferred';
}
