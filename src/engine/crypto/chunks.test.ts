// Sealed streams: they open whole, and nothing else of them opens. Cut off, put in another order,
// mixed with another stream, moved to another record or called of another scheme, they are refused.

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DamagedChunks, openChunks, sealChunks, type Sealing } from './chunks.ts';

const sealing: Sealing = { key: randomBytes(32), scheme: 'machine', place: 'care.note|1|text' };
const head = 33;
const chunk = 64 * 1_024 + 16;

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
const seal = (clear: Buffer, how = sealing) => all(sealChunks([clear], how));
const open = (sealed: Buffer, how = sealing) => all(openChunks([sealed], how));

describe('a sealed stream', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('of %i bytes opens', async (size) => {
    const clear = randomBytes(size);
    const sealed = await seal(clear);
    expect((await open(sealed)).equals(clear)).toBe(true);
    expect(sealed[0]).toBe(1);
    expect(size > 15 && sealed.includes(clear.subarray(0, 16))).toBe(false);
  });

  it('opens in whatever pieces it arrives', async () => {
    const clear = randomBytes(150_000);
    const sealed = await seal(clear);
    const pieces = Array.from({ length: Math.ceil(sealed.length / 777) }, (_, at) =>
      sealed.subarray(at * 777, (at + 1) * 777),
    );
    expect((await all(openChunks(pieces, sealing))).equals(clear)).toBe(true);
  });

  const clear = randomBytes(200_000);
  const part = (sealed: Buffer, number: number) =>
    sealed.subarray(head + number * chunk, head + (number + 1) * chunk);
  it.each([
    ['cut off between chunks', (one: Buffer) => one.subarray(0, head + 2 * chunk)],
    ['cut off within a chunk', (one: Buffer) => one.subarray(0, head + chunk + 100)],
    ['cut off after its head', (one: Buffer) => one.subarray(0, head)],
    ['cut off within its head', (one: Buffer) => one.subarray(0, 10)],
    ['empty', () => Buffer.alloc(0)],
    [
      'in another order',
      (one: Buffer) =>
        Buffer.concat([
          one.subarray(0, head),
          part(one, 1),
          part(one, 0),
          one.subarray(head + 2 * chunk),
        ]),
    ],
    [
      'without its first chunk',
      (one: Buffer) => Buffer.concat([one.subarray(0, head), one.subarray(head + chunk)]),
    ],
    [
      'with a chunk of another stream',
      (one: Buffer, other: Buffer) =>
        Buffer.concat([one.subarray(0, head), part(other, 0), one.subarray(head + chunk)]),
    ],
    ['with more behind it', (one: Buffer) => Buffer.concat([one, randomBytes(40)])],
    ['with itself behind it', (one: Buffer) => Buffer.concat([one, one.subarray(head)])],
    [
      'changed in one bit',
      (one: Buffer) => {
        const changed = Buffer.from(one);
        changed[head + chunk + 5]! ^= 1;
        return changed;
      },
    ],
    [
      'called of another scheme',
      (one: Buffer) => Buffer.concat([Buffer.from([2]), one.subarray(1)]),
    ],
  ])('%s is refused', async (_, damage) => {
    const damaged = damage(await seal(clear), await seal(randomBytes(200_000)));
    await expect(open(damaged)).rejects.toThrow(DamagedChunks);
  });

  it.each([
    ['key', { ...sealing, key: randomBytes(32) }],
    ['record', { ...sealing, place: 'care.note|2|text' }],
    ['scheme', { ...sealing, scheme: 'device' as const }],
  ])('does not open with another %s', async (_, other) => {
    await expect(open(await seal(clear), other)).rejects.toThrow(DamagedChunks);
  });
});
