// Another key for a file: opens every sealed value with the key of before and seals it with a new
// one. Which values there are, the database says (database/rekeying.sql); it also refuses if one of
// them is missing.

import type { Keyring } from '../../engine/crypto/keyring.ts';
import {
  makeFileKey,
  openBytes,
  type Place,
  sealBytes,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';

/** `value` is base64. */
export type SealedValue = Place & { readonly personId: string; readonly value: string };
/** By person id, base64. */
export type WrappedKeys = Readonly<Record<string, string>>;
export type SealedFile = { readonly keys: WrappedKeys; readonly values: readonly SealedValue[] };

export function rekey(keyring: Keyring, { keys, values }: SealedFile): SealedFile {
  const ring = keyring.wrapping.care;
  const files = new Map(
    Object.entries(keys).map(([personId, wrapped]) => [
      personId,
      {
        before: unwrapKey(ring, personId, Buffer.from(wrapped, 'base64')),
        after: makeFileKey(),
      },
    ]),
  );
  return {
    keys: Object.fromEntries(
      [...files].map(([personId, { after }]) => [
        personId,
        wrapKey(ring, personId, after).toString('base64'),
      ]),
    ),
    values: values.map((one) => {
      const { before, after } = files.get(one.personId)!;
      const place = {
        table: one.table,
        record: one.record,
        column: one.column,
        version: one.version,
      };
      const bytes = openBytes(before, place, Buffer.from(one.value, 'base64'));
      return { ...one, value: sealBytes(after, place, bytes).toString('base64') };
    }),
  };
}
