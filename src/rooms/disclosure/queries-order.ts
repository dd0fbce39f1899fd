// Reading the order behind a request. Each question is a function that decides itself whether this
// actor reads it.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { KeptFormat } from '../../engine/documents/cleaning/model.ts';

/** `page`: as images; `file`: to be saved, which a third party may not. */
export type OrderForm = 'page' | 'file';

export type OrderRow = {
  readonly id: string;
  readonly format: KeptFormat;
  readonly pages: number | null;
  readonly contentId: string;
  readonly contentKey: Buffer;
  readonly wrappedKey: Buffer;
};

/** Before `openOrderRow`, in a transaction of its own. */
export async function noteOrderReading(tx: Tx, disclosureId: string, as: OrderForm): Promise<void> {
  await sql`select disclosure.note_order_reading(${disclosureId}, ${as === 'file'})`.execute(tx);
}

/** Null without a reading on record, and for everyone who does not read it. */
export async function openOrderRow(
  tx: Tx,
  disclosureId: string,
  as: OrderForm,
): Promise<OrderRow | null> {
  const found = await sql<OrderRow>`
    select * from disclosure.open_order(${disclosureId}, ${as === 'file'})`.execute(tx);
  return found.rows[0] ?? null;
}

export async function findKeyToAttach(tx: Tx, disclosureId: string): Promise<Buffer | null> {
  const found = await sql<{ key: Buffer | null }>`
    select disclosure.key_to_attach(${disclosureId}) as key`.execute(tx);
  return found.rows[0]?.key ?? null;
}
