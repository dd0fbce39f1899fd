// Encryption of single values before they reach SQL: AES-256-GCM from Node's own crypto, with a
// random key per file (person, operation, matter, request), wrapped by a numbered key of its side.
// The key of each value is derived from its file's key and its record. Table, row, column and
// version are bound in, so a value copied to another row, column or version does not decrypt.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { InvariantError } from '../../kernel/invariant.ts';

/** Where a value is stored; `record` is the row's id, `version` its revision. */
export type Place = {
  readonly table: string;
  readonly record: string;
  readonly column: string;
  readonly version: number;
};

/** The keys of one side that wrap file keys; a new number is added at each rotation. */
export type Ring = {
  readonly side: string;
  readonly newest: number;
  readonly keyOf: (number: number) => Buffer | null;
  /** What wrapped file keys before there were sides and numbers. */
  readonly beforeRings: Buffer;
};

/**
 * This key does not open this value. It may be the key of a moment ago, if the file got another one
 * between two statements of a request; then the request runs once more (db/database.ts).
 */
export class DoesNotOpen extends InvariantError {
  constructor() {
    super('an encrypted value does not open with this key');
  }
}

const format = 1;
const numbered = 2;
const nonceBytes = 12;
const tagBytes = 16;

export function makeFileKey(): Buffer {
  return randomBytes(32);
}

/**
 * `owner` is the id of the file the key belongs to: a wrapped key moved to another file, to another
 * side or under another number is refused.
 */
export function wrapKey(ring: Ring, owner: string, key: Buffer): Buffer {
  const head = Buffer.from([numbered, ring.newest >> 8, ring.newest & 0xff]);
  const wrapping = keyUnder(ring, ring.newest);
  return Buffer.concat([head, encrypt(wrapping, boundIn(ring, ring.newest, owner), key)]);
}

export function unwrapKey(ring: Ring, owner: string, wrapped: Buffer): Buffer {
  if (wrapped[0] !== numbered) return decrypt(ring.beforeRings, `file-key|${owner}`, wrapped);
  const number = numberOf(wrapped);
  return decrypt(keyUnder(ring, number), boundIn(ring, number, owner), wrapped.subarray(3));
}

/** The same file key under the newest number; null if it is there already. */
export function rewrapKey(ring: Ring, owner: string, wrapped: Buffer): Buffer | null {
  if (wrapped[0] === numbered && numberOf(wrapped) === ring.newest) return null;
  return wrapKey(ring, owner, unwrapKey(ring, owner, wrapped));
}

function numberOf(wrapped: Buffer): number {
  return wrapped.readUInt16BE(1);
}

function boundIn({ side }: Ring, number: number, owner: string): string {
  return `file-key|${side}|${number}|${owner}`;
}

function keyUnder(ring: Ring, number: number): Buffer {
  const key = ring.keyOf(number);
  if (!key) throw new InvariantError(`the key file has no key number ${number}`);
  return key;
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
  const body = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    throw new DoesNotOpen();
  }
}
