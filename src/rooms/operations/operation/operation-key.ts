// The key of one operation: everything encrypted about its lists is sealed with it. It opens only
// for a person whose policies show the row; without the row there is no key.

import { createHmac } from 'node:crypto';
import {
  makeFileKey,
  openBytes,
  sealBytes,
  sealText,
  openText,
  unwrapKey,
  wrapKey,
} from '../../../engine/crypto/envelope.ts';
import type { Keyring } from '../../../engine/crypto/keyring.ts';
import type { Tx } from '../../../engine/db/database.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { findWrappedKey, insertOperationKey } from './queries.ts';

export type KeyReader = { readonly tx: Tx; readonly services: { readonly keyring: Keyring } };

export async function makeOperationKey(
  { tx, services }: KeyReader,
  operationId: string,
): Promise<void> {
  const wrapped = wrapKey(services.keyring.wrapping.programme, operationId, makeFileKey());
  await insertOperationKey(tx, operationId, wrapped);
}

/** Null if the operation is not visible, does not exist, or its key was destroyed. */
export async function findOperationKey(
  { tx, services }: KeyReader,
  operationId: string,
): Promise<Buffer | null> {
  const wrapped = await findWrappedKey(tx, operationId);
  return wrapped && unwrapKey(services.keyring.wrapping.programme, operationId, wrapped);
}

/** Throws if there is no key: callers have seen the operation. */
export async function getOperationKey(reader: KeyReader, operationId: string): Promise<Buffer> {
  const key = await findOperationKey(reader, operationId);
  invariant(key, 'an operation without its key');
  return key;
}

/**
 * For pages of operations that may be long over: once the key was destroyed, nothing that it sealed
 * is left but the names of the lists.
 */
export async function findReadingKey(
  reader: KeyReader,
  operationId: string,
): Promise<{ readonly key: Buffer; readonly isDestroyed: boolean }> {
  const key = await findOperationKey(reader, operationId);
  return { key: key ?? makeFileKey(), isDestroyed: key === null };
}

/** Keyed, so that nobody can confirm a file or a row with only the database. */
export function keyedHash(key: Buffer, content: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

/** Sealed columns of an entry; they are never rewritten, so their version stays 1. */
export type SealedColumn = 'document' | 'phone' | 'address' | 'note';

export function sealEntryText(
  key: Buffer,
  place: { readonly entryId: string; readonly column: SealedColumn },
  text: string,
): Buffer {
  return sealText(key, placeOf(place), text);
}

export function openEntryText(
  key: Buffer,
  place: { readonly entryId: string; readonly column: SealedColumn },
  sealed: Buffer,
): string {
  return openText(key, placeOf(place), sealed);
}

function placeOf({ entryId, column }: { entryId: string; column: SealedColumn }) {
  return { table: 'operations.entry_identity', record: entryId, column, version: 1 };
}

type ListPlace = { readonly listId: string; readonly column: string; readonly version: number };

export function sealListPart(key: Buffer, place: ListPlace, bytes: Uint8Array): Buffer {
  return sealBytes(key, listPlace(place), bytes);
}

export function openListPart(key: Buffer, place: ListPlace, sealed: Buffer): Buffer {
  return openBytes(key, listPlace(place), sealed);
}

function listPlace({ listId, column, version }: ListPlace) {
  return { table: 'operations.list', record: listId, column, version };
}
