// The address of an upload is its own proof: it carries a MAC over account, size and last moment,
// so that only the account that began it can go on, and no row has to be kept for it.

import { hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Sealing } from '../crypto/chunks.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { isId, newId } from '../../kernel/id.ts';

/** What the browser holds: `id.bytes.until.mac`. */
export type UploadRef = string;

export type Upload = {
  readonly accountId: string;
  readonly id: string;
  /** Of the whole file. */
  readonly bytes: number;
  /** The last moment, in milliseconds since 1970. */
  readonly until: number;
};

type Mac = Pick<Keyring, 'uploadMac'>;

export function newUpload(accountId: string, bytes: number, until: number): Upload {
  return { accountId, id: newId(), bytes, until };
}

export function addressOf(keyring: Mac, upload: Upload): UploadRef {
  const { id, bytes, until } = upload;
  return `${id}.${bytes}.${until}.${macOf(keyring, upload).toString('base64url')}`;
}

/** Null: not one of ours, somebody else's, or over. */
export function recogniseUpload(
  keyring: Mac,
  given: { readonly accountId: string; readonly address: UploadRef },
  now: Date,
): Upload | null {
  const [id = '', bytes = '', until = '', mac = ''] = given.address.split('.');
  const upload = { accountId: given.accountId, id, bytes: Number(bytes), until: Number(until) };
  const isWhole = Number.isSafeInteger(upload.bytes) && Number.isSafeInteger(upload.until);
  if (!isId(id) || !isWhole) return null;
  const [wanted, said] = [macOf(keyring, upload), Buffer.from(mac, 'base64url')];
  const isOurs = said.length === wanted.length && timingSafeEqual(said, wanted);
  return isOurs && upload.until > now.getTime() ? upload : null;
}

/** Each part is sealed by itself, under its number. */
export function sealingOfPart(keyring: Mac, upload: Upload, number: number): Sealing {
  const key = hkdfSync('sha256', macOf(keyring, upload), '', 'incoming parts', 32);
  return { key: Buffer.from(key), scheme: 'machine', place: `incoming|${upload.id}|${number}` };
}

function macOf(keyring: Mac, { accountId, id, bytes, until }: Upload): Buffer {
  return keyring.uploadMac(`${accountId}|${id}|${bytes}|${until}`);
}
