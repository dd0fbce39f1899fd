// The chain's records as a stream: out of the database, into a file, and out of the file again. The
// file is NDJSON; it names its fields, so that it can be proved without this program.
// The command line reads it over the owner's connection in one snapshot; no login role sees all of
// this.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Kysely } from 'kysely';
import type { Tx } from '../../engine/db/database.ts';
import { entryFields, type EntryText } from './chain.ts';
import {
  type EntryRow,
  findLastNumber,
  listCheckpoints,
  listSealedEntries,
  listSeals,
  listWaitingEntries,
} from './queries-chain.ts';
import type { ChainRecord } from './verify.ts';

const sealsPerPage = 20;
const waitingPerPage = 5_000;
const fileFormat = 'alongside-audit';

/** Runs `work` on one snapshot of the trail, while sealing goes on. */
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

export async function* recordsOfDatabase(tx: Tx): AsyncGenerator<ChainRecord> {
  for (const checkpoint of await listCheckpoints(tx)) yield { type: 'checkpoint', checkpoint };
  const last = await findLastNumber(tx);
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

function recordOf({ sealedIn, ...entry }: EntryRow): ChainRecord {
  return { type: 'entry', sealedIn, entry };
}

async function* waitingEntries(tx: Tx): AsyncGenerator<ChainRecord> {
  for (let after = ''; ;) {
    const rows = await listWaitingEntries(tx, after, waitingPerPage);
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
