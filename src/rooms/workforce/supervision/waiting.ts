// What of supervision stands on the Today of whoever asks, with names.

import type { Tx } from '../../../engine/db/database.ts';
import { findStaffNames } from '../queries.ts';
import { listWaitingRows } from './queries.ts';
import { viewWaiting } from './views.ts';

export async function listSupervisionWaiting(tx: Tx, now: Date) {
  const rows = await listWaitingRows(tx);
  const accounts = rows.flatMap(({ workers, withAccount }) => [...(workers ?? []), withAccount]);
  const names = await findStaffNames(tx, accounts);
  return rows.map((row) => viewWaiting(row, names, now));
}
