// The folder of contents and what is being sent: what a crash, a lost line, a stranger or nonsense
// may do to them.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { keyringOf } from '../crypto/keyring.ts';
import * as uploads from './incoming.ts';
import { documentBytesMax, partBytes, uploadsAtOnceMax } from './limits.ts';
import { folderStore, MissingContent } from './store.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'alongside-store-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
}
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the folder of contents', () => {
  it('gives back what was put, and nothing after it was removed', async () => {
    const store = folderStore(join(root, 'a'));
    const id = newId();
    await store.put(id, pieces('one', 'two'));
    expect(await textOf(await store.open(id))).toBe('onetwo');
    await store.remove(id);
    await expect(store.open(id)).rejects.toThrow(MissingContent);
    await store.remove(id);
  });

  it('keeps nothing of a content that broke off', async () => {
    const store = folderStore(join(root, 'b'));
    const id = newId();
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the line is gone');
    }
    await expect(store.put(id, broken())).rejects.toThrow('the line is gone');
    await expect(store.open(id)).rejects.toThrow(MissingContent);
    expect(await filesBelow(join(root, 'b'))).toEqual([]);
  });

  it('takes no name but an id, so that no path leads elsewhere', async () => {
    const store = folderStore(join(root, 'c'));
    for (const name of ['../key', 'a/b', '', '..', `${newId()}/x`]) {
      await expect(async () => store.open(name)).rejects.toThrow('stored under its id');
      await expect(async () => store.put(name, pieces('x'))).rejects.toThrow('stored under its id');
    }
  });

  it('lists what has lain there for long, also what a crash left half-written', async () => {
    const store = folderStore(join(root, 'd'));
    const [old, fresh] = [newId(), newId()];
    await store.put(old, pieces('x'));
    await store.put(fresh, pieces('y'));
    const path = (await filesBelow(join(root, 'd'))).find((file) => file.endsWith(old))!;
    await writeFile(`${path}.part`, 'half');
    const before = new Date(Date.now() - 7_200_000);
    for (const file of [path, `${path}.part`]) await utimes(file, before, before);
    const listed: string[] = [];
    for await (const id of store.listOlder(new Date(Date.now() - 3_600_000))) listed.push(id);
    expect(listed).toEqual([old, old]);
    await store.remove(old);
    expect(await filesBelow(join(root, 'd'))).toHaveLength(1);
  });
});

describe('what is being sent', () => {
  const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const [sender, stranger] = [newId(), newId()];
  let now = new Date('2026-03-01T09:00:00Z');
  const make = (name: string) => {
    const incoming = { root: join(root, name), keyring, now: () => now };
    const sent = (accountId: string, address: string) => ({ accountId, address });
    return {
      begin: (who: string, bytes: number) => uploads.beginUpload(incoming, who, bytes),
      take: (who: string, address: string, part: { number: number; bytes: Uint8Array }) =>
        uploads.takePart(incoming, sent(who, address), part),
      parts: (who: string, address: string) => uploads.listParts(incoming, sent(who, address)),
      read: (who: string, address: string) => uploads.readUpload(incoming, sent(who, address)),
      drop: (who: string, address: string) => uploads.dropUpload(incoming, sent(who, address)),
      sweep: (time: Date) => uploads.sweepUploads(incoming, time),
    };
  };

  async function begin(incoming: ReturnType<typeof make>, bytes: number): Promise<string> {
    const begun = await incoming.begin(sender, bytes);
    if (!begun.ok) throw new Error(begun.refusal);
    return begun.value;
  }

  it('joins the parts in whatever order they came, and lies on the disk sealed', async () => {
    const incoming = make('e');
    const file = randomBytes(partBytes * 2 + 7);
    file.write('Зарина');
    const upload = await begin(incoming, file.length);
    const part = (number: number) => ({
      number,
      bytes: file.subarray(number * partBytes, (number + 1) * partBytes),
    });
    for (const number of [2, 0])
      expect(await incoming.take(sender, upload, part(number))).toMatchObject({ ok: true });
    expect(await incoming.parts(sender, upload)).toMatchObject({ value: [0, 2] });
    expect(await incoming.read(sender, upload)).toMatchObject({ refusal: 'upload-incomplete' });
    await incoming.take(sender, upload, part(1));
    await incoming.take(sender, upload, part(1));
    const whole = await incoming.read(sender, upload);
    expect(whole.ok && whole.value.equals(file)).toBe(true);
    for (const path of await filesBelow(join(root, 'e'))) {
      expect((await readFile(path)).includes('Зарина')).toBe(false);
    }
    await incoming.drop(sender, upload);
    expect(await filesBelow(join(root, 'e'))).toEqual([]);
    expect(await incoming.take(sender, upload, part(0))).toMatchObject({ refusal: 'upload-over' });
  });

  it('is nobody else’s, and its address cannot be made up', async () => {
    const incoming = make('f');
    const upload = await begin(incoming, 5);
    const part = { number: 0, bytes: Buffer.from('12345') };
    const [id, , until, mac] = upload.split('.');
    const forged = [
      `${id}.6.${until}.${mac}`,
      `${newId()}.5.${until}.${mac}`,
      `../../x.5.${until}.${mac}`,
      'x',
    ];
    for (const other of forged) {
      expect(await incoming.take(sender, other, part)).toMatchObject({ refusal: 'upload-over' });
    }
    expect(await incoming.take(stranger, upload, part)).toMatchObject({ refusal: 'upload-over' });
    expect(await incoming.parts(stranger, upload)).toMatchObject({ refusal: 'upload-over' });
    await incoming.drop(stranger, upload);
    expect(await incoming.take(sender, upload, part)).toMatchObject({ ok: true });
  });

  it('takes each part in its size only', async () => {
    const incoming = make('g');
    const upload = await begin(incoming, partBytes + 5);
    for (const [number, length] of [
      [0, 5],
      [1, partBytes],
      [1, 4],
      [2, 0],
      [2, 5],
      [-1, 5],
    ] as const) {
      const taken = await incoming.take(sender, upload, { number, bytes: new Uint8Array(length) });
      expect(taken).toMatchObject({ refusal: 'part-of-wrong-size' });
    }
  });

  it('is over after a day, and swept', async () => {
    const incoming = make('h');
    const upload = await begin(incoming, documentBytesMax);
    now = new Date(now.getTime() + 86_400_001);
    const part = { number: 0, bytes: new Uint8Array(partBytes) };
    expect(await incoming.take(sender, upload, part)).toMatchObject({ refusal: 'upload-over' });
    expect(await incoming.sweep(new Date(Date.now() + 1_000))).toBe(1);
    expect(await readdir(join(root, 'h', sender))).toEqual([]);
  });

  it('is bounded for one person', async () => {
    const incoming = make('i');
    for (let count = 0; count < uploadsAtOnceMax; count += 1) await begin(incoming, 1);
    expect(await incoming.begin(sender, 1)).toMatchObject({ refusal: 'too-many-uploads' });
    expect(await incoming.begin(stranger, 1)).toMatchObject({ ok: true });
  });
});
