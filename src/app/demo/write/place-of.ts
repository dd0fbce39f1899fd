// Where a sealed text of the made-up programme lies: always the first version of its row.

import type { Place } from '../../../engine/crypto/envelope.ts';

export function placeOf(table: string, record: string, column: string): Place {
  return { table, record, column, version: 1 };
}
