// Signed heads kept in a folder outside the database: one NDJSON file a month, only ever appended
// to. Whoever can rewrite the whole database cannot rewrite these, so a chain that was cut or
// forked shows against them. The folder may also say that a loss was accepted (after a restore):
// signed with the same key, and told by every later verification.

import {
  closeSync,
  fsyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type Head, keyName } from './chain.ts';

export type AcceptedLoss = {
  /** The last seal on which the database and the heads agreed; 0 for none. */
  readonly afterSeal: number;
  readonly afterHash: string | null;
  /** The last head that the database no longer has. */
  readonly untilSeal: number;
  readonly at: string;
  readonly key: string;
  readonly signature: string;
};

type Line = ({ readonly type: 'head' } & Head) | ({ readonly type: 'accepted' } & AcceptedLoss);

export type KeptHeads = {
  readonly heads: readonly Head[];
  readonly losses: readonly AcceptedLoss[];
  /** Lines that could not be read, for example the half of one after a power cut. */
  readonly unreadable: number;
};

/** Where the next head goes on from. */
export type LastKept = { readonly seal: number; readonly hash: string | null };

const nameOfFile = /^heads-\d{4}-\d{2}\.ndjson$/;
/** Longer than any few lines. */
const tailBytes = 8_192;

/** Written and flushed to the disk before it returns; throws if the folder cannot be written. */
export function appendHeads(folder: string, heads: readonly Head[]): void {
  const month = heads.at(-1)?.sealedAt.slice(0, 7);
  if (month === undefined) return;
  append(
    folder,
    month,
    heads.map((head) => ({ type: 'head', ...head })),
  );
}

export function acceptLoss(
  folder: string,
  loss: Pick<AcceptedLoss, 'afterSeal' | 'afterHash' | 'untilSeal'>,
  { signing, now }: { readonly signing: KeyObject; readonly now: Date },
): void {
  const key = keyName(createPublicKey(signing));
  const open = { ...loss, at: now.toISOString(), key };
  const signature = sign(null, lossMessage(open), signing).toString('base64');
  append(folder, open.at.slice(0, 7), [{ type: 'accepted', ...open, signature }]);
}

function lossMessage(loss: Omit<AcceptedLoss, 'signature'>): Buffer {
  const { afterSeal, afterHash, untilSeal, at, key } = loss;
  const parts = ['alongside-accepted-loss', 1, afterSeal, afterHash, untilSeal, at, key];
  return Buffer.from(JSON.stringify(parts));
}

function append(folder: string, month: string, lines: readonly Line[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Never into a file before the newest one: the last line of all must be in the last file.
  const newest = filesOf(folder).at(-1);
  const wanted = `heads-${month}.ndjson`;
  const name = newest !== undefined && newest > wanted ? newest : wanted;
  const file = openSync(join(folder, name), 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(file, last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== '\n';
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeSync(file, isTorn ? `\n${text}` : text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => nameOfFile.test(name))
      .sort();
  } catch (problem) {
    if ((problem as { code?: string }).code === 'ENOENT') return [];
    throw problem;
  }
}

/** From the end of the newest file only, because this is asked every few seconds. */
export function findLastKept(folder: string): LastKept | null {
  for (const name of filesOf(folder).toReversed()) {
    const lines = endOf(join(folder, name)).split('\n').map(parseLine);
    const last = lines.findLast((line) => line !== null);
    if (!last) continue;
    return last.type === 'head'
      ? { seal: last.seal, hash: last.hash }
      : { seal: last.afterSeal, hash: last.afterHash };
  }
  return null;
}

function endOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const from = Math.max(0, size - tailBytes);
    const bytes = Buffer.alloc(size - from);
    readSync(file, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function parseLine(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Partial<Line> | null;
    return line?.type === 'head' || line?.type === 'accepted' ? (line as Line) : null;
  } catch {
    return null;
  }
}

/**
 * Everything kept in a folder, or in one file taken from it. After an accepted loss, the heads that
 * were lost no longer count.
 */
export function readHeads(path: string, verifying: KeyObject): KeptHeads {
  const texts = textsOf(path).flatMap((text) => text.split('\n').filter((line) => line !== ''));
  let heads: Head[] = [];
  const losses: AcceptedLoss[] = [];
  let unreadable = 0;
  for (const line of texts.map(parseLine)) {
    if (line === null) unreadable += 1;
    else if (line.type === 'head') {
      const { type: _type, ...head } = line;
      heads.push(head);
    } else if (isLossSignedBy(line, verifying)) {
      losses.push(line);
      heads = heads.filter(({ seal }) => seal <= line.afterSeal);
    } else unreadable += 1;
  }
  return { heads, losses, unreadable };
}

function isLossSignedBy(loss: AcceptedLoss, verifying: KeyObject): boolean {
  return verify(null, lossMessage(loss), verifying, Buffer.from(loss.signature, 'base64'));
}

function textsOf(path: string): string[] {
  try {
    return filesOf(path).map((name) => readFileSync(join(path, name), 'utf8'));
  } catch (problem) {
    if ((problem as { code?: string }).code !== 'ENOTDIR') throw problem;
    return [readFileSync(path, 'utf8')];
  }
}
