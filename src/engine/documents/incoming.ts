// What somebody is sending: a file in parts of at most 1 MiB, each sealed on the disk as it comes,
// so that a lost line costs one part and not the file. No row exists until a record takes the
// document; what no record took is swept a day later.

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openChunks, sealChunks, type Sealing } from '../crypto/chunks.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { documentBytesMax, partBytes, uploadsAtOnceMax } from './limits.ts';
import {
  addressOf,
  newUpload,
  recogniseUpload,
  sealingOfPart,
  type Upload,
  type UploadRef,
} from './upload-address.ts';

/** Whose upload, and its address. */
export type Sent = { readonly accountId: string; readonly address: UploadRef };

/** The folder of what is being sent. */
export type Incoming = {
  readonly root: string;
  readonly keyring: Keyring;
  readonly now: () => Date;
};

const dayMilliseconds = 86_400_000;

/** `bytes`: of the whole file, 1 to `documentBytesMax`. */
export async function beginUpload(
  { root, keyring, now }: Incoming,
  accountId: string,
  bytes: number,
): Promise<Outcome<UploadRef, 'too-many-uploads'>> {
  const open = await namesIn(join(root, accountId));
  if (open.length >= uploadsAtOnceMax) {
    return refuse('too-many-uploads', { most: uploadsAtOnceMax });
  }
  const upload = newUpload(accountId, bytes, now().getTime() + dayMilliseconds);
  await mkdir(folderOf(root, upload), { recursive: true, mode: 0o700 });
  return done(addressOf(keyring, upload));
}

/** Numbers from 0. A part that came before is replaced by the same part. */
export async function takePart(
  incoming: Incoming,
  sent: Sent,
  { number, bytes }: { readonly number: number; readonly bytes: Uint8Array },
): Promise<Outcome<null, 'upload-over' | 'part-of-wrong-size'>> {
  const upload = find(incoming, sent);
  if (!upload) return refuse('upload-over');
  if (bytes.length !== sizeOfPart(upload.bytes, number)) return refuse('part-of-wrong-size');
  const sealed = await whole(sealChunks([bytes], sealingOfPart(incoming.keyring, upload, number)));
  const path = join(folderOf(incoming.root, upload), String(number));
  try {
    await writeFile(`${path}.half`, sealed, { mode: 0o600 });
    await rename(`${path}.half`, path);
  } catch (problem) {
    // Swept or dropped a moment ago; a full disk is still a failure of ours.
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return refuse('upload-over');
    throw problem;
  }
  return done(null);
}

/** The numbers of the parts that are here, ascending. */
export async function listParts(
  incoming: Incoming,
  sent: Sent,
): Promise<Outcome<readonly number[], 'upload-over'>> {
  const upload = find(incoming, sent);
  const names = upload && (await readdir(folderOf(incoming.root, upload)).catch(() => null));
  if (!names) return refuse('upload-over');
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return done(numbers.sort((a, b) => a - b));
}

/** The whole file, in clear; it is at most `documentBytesMax`. */
export async function readUpload(
  incoming: Incoming,
  sent: Sent,
): Promise<Outcome<Buffer, 'upload-over' | 'upload-incomplete'>> {
  const here = await listParts(incoming, sent);
  const upload = find(incoming, sent);
  if (!here.ok || !upload) return refuse('upload-over');
  const parts = countParts(upload.bytes);
  const received = here.value.length;
  if (received !== parts) return refuse('upload-incomplete', { parts, received });
  const file = Buffer.allocUnsafe(upload.bytes);
  let at = 0;
  for (const number of here.value) {
    const path = join(folderOf(incoming.root, upload), String(number));
    const sealing: Sealing = sealingOfPart(incoming.keyring, upload, number);
    for await (const clear of openChunks([await readFile(path)], sealing)) {
      at += clear.copy(file, at);
    }
  }
  return done(file);
}

/** Not wanted, or attached by now. */
export async function dropUpload(incoming: Incoming, sent: Sent): Promise<void> {
  const upload = find(incoming, sent);
  if (upload) await rm(folderOf(incoming.root, upload), { recursive: true, force: true });
}

/** Removes what nobody touched since `time`; answers how many uploads went. */
export async function sweepUploads({ root }: Incoming, time: Date): Promise<number> {
  let removed = 0;
  for (const account of await namesIn(root)) {
    for (const id of await namesIn(join(root, account))) {
      const path = join(root, account, id);
      const touched = await stat(path).catch(() => null);
      if (!touched || touched.mtime >= time) continue;
      await rm(path, { recursive: true, force: true });
      removed += 1;
    }
  }
  return removed;
}

function find({ keyring, now }: Incoming, sent: Sent): Upload | null {
  return recogniseUpload(keyring, sent, now());
}

function folderOf(root: string, { accountId, id }: Upload): string {
  return join(root, accountId, id);
}

/** Nothing in a folder that nobody has made yet. */
function namesIn(path: string): Promise<string[]> {
  return readdir(path).catch(() => []);
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export function countParts(bytes: number): number {
  return Math.ceil(bytes / partBytes);
}

/** Null: the file has no part of that number. */
function sizeOfPart(bytes: number, number: number): number | null {
  const count = countParts(Math.min(bytes, documentBytesMax));
  if (number < 0 || number >= count) return null;
  return number === count - 1 ? bytes - partBytes * (count - 1) : partBytes;
}
