// The key of one subject's file: wrapped under the key outside the database, with the subject as
// its owner, and opened only for those whose policies show the row. Persons have other keys.

import {
  makeFileKey,
  openText,
  sealText,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import type { Tx } from '../../engine/db/database.ts';
import { findWrappedKey } from './matter/queries.ts';

export function makeSubjectKey(keyring: Keyring, subjectId: string): Buffer {
  return wrapKey(keyring.wrapping.justice, `subject|${subjectId}`, makeFileKey());
}

type Reader = { readonly tx: Tx; readonly services: { readonly keyring: Keyring } };

export async function findSubjectKey(
  { tx, services }: Reader,
  subjectId: string,
): Promise<Buffer | null> {
  const wrapped = await findWrappedKey(tx, subjectId);
  return wrapped && unwrapKey(services.keyring.wrapping.justice, `subject|${subjectId}`, wrapped);
}

type Hearing = { readonly id: string; readonly version: number };

export function sealNote(
  key: Buffer,
  { id, version }: Hearing,
  note: string | null,
): Buffer | null {
  if (note === null || note === '') return null;
  return sealText(key, { table: 'legal.hearing', record: id, column: 'note', version }, note);
}

export function openNote(
  key: Buffer,
  { id, version }: Hearing,
  sealed: Buffer | null,
): string | null {
  return (
    sealed && openText(key, { table: 'legal.hearing', record: id, column: 'note', version }, sealed)
  );
}
