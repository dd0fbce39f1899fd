// The key of one request: made when it is asked, wrapped under the key outside the database with
// the request as its owner, destroyed when the request is over. It seals the identity and the
// values; no key of a person's file or of a subject opens them.

import {
  makeFileKey,
  openText,
  type Place,
  sealText,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import type { FieldValue, Identity } from './shapes.ts';

const ownerOf = (disclosureId: string): string => `disclosure|${disclosureId}`;

export function makeRequestKey(
  keyring: Keyring,
  disclosureId: string,
): { key: Buffer; wrapped: Buffer } {
  const key = makeFileKey();
  return { key, wrapped: wrapKey(keyring.wrapping.crossing, ownerOf(disclosureId), key) };
}

export function openRequestKey(keyring: Keyring, disclosureId: string, wrapped: Buffer): Buffer {
  return unwrapKey(keyring.wrapping.crossing, ownerOf(disclosureId), wrapped);
}

const identityPlace = (disclosureId: string): Place => ({
  table: 'disclosure.request',
  record: disclosureId,
  column: 'identity',
  version: 1,
});

export function sealIdentity(key: Buffer, disclosureId: string, identity: Identity): Buffer {
  return sealText(key, identityPlace(disclosureId), JSON.stringify(identity));
}

export function openIdentity(key: Buffer, disclosureId: string, sealed: Buffer): Identity {
  return JSON.parse(openText(key, identityPlace(disclosureId), sealed)) as Identity;
}

// Each field is sealed separately, so that an approver can remove one without opening the others.
const valuePlace = (disclosureId: string, field: string): Place => ({
  table: 'disclosure.proposed_value',
  record: `${disclosureId}|${field}`,
  column: 'sealed',
  version: 1,
});

export type SealedValue = { readonly field: string; readonly sealed: string };

export function sealValue(key: Buffer, disclosureId: string, value: FieldValue): SealedValue {
  const place = valuePlace(disclosureId, value.field);
  return {
    field: value.field,
    sealed: sealText(key, place, JSON.stringify(value)).toString('hex'),
  };
}

export function openValue(key: Buffer, disclosureId: string, value: SealedValue): FieldValue {
  const place = valuePlace(disclosureId, value.field);
  return JSON.parse(openText(key, place, Buffer.from(value.sealed, 'hex'))) as FieldValue;
}
