// What waits for somebody in requests, for the first pages of both sides: by code, because a
// person is named only on the page of a request, to those who may know.

import { z } from 'zod';
import { sql, type Tx } from '../../engine/db/database.ts';
import { type WaitingStep, waitingSteps } from './model.ts';

export const disclosureWaiting = z.strictObject({
  id: z.uuid(),
  /** Of the request. */
  reference: z.string(),
  code: z.enum(waitingSteps),
  since: z.string(),
  dueAt: z.string(),
  missed: z.boolean(),
  /** A colleague whose step it is; the reader cannot open the request, and asks them. */
  remind: z.string().nullable(),
});
export type DisclosureWaiting = z.infer<typeof disclosureWaiting>;

type Row = {
  id: string;
  reference: string;
  code: WaitingStep;
  since: Date;
  dueAt: Date;
  remind: string | null;
};

/** The longest late first; the database decides what waits for whom. */
export async function listDisclosuresWaiting(tx: Tx, now: Date): Promise<DisclosureWaiting[]> {
  const found = await sql<Row>`select * from disclosure.waiting_for_me()`.execute(tx);
  return found.rows.map(({ since, dueAt, ...row }) => ({
    ...row,
    since: since.toISOString(),
    dueAt: dueAt.toISOString(),
    missed: dueAt < now,
  }));
}
