// The key of one person's file: made with the person, wrapped with the key outside the database,
// and opened only for readers whose policies show the row. Without the row there is no key, so a
// check forgotten elsewhere still yields only ciphertext.

import type { Keyring } from '../../engine/crypto/keyring.ts';
import {
  makeFileKey,
  type Place,
  sealText,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';
import type { Tx } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { listWrappedKeys } from './queries-keys.ts';

export type ContactKind = 'phone' | 'address' | 'how-to-reach';
export type DocumentKind =
  | 'passport'
  | 'birth-certificate'
  | 'identity-card'
  | 'return-certificate'
  | 'court-decision'
  | 'other';
/** What comes with a new person, sealed, in the shapes of `people.add_household`. */
export type NewFile = {
  readonly wrappedKey: string;
  /** Any other text of the file, base64. */
  readonly seal: (place: Place, text: string) => string;
  readonly contact: (
    kind: ContactKind,
    text: string,
  ) => { id: string; kind: string; value: string };
  readonly document: (
    kind: DocumentKind,
    number: string,
  ) => { id: string; kind: string; number: string; issuedOn: null };
};

/** The key of a person about to be added, and what seals with it. */
export function openNewFile(keyring: Keyring, personId: string): NewFile {
  const key = makeFileKey();
  const seal = (place: { table: string; id: string; column: string }, text: string) =>
    sealText(
      key,
      { table: place.table, record: place.id, column: place.column, version: 1 },
      text,
    ).toString('base64');
  return {
    wrappedKey: wrapKey(keyring.wrapping.care, personId, key).toString('base64'),
    seal: (place, text) => sealText(key, place, text).toString('base64'),
    contact(kind, text) {
      const id = newId();
      return { id, kind, value: seal({ table: 'people.contact', id, column: 'value' }, text) };
    },
    document(kind, number) {
      const id = newId();
      const place = { table: 'people.identity_document', id, column: 'number' };
      return { id, kind, number: seal(place, number), issuedOn: null };
    },
  };
}

/** A fresh wrapped key for a new person, base64, as `people.add_household` takes it. */
export function makeWrappedKey(keyring: Keyring, personId: string): string {
  return wrapKey(keyring.wrapping.care, personId, makeFileKey()).toString('base64');
}

type Reader = { readonly tx: Tx; readonly services: { readonly keyring: Keyring } };

/** Null if the file does not exist, may not be seen, or was expunged; the answer is the same. */
export async function findFileKey(reader: Reader, personId: string): Promise<Buffer | null> {
  const keys = await findFileKeys(reader, [personId]);
  return keys.get(personId) ?? null;
}

/** Keys of those persons whose file is visible. */
export async function findFileKeys(
  { tx, services }: Reader,
  personIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await listWrappedKeys(tx, personIds);
  return new Map(
    rows.map((row) => [
      row.personId,
      unwrapKey(services.keyring.wrapping.care, row.personId, row.wrappedKey),
    ]),
  );
}
