// Hands endings out from the database to the ledger beside the key file: a job of machinery every
// few seconds, and before each backup. A line is on disk before its row is marked, so that a crash
// in between writes a line twice, which is harmless, and never loses one. A ledger that is missing
// or shorter than the database knows is an alarm, not something to begin anew.

import type { Kysely } from 'kysely';
import type { Keyring } from '../crypto/keyring.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import type { Machinery } from '../jobs/job.ts';
import {
  appendEndings,
  type Ending,
  type Head,
  lastHead,
  type LedgerRefusal,
  makeLedger,
  readLedger,
} from './ledger-file.ts';

export type LedgerPlace = { readonly path: string; readonly keyring: Keyring };

/** `code` is what the page about jobs shows. */
export class LedgerProblem extends Error {
  override readonly name = 'LedgerProblem';
  readonly code: LedgerRefusal | 'ledger-behind';
  constructor(code: LedgerProblem['code']) {
    super(`the ledger of endings cannot be continued: ${code}`);
    this.code = code;
  }
}

const endingsAtOnce = 1_000;

/** Returns how many were handed out. Throws `LedgerProblem`. */
export async function handOutEndings(
  database: Kysely<unknown>,
  place: LedgerPlace,
): Promise<number> {
  for (let handedOut = 0; ;) {
    const count = await inTransaction(database, (tx) => handOutSome(tx, place));
    handedOut += count;
    if (count < endingsAtOnce) return handedOut;
  }
}

async function handOutSome(tx: Tx, { path, keyring }: LedgerPlace): Promise<number> {
  const locked = await sql<{ number: number | null; hash: Buffer | null }>`
    select number, hash from programme.lock_ledger()`.execute(tx);
  const { number, hash } = locked.rows[0]!;
  const known = number === null ? null : { number, hash: hash!.toString('hex') };
  const waiting = await sql<Ending>`select id, kind, record,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from programme.list_endings_to_hand_out(${endingsAtOnce})`.execute(tx);
  const head = reachedHead({ path, keyring }, known);
  const next = appendEndings({ path, head }, waiting.rows, keyring);
  const ids = waiting.rows.map(({ id }) => id);
  if (next.number !== known?.number) {
    await sql`select programme.note_handed_out(${ids}::uuid[], ${next.number},
      ${Buffer.from(next.hash, 'hex')})`.execute(tx);
  }
  return ids.length;
}

/** Usually only the last line is read: that it is the known one proves those before it as well. */
function reachedHead({ path, keyring }: LedgerPlace, known: Head | null): Head {
  if (known !== null && lastHead(path)?.hash === known.hash) return known;
  const ledger = readLedger(path, keyring);
  if (!ledger.ok) {
    if (ledger.refusal !== 'ledger-missing' || known !== null) {
      throw new LedgerProblem(ledger.refusal);
    }
    return makeLedger(path, keyring);
  }
  if (known !== null && ledger.value.hashOf(known.number) !== known.hash) {
    throw new LedgerProblem('ledger-behind');
  }
  return ledger.value.head;
}

/** Every few seconds: until an ending is handed out, only an older backup could undo it. */
export function ledgerJob(path: string): Machinery {
  return {
    kind: 'ledger',
    as: 'machinery',
    role: 'worker',
    everySeconds: 5,
    failing: 'endings cannot be handed out to the ledger',
    run: async ({ keyring }, worker) => void (await handOutEndings(worker, { path, keyring })),
  };
}
