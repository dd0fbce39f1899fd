// Where an operation may go from where it is, and which states have ended or landed. Pure.

import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { OperationState } from './model.ts';

const nextStates: Readonly<Record<OperationState, readonly OperationState[]>> = {
  negotiating: ['lists-verified', 'suspended', 'cancelled'],
  'lists-verified': ['approved', 'negotiating', 'suspended', 'cancelled'],
  approved: ['executing', 'lists-verified', 'suspended', 'cancelled'],
  executing: ['landed', 'suspended', 'cancelled'],
  landed: ['reception', 'suspended'],
  reception: ['dispersal', 'suspended'],
  dispersal: ['closed', 'suspended'],
  suspended: ['cancelled'],
  cancelled: [],
  closed: [],
};

/** States after which people are in the country: arrival may be recorded. */
export const landedStates: readonly OperationState[] = ['landed', 'reception', 'dispersal'];
export const endedStates: readonly OperationState[] = ['closed', 'cancelled'];

type Standing = { readonly state: OperationState; readonly suspendedFrom: OperationState | null };

export function operationMoves(at: Standing): readonly (OperationState | 'resumed')[] {
  const suspendedAfterLanding =
    at.suspendedFrom !== null && landedStates.includes(at.suspendedFrom);
  if (at.state !== 'suspended') return nextStates[at.state];
  return suspendedAfterLanding ? ['resumed'] : ['resumed', ...nextStates.suspended];
}

/** The state to write; for `resumed`, the state before the suspension. */
export function decideOperationMove(
  at: Standing,
  to: OperationState | 'resumed',
  days: { readonly on: Day; readonly today: Day },
): Outcome<OperationState, 'operation-cannot-move-there' | 'day-in-the-future'> {
  if (days.on > days.today) return refuse('day-in-the-future', { today: days.today });
  if (!operationMoves(at).includes(to)) {
    return refuse('operation-cannot-move-there', { from: at.state, to });
  }
  return done(to === 'resumed' ? at.suspendedFrom! : to);
}
