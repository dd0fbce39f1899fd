// Encryption of single values before they reach SQL: AES-256-GCM from Node's own crypto, with a
// random key per file (person, operation), wrapped by the key-encryption key. The key of each value
// is derived from its file's key and its record. Table, row, column and version are bound in, so a
// value copied to another row, column or version does not decrypt.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { InvariantError } from '../../kernel/invariant.ts';

/** Where a value is stored; `record` is the row's id, `version` its revision. */
export type Place = {
  readonly table: string;
  readonly record: string;
  readonly column: string;
  readonly version: number;
};

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;

export function makeFileKey(): Buffer {
  return randomBytes(32);
}

/**
 * `owner` is the id of the file the key belongs to: a wrapped key moved to another file is refused.
 */
export function wrapKey(wrapping: Buffer, owner: string, key: Buffer): Buffer {
  return encrypt(wrapping, `file-key|${owner}`, key);
}

export function unwrapKey(wrapping: Buffer, owner: string, wrapped: Buffer): Buffer {
  return decrypt(wrapping, `file-key|${owner}`, wrapped);
}

export function sealText(fileKey: Buffer, place: Place, text: string): Buffer {
  return encrypt(recordKey(fileKey, place), bound(place), Buffer.from(text, 'utf8'));
}

export function openText(fileKey: Buffer, place: Place, sealed: Buffer): string {
  return decrypt(recordKey(fileKey, place), bound(place), sealed).toString('utf8');
}

export function sealBytes(fileKey: Buffer, place: Place, bytes: Uint8Array): Buffer {
  return encrypt(recordKey(fileKey, place), bound(place), Buffer.from(bytes));
}

export function openBytes(fileKey: Buffer, place: Place, sealed: Buffer): Buffer {
  return decrypt(recordKey(fileKey, place), bound(place), sealed);
}

function recordKey(fileKey: Buffer, place: Place): Buffer {
  return Buffer.from(
    hkdfSync('sha256', fileKey, Buffer.alloc(0), `record|${place.table}|${place.record}`, 32),
  );
}

function bound(place: Place): string {
  return `${place.table}|${place.record}|${place.column}|${place.version}`;
}

function encrypt(key: Buffer, associated: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([format]), nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, associated: string, sealed: Buffer): Buffer {
  if (sealed[0] !== format || sealed.length < 1 + nonceBytes + tagBytes) {
    throw new InvariantError('an encrypted value has an unknown format');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes));
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const body = sealed.subarray(1 + nonceBytes, sealed.length - tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
