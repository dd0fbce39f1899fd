// Today: computed from the facts at this moment; nothing is scheduled or stored, and nothing that
// comes from here is text that somebody wrote.

import type { Tx } from '../../../engine/db/database.ts';
import { arrange } from './order.ts';
import { keepPlans, listFirst, listItems, listOwn, type TodayRow } from './queries-frame.ts';
import type { TodayScope } from './queries-scope.ts';

/**
 * Up to so many persons, or as many as the page has room for, everything that waits is read at once
 * and ordered afterwards.
 */
const fewMost = 200;

type TodayPage = { readonly items: readonly TodayRow[]; readonly more: boolean };

/** The families of the most urgent items, each with everything owed to it. */
export async function listToday(tx: Tx, scope: TodayScope): Promise<TodayPage> {
  await keepPlans(tx);
  const atOnce = Math.max(fewMost, scope.limit);
  const own = await listOwn(tx, scope, atOnce + 1);
  if (own.length <= atOnce) {
    const all = await listItems(tx, scope, { persons: own, elsewhere: true });
    return arrange(all, scope, scope.limit);
  }
  const { persons, more } = await listFirst(tx, scope);
  const theirs = await listItems(tx, scope, { persons, elsewhere: false });
  return { items: arrange(theirs, scope, theirs.length).items, more };
}
