// Runs inside the process that `in-process.ts` starts: one order, one answer, then it ends.

import { type Order, runOrder } from './run-order.ts';

// Our own end must not leave this process behind at work.
process.once('disconnect', () => process.exit());
process.once('message', (order) => {
  void runOrder(order as Order, (answer) => process.send?.(answer));
});
