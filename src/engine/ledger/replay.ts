// Replays the ledger of endings after a restore, in the restore's own transaction: whatever ended
// after the backup ends again, so an old backup brings nobody back. An ending that the backup
// already contains, or whose record it does not know, changes nothing and is counted.

import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { sql, type Tx } from '../db/database.ts';
import type { Ledger, Line } from './ledger-file.ts';

export type ReplayRefusal = 'ledger-older-than-backup' | 'ledger-of-another-programme';
/** `again`: ended again now; `absent`: records that the backup does not contain. */
export type Replayed = { readonly again: number; readonly absent: number };

/** Files are separated first: what belongs to one of them ends there and not in the other. */
const inOrder = ['unmerged', 'withdrawn', 'revoked', 'expunged', 'erased'] as const;
const linesAtOnce = 5_000;

export async function replayEndings(
  tx: Tx,
  ledger: Ledger,
): Promise<Outcome<Replayed, ReplayRefusal>> {
  const fits = await fitsBackup(tx, ledger);
  if (!fits.ok) return fits;
  await sql`create temporary table ending_before on commit drop as
    select id from programme.ending`.execute(tx);
  const known = await sql<{ id: string }>`select id from ending_before`.execute(tx);
  const inBackup = new Set(known.rows.map(({ id }) => id));
  const later = ledger.lines.filter(({ id }) => !inBackup.has(id));
  let again = 0;
  for (const kind of inOrder) {
    const records = [...new Set(later.filter((one) => one.kind === kind).map((one) => one.record))];
    if (records.length === 0) continue;
    const found = await sql<{ found: number }>`
      select programme.end_again(${kind}, ${records}::uuid[]) as found`.execute(tx);
    again += found.rows[0]!.found;
  }
  const all = new Set(later.map(({ kind, record }) => `${kind} ${record}`)).size;
  // Checks that wait for the end of the transaction: a failure must stop the restore here.
  await sql`set constraints all immediate`.execute(tx);
  await adoptLines(tx, ledger);
  return done({ again, absent: all - again });
}

/** The ledger must contain the last line that the backup knows, or it lost lines since. */
async function fitsBackup(tx: Tx, ledger: Ledger): Promise<Outcome<null, ReplayRefusal>> {
  const found = await sql<{ number: number | null; hash: Buffer | null }>`
    select number, hash from programme.ledger`.execute(tx);
  const { number, hash } = found.rows[0]!;
  if (number === null) return done(null);
  if (ledger.head.number < number) return refuse('ledger-older-than-backup');
  const isThere = ledger.hashOf(number) === hash!.toString('hex');
  return isThere ? done(null) : refuse('ledger-of-another-programme');
}

/** From here on the database knows the whole ledger, and goes on after its last line. */
async function adoptLines(tx: Tx, { lines, head }: Ledger): Promise<void> {
  // Noted by the replay itself; the ledger has these.
  await sql`delete from programme.ending e where not exists (select 1 from ending_before b
    where b.id = e.id)`.execute(tx);
  const first = new Map<string, Line>();
  for (const line of lines) if (!first.has(line.id)) first.set(line.id, line);
  const adopted = [...first.values()];
  for (let from = 0; from < adopted.length; from += linesAtOnce) {
    const some = JSON.stringify(adopted.slice(from, from + linesAtOnce));
    await sql`insert into programme.ending as e (id, kind, record, at, number)
      select id, kind, record, at, number from jsonb_to_recordset(${some}::jsonb)
        as line (id uuid, kind text, record uuid, at timestamptz, number bigint)
      on conflict (id) do update set number = coalesce(e.number, excluded.number)`.execute(tx);
  }
  await sql`update programme.ledger set number = ${head.number},
    hash = ${Buffer.from(head.hash, 'hex')}, handed_out_at = now()
    where number is distinct from ${head.number}`.execute(tx);
}
