// What waits for somebody in this room, state by state: it stands on the page of disclosures of
// both sides, and on no first page yet.

import type { Duties, DutiesOfTables, Waiting } from '../../kernel/waiting.ts';
import type { RequestState } from './model.ts';

const waits: Waiting = { nobodyYet: 'disclosure' };

/** Not `waiting` and `expired`, which the clock makes of the others. */
const request: Duties<Exclude<RequestState, 'waiting' | 'expired'>> = {
  asked: waits,
  proposed: waits,
  'approved-once': waits,
  approved: waits,
  released: waits,
  refused: 'over',
  withdrawn: 'over',
  revoked: 'over',
};

export const disclosureDuties: DutiesOfTables = { 'disclosure.request': request };
