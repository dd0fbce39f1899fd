// The key of one operation: everything encrypted about its lists is sealed with it. Opened only for
// somebody whose policies show the row; without the row there is no key.

import { createHmac } from 'node:crypto';
import {
  makeFileKey,
  openBytes,
  sealBytes,
  sealText,
  openText,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import { sql, type Tx } from '../../engine/db/database.ts';

export type KeyReader = { readonly tx: Tx; readonly services: { readonly keyring: Keyring } };

export async function makeOperationKey(
  { tx, services }: KeyReader,
  operationId: string,
): Promise<void> {
  const wrapped = wrapKey(services.keyring.wrapping, operationId, makeFileKey());
  await sql`insert into operations.operation_key (operation_id, wrapped_key)
    values (${operationId}::uuid, ${wrapped})`.execute(tx);
}

/** Null when the operation is not visible, does not exist, or its key was destroyed. */
export async function findOperationKey(
  { tx, services }: KeyReader,
  operationId: string,
): Promise<Buffer | null> {
  const found = await sql<{ wrappedKey: Buffer }>`select wrapped_key from operations.operation_key
    where operation_id = ${operationId}::uuid and wrapped_key is not null`.execute(tx);
  const row = found.rows[0];
  return row ? unwrapKey(services.keyring.wrapping, operationId, row.wrappedKey) : null;
}

/** Keyed, so that neither a file nor a row can be confirmed from the database alone. */
export function keyedHash(key: Buffer, content: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

/** Sealed columns of an entry; none of them is ever rewritten, so their version stays 1. */
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
