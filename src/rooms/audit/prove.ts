// Proving and exporting the trail of a programme, for the command line: the database's chain or an
// exported file, together with checkpoints that were kept outside.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Checkpoint, Head } from './chain.ts';
import {
  headerLine,
  lineOf,
  recordsOfDatabase,
  recordsOfFile,
  withSnapshot,
} from './chain-records.ts';
import * as queries from './queries-chain.ts';
import { type Anchor, type Verification, verifyChain } from './verify.ts';

/** Recomputes the whole chain in the database; `anchors` as `readAnchors` and `readHeads` give them. */
export async function verifyAudit(
  database: Kysely<unknown>,
  verifying: KeyObject,
  anchors: readonly Anchor[] = [],
): Promise<Verification> {
  return withSnapshot(database, (tx) => verifyChain(recordsOfDatabase(tx), verifying, anchors));
}

/**
 * Recomputes the chain of an exported file. Throws `DamagedExport` at the first line it cannot
 * read.
 */
export async function verifyExport(
  path: string,
  verifying: KeyObject,
  anchors: readonly Anchor[] = [],
): Promise<Verification> {
  return verifyChain(recordsOfFile(path), verifying, anchors);
}

/** Records for the auditor's page when the chain was last proved, and the result. */
export async function noteVerification(
  database: Kysely<unknown>,
  found: Verification,
): Promise<void> {
  await queries.noteVerification(database, {
    ...found,
    firstWrongSeal: found.firstWrong?.seal ?? null,
  });
}

/** The last head whose seal the database still has; null if it has none of them. */
export async function findLastAgreed(
  database: Kysely<unknown>,
  heads: readonly Head[],
): Promise<Head | null> {
  for (const head of heads.toReversed()) {
    if ((await queries.findSealHash(database, head.seal)) === head.hash) return head;
  }
  return null;
}

/** Writes the whole trail and returns the number of lines. `write` takes a line with its end. */
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

/** The checkpoints kept in a folder, oldest first; none if the folder does not exist. */
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
