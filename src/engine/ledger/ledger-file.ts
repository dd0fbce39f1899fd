// The ledger of endings: a text file beside the key file, outside the database and every backup,
// one JSON line for each thing that ended for good. Each line contains the hash of the line before
// and a MAC by a key of the machine ring, so nothing in it can be changed, left out or added
// without the key file. It holds kinds and ids only, which mean nothing outside the programme.
// Always appended to and flushed to disk, never rewritten.

import { createHash, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Keyring } from '../crypto/keyring.ts';

export type Ending = {
  readonly id: string;
  readonly kind: string;
  readonly record: string;
  readonly at: string;
};
export type Line = Ending & { readonly number: number };
/** The place that a chain has reached. */
export type Head = { readonly number: number; readonly hash: string };
/** As read and proved by `readLedger`; there is no other way to get one. */
export type Ledger = {
  readonly path: string;
  readonly lines: readonly Line[];
  readonly head: Head;
  readonly hashOf: (number: number) => string | null;
};
export type LedgerRefusal = 'ledger-missing' | 'ledger-changed' | 'ledger-of-another-programme';
type Macs = Pick<Keyring, 'ledgerMac' | 'newest'>;

/** Number 0; the endings follow. */
const beginning: Ending = { id: '', kind: 'alongside-ledger-1', record: '', at: '' };
const lineBytesMax = 1_024;
const nothingBefore = '0'.repeat(64);

/** Reads every line and proves the chain. A line cut off while it was written was never counted. */
export function readLedger(path: string, keys: Macs): Outcome<Ledger, LedgerRefusal> {
  if (!existsSync(path)) return refuse('ledger-missing', { path });
  const texts = wholeLines(readFileSync(path, 'utf8'));
  const lines: Line[] = [];
  const hashes: string[] = [];
  for (const text of texts) {
    const line = provedLine(text, keys, hashes.at(-1) ?? nothingBefore);
    if (line?.number !== hashes.length) {
      return refuse(hashes.length === 0 ? 'ledger-of-another-programme' : 'ledger-changed', {
        path,
        line: hashes.length + 1,
      });
    }
    if (line.number > 0) lines.push(line);
    hashes.push(hashOfLine(text));
  }
  if (hashes.length === 0) return refuse('ledger-changed', { path, line: 1 });
  return done({
    path,
    lines,
    head: { number: hashes.length - 1, hash: hashes.at(-1)! },
    hashOf: (number) => hashes[number] ?? null,
  });
}

/** The last line without proof of the chain; null if the file is not there or holds no line. */
export function lastHead(path: string): Head | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const size = fstatSync(file).size;
    const tail = Buffer.alloc(Math.min(size, lineBytesMax * 2));
    readSync(file, tail, 0, tail.length, size - tail.length);
    const last = wholeLines(tail.toString('utf8')).at(-1);
    if (last === undefined) return null;
    return { number: (JSON.parse(last) as Line).number, hash: hashOfLine(last) };
  } catch (problem) {
    if (problem instanceof SyntaxError) return null;
    throw problem;
  } finally {
    closeSync(file);
  }
}

/** Creates the file with its first line. Throws if it exists. */
export function makeLedger(path: string, keys: Macs): Head {
  const text = textOf({ ...beginning, number: 0 }, keys, nothingBefore);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  flushFolder(path);
  return { number: 0, hash: hashOfLine(text) };
}

/** Returns the new head once the lines are on disk. */
export function appendEndings(
  { path, head }: Pick<Ledger, 'path' | 'head'>,
  endings: readonly Ending[],
  keys: Macs,
): Head {
  if (endings.length === 0) return head;
  let { number, hash } = head;
  let written = '';
  for (const { id, kind, record, at } of endings) {
    number += 1;
    const text = textOf({ id, kind, record, at, number }, keys, hash);
    written += `${text}\n`;
    hash = hashOfLine(text);
  }
  const file = openSync(path, 'r+');
  try {
    // Ends after the last whole line: what a power cut left of another is overwritten.
    const end = wholeBytes(readFileSync(file));
    ftruncateSync(file, end);
    writeSync(file, written, end);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { number, hash };
}

function flushFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function wholeBytes(bytes: Buffer): number {
  return bytes.lastIndexOf('\n') + 1;
}

function wholeLines(text: string): string[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
}

function hashOfLine(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function textOf(line: Line, keys: Macs, before: string): string {
  const proved = provedPart(line, keys.newest, before);
  const mac = keys.ledgerMac(keys.newest, proved)!.toString('hex');
  return JSON.stringify({ ...line, key: keys.newest, before, mac });
}

function provedPart({ number, id, kind, record, at }: Line, key: number, before: string): string {
  return JSON.stringify([number, id, kind, record, at, key, before]);
}

/** Null: not written with these keys, or not after `before`. */
function provedLine(text: string, keys: Macs, before: string): Line | null {
  try {
    const { number, id, kind, record, at, key, mac } = JSON.parse(text) as Line & {
      key: number;
      mac: string;
    };
    const expected = keys.ledgerMac(key, provedPart({ number, id, kind, record, at }, key, before));
    const given = Buffer.from(mac, 'hex');
    if (expected?.length !== given.length || !timingSafeEqual(expected, given)) return null;
    return { number, id, kind, record, at };
  } catch {
    return null;
  }
}
