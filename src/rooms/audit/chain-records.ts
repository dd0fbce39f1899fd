// The chain's records as a stream: out of the database, into a file, and out of the file again. The
// file is NDJSON; it names its fields, so that it can be proved without this program.
// Read by the owner's connection (command line) in one snapshot; no login role sees all of this.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Kysely } from 'kysely';
import { sql, type Tx } from '../../engine/db/database.ts';
import { type Checkpoint, entryFields, type EntryText, type Seal } from './chain.ts';
import type { ChainRecord } from './verify.ts';

const sealsPerPage = 20;
const waitingPerPage = 5_000;
const fileFormat = 'alongside-audit';

/** Runs `work` on one unchanging view of the trail, while sealing goes on. */
export async function withSnapshot<Value>(
  database: Kysely<unknown>,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(work);
}

type Row = EntryText & { sealedIn: number | null };

export async function* recordsOfDatabase(tx: Tx): AsyncGenerator<ChainRecord> {
  for (const checkpoint of await listCheckpoints(tx)) yield { type: 'checkpoint', checkpoint };
  const last = (
    await sql<{ last: number }>`select greatest((select max(number) from audit.seal),
    (select max(sealed_in) from audit.entry), 0) as last`.execute(tx)
  ).rows[0]!.last;
  for (let from = 1; from <= last; from += sealsPerPage) {
    const seals = await listSeals(tx, from, from + sealsPerPage - 1);
    const entries = await listSealedEntries(tx, from, from + sealsPerPage - 1);
    let at = 0;
    for (let number = from; number < from + sealsPerPage; number++) {
      for (; at < entries.length && entries[at]!.sealedIn === number; at++)
        yield recordOf(entries[at]!);
      const seal = seals.find((one) => one.number === number);
      if (seal) yield { type: 'seal', seal };
    }
  }
  yield* waitingEntries(tx);
}

function recordOf({ sealedIn, ...entry }: Row): ChainRecord {
  return { type: 'entry', sealedIn, entry };
}

async function listCheckpoints(tx: Tx): Promise<Checkpoint[]> {
  return (
    await sql<Checkpoint>`select seal_number as "sealNumber", encode(seal_hash, 'hex') as
      "sealHash",
      entries_total as "entriesTotal", key,
      to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      translate(encode(signature, 'base64'), E'\n', '') as signature
    from audit.checkpoint order by seal_number, made_at`.execute(tx)
  ).rows;
}

async function listSeals(tx: Tx, from: number, until: number): Promise<Seal[]> {
  return (
    await sql<Seal>`select number, entries, entries_total as "entriesTotal",
      first_entry as "firstEntry", last_entry as "lastEntry",
      encode(entries_hash, 'hex') as "entriesHash", encode(previous_hash, 'hex') as "previousHash",
      encode(hash, 'hex') as hash,
      to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt"
    from audit.seal where number between ${from} and ${until} order by number`.execute(tx)
  ).rows;
}

async function listSealedEntries(tx: Tx, from: number, until: number): Promise<Row[]> {
  return (
    await sql<Row>`select t.* from audit.entry e cross join lateral audit.as_text(e) t
    where e.sealed_in between ${from} and ${until}
    order by e.sealed_in, e.writing_transaction, e.at, e.id`.execute(tx)
  ).rows;
}

async function* waitingEntries(tx: Tx): AsyncGenerator<ChainRecord> {
  for (let after = ''; ;) {
    const rows = (
      await sql<Row>`select t.* from audit.entry e cross join lateral audit.as_text(e) t
      where e.sealed_in is null and (${after} = '' or e.id > nullif(${after}, '')::uuid)
      order by e.id limit ${waitingPerPage}`.execute(tx)
    ).rows;
    for (const row of rows) yield recordOf(row);
    if (rows.length < waitingPerPage) return;
    after = rows.at(-1)!.id!;
  }
}

// ---------------------------------------------------------------- as a file

/** One line without its line break. */
export function lineOf(record: ChainRecord): string {
  if (record.type !== 'entry') return JSON.stringify(record);
  const values = entryFields.map((field) => record.entry[field]);
  return JSON.stringify({ type: 'entry', sealedIn: record.sealedIn, values });
}

export function headerLine(publicKey: string): string {
  return JSON.stringify({ type: fileFormat, version: 1, entryFields, publicKey });
}

/** A line that cannot be read ends the stream with an error that names it. */
export async function* recordsOfFile(path: string): AsyncGenerator<ChainRecord> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const record = readLine(line, number);
    if (record) yield record;
  }
  if (number === 0) throw new DamagedExport(1);
}

/** The file is not an export of the trail, or this line of it cannot be read. */
export class DamagedExport extends Error {
  override readonly name = 'DamagedExport';
  readonly line: number;
  constructor(line: number) {
    super(`line ${line} is not a line of an exported trail`);
    this.line = line;
  }
}

function readLine(line: string, number: number): ChainRecord | null {
  let read: { type?: string; values?: unknown[]; sealedIn?: number | null };
  try {
    read = JSON.parse(line) as typeof read;
  } catch {
    throw new DamagedExport(number);
  }
  if (number === 1) {
    if (read.type !== fileFormat) throw new DamagedExport(1);
    return null;
  }
  if (read.type === 'entry' && Array.isArray(read.values)) {
    const entry = Object.fromEntries(entryFields.map((field, at) => [field, read.values![at]]));
    return { type: 'entry', sealedIn: read.sealedIn ?? null, entry: entry as EntryText };
  }
  if (read.type === 'seal' && 'seal' in read) return read as unknown as ChainRecord;
  if (read.type === 'checkpoint' && 'checkpoint' in read) return read as unknown as ChainRecord;
  throw new DamagedExport(number);
}
