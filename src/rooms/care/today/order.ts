// The order of Today for persons: a family stands together, whoever lives with nobody stands alone.
// `queries-frame.ts` orders by the same rule.

import { type Due, todayOrder } from '../../../kernel/today.ts';

export { groupOf, isMissed, type Moment } from '../../../kernel/today.ts';

export type Waiting = Due & {
  readonly personId: string;
  readonly householdId: string | null;
};

export const { compare, arrange } = todayOrder<Waiting>(
  ({ personId }) => personId,
  ({ householdId, personId }) => householdId ?? personId,
);
