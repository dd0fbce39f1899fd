// Which step of a hold comes next, and for whom. The database decides the same
// (care.step_hold).

import type { Role } from '../../../kernel/roles.ts';
import type { HoldState, HoldStep } from './model.ts';

export function isOpenHold(state: HoldState): boolean {
  return state === 'proposed' || state === 'in-force' || state === 'lifting-proposed';
}

/** `stepBy`: who took the step that waits for a second person. */
export function stepsOfHold(
  state: HoldState,
  actor: { readonly accountId: string; readonly role: Role },
  stepBy: string,
): HoldStep[] {
  if (actor.role === 'supervisor')
    return state === 'in-force' ? ['reviewed', 'lifting-proposed'] : [];
  if (actor.role !== 'cso-manager' || stepBy === actor.accountId) return [];
  if (state === 'proposed') return ['confirmed', 'refused'];
  return state === 'lifting-proposed' ? ['lifted', 'kept'] : [];
}
