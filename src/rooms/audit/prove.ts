// Proving and exporting the trail of a programme, for the command line: the database's chain or an
// exported file, together with checkpoints that were kept outside.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from '../../engine/db/database.ts';
import type { Checkpoint } from './chain.ts';
import {
  headerLine,
  lineOf,
  recordsOfDatabase,
  recordsOfFile,
  withSnapshot,
} from './chain-records.ts';
import { type Verification, verifyChain } from './verify.ts';

/** Recomputes the whole chain in the database; `anchors` as `readAnchors` gives them. */
export async function verifyAudit(
  database: Kysely<unknown>,
  verifying: KeyObject,
  anchors: readonly Checkpoint[] = [],
): Promise<Verification> {
  return withSnapshot(database, (tx) => verifyChain(recordsOfDatabase(tx), verifying, anchors));
}

/** Recomputes the chain of an exported file. Throws `DamagedExport` for a line that is none. */
export async function verifyExport(
  path: string,
  verifying: KeyObject,
  anchors: readonly Checkpoint[] = [],
): Promise<Verification> {
  return verifyChain(recordsOfFile(path), verifying, anchors);
}

/** Remembers for the auditor's page when the chain was last proved, and what was found. */
export async function noteVerification(
  database: Kysely<unknown>,
  found: Verification,
): Promise<void> {
  const input = { ...found, firstWrongSeal: found.firstWrong?.seal ?? null };
  await sql`select audit.note_verification(${JSON.stringify(input)}::jsonb)`.execute(database);
}

/** Writes the whole trail; answers how many lines. `write` takes a line with its end. */
export async function exportAudit(
  database: Kysely<unknown>,
  verifying: KeyObject,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const publicKey = verifying.export({ type: 'spki', format: 'pem' }).toString();
  return withSnapshot(database, async (tx) => {
    let lines = 1;
    await write(`${headerLine(publicKey)}\n`);
    for await (const record of recordsOfDatabase(tx)) {
      await write(`${lineOf(record)}\n`);
      lines += 1;
    }
    return lines;
  });
}

/** The checkpoints kept in a folder, oldest first; none when there is no such folder. */
export function readAnchors(folder: string): Checkpoint[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (problem) {
    if ((problem as { code?: string }).code === 'ENOENT') return [];
    throw problem;
  }
  return names
    .filter((name) => /^checkpoint-\d+\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Checkpoint);
}
