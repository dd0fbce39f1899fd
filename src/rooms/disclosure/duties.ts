// What waits for somebody in this room, state by state: on the first page of either side, by code,
// and once it is late on that of the next.

import type { By, Duties, DutiesOfTables, Holder } from '../../kernel/waiting.ts';
import type { RequestState, WaitingStep } from './model.ts';

const byOwner = (as: WaitingStep, by: By = 'disclosure-waiting-days') =>
  ({ on: 'owner-lead', as, by, then: { on: 'manager-of-owner', as } }) as const;
const byOther = (on: Holder, as: WaitingStep, then: { on: Holder; as: WaitingStep }) =>
  ({ on, as, by: 'disclosure-waiting-days', then }) as const;

/** Nothing can be approved before. */
const order = byOther('who-asked', 'disclosure-order-to-attach', {
  on: 'asking-lead',
  as: 'disclosure-order-to-attach',
});
const approvals = {
  stands: [
    order,
    byOwner('disclosure-to-approve'),
    byOther('second-approver', 'disclosure-to-approve', {
      on: 'owner-lead',
      as: 'disclosure-approval-late',
    }),
  ],
} as const;

/** Not `waiting` and `expired`, which the clock makes of the others. */
const request: Duties<Exclude<RequestState, 'waiting' | 'expired'>> = {
  asked: { stands: [byOwner('disclosure-to-answer'), order] },
  proposed: approvals,
  'approved-once': approvals,
  approved: { stands: [byOwner('disclosure-to-release')] },
  released: {
    stands: [
      byOther('who-asked', 'disclosure-to-open', { on: 'asking-lead', as: 'disclosure-to-open' }),
      byOwner('disclosure-to-tell', 'its-day'),
      // Put off with a reason, which holds only once a second person agrees.
      { on: 'owner-lead', as: 'disclosure-to-agree', by: 'now', then: null },
    ],
  },
  refused: 'over',
  withdrawn: 'over',
  revoked: 'over',
};

export const disclosureDuties: DutiesOfTables = { 'disclosure.request': request };
