// The ledger proves itself: a line that was changed, left out, moved, added or made with another
// key file is found. A line cut off by a power cut was never counted and is written over.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyringOf } from '../crypto/keyring.ts';
import { appendEndings, lastHead, makeLedger, readLedger } from './ledger-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signing = generateKeyPairSync('ed25519').privateKey;
const first = randomBytes(32);
const keys = keyringOf(first, signing);
const ending = (at: number) => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  kind: 'revoked',
  record: `00000000-0000-4000-9000-00000000000${at}`,
  at: `2026-11-30T00:00:0${at}.000000Z`,
});

function ledgerOf(count: number): string {
  const path = join(folder, randomBytes(6).toString('hex'));
  const head = makeLedger(path, keys);
  appendEndings(
    { path, head },
    Array.from({ length: count }, (_, at) => ending(at)),
    keys,
  );
  return path;
}
const linesAt = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('a ledger', () => {
  it('is read as it was written, and holds only kinds and ids', () => {
    const path = ledgerOf(3);
    const read = readLedger(path, keys);
    expect(read).toMatchObject({ ok: true, value: { head: { number: 3 } } });
    expect(read.ok && read.value.lines).toEqual(
      [0, 1, 2].map((at) => ({ ...ending(at), number: at + 1 })),
    );
    expect(read.ok && read.value.head).toEqual(lastHead(path));
  });

  it('goes on after a rotation, each line under the key of its time', () => {
    const path = ledgerOf(2);
    const rotated = keyringOf(first, signing, [randomBytes(32)]);
    appendEndings({ path, head: lastHead(path)! }, [ending(5)], rotated);
    expect(readLedger(path, rotated)).toMatchObject({ ok: true, value: { head: { number: 3 } } });
    expect(readLedger(path, keys)).toMatchObject({ refusal: 'ledger-changed' });
  });

  it.each([
    [
      'with a changed record',
      (all: string[]) => [all[0]!, all[1]!.replace('9000', '9001'), all[2]!],
    ],
    ['with another kind', (all: string[]) => [all[0]!, all[1]!.replace('revoked', 'erased')]],
    ['without a line', (all: string[]) => [all[0]!, ...all.slice(2)]],
    ['with two lines in another order', (all: string[]) => [all[0]!, all[2]!, all[1]!, all[3]!]],
    ['with a line twice', (all: string[]) => [...all, all.at(-1)!]],
    ['with a line of no key', (all: string[]) => [...all.slice(0, 3), '{"number":3}']],
  ])('%s is refused', (_, change) => {
    const path = ledgerOf(4);
    writeFileSync(path, `${change(linesAt(path)).join('\n')}\n`);
    expect(readLedger(path, keys)).toMatchObject({ refusal: 'ledger-changed' });
  });

  it('without its first line, or of another key file, is of another programme', () => {
    const path = ledgerOf(3);
    expect(readLedger(path, keyringOf(randomBytes(32), signing))).toMatchObject({
      refusal: 'ledger-of-another-programme',
    });
    writeFileSync(path, `${linesAt(path).slice(1).join('\n')}\n`);
    expect(readLedger(path, keys)).toMatchObject({ refusal: 'ledger-of-another-programme' });
  });

  it('goes on after a line that a power cut left unfinished', () => {
    const path = ledgerOf(2);
    appendFileSync(path, '{"id":"0000');
    expect(readLedger(path, keys)).toMatchObject({ ok: true, value: { head: { number: 2 } } });
    appendEndings({ path, head: lastHead(path)! }, [ending(7)], keys);
    expect(readLedger(path, keys)).toMatchObject({ ok: true, value: { head: { number: 3 } } });
  });

  it('is never made over another', () => {
    expect(() => makeLedger(ledgerOf(1), keys)).toThrow('EEXIST');
  });
});
