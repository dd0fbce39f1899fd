// Sealing of what is written about a restriction under the key of the subject's file: each value
// bound to its table, row and column. Rows of these tables never change a sealed value, so the
// version is always one.

import { openText, sealText } from '../../engine/crypto/envelope.ts';

type SealedColumn =
  | 'legal.restriction.scope'
  | 'legal.restriction.grounds_role'
  | 'legal.restriction.grounds_stay'
  | 'legal.restriction.appeal_terms'
  | 'legal.restriction_variation.scope'
  | 'legal.permission_request.purpose'
  | 'legal.permission_request.reason'
  | 'legal.probation_contact.place';

function placeOf(at: SealedColumn, record: string) {
  const parts = at.split('.');
  return { table: `${parts[0]}.${parts[1]}`, column: parts[2]!, record, version: 1 };
}

export type Sealing = {
  readonly seal: (at: SealedColumn, record: string, text: string) => Buffer;
  readonly sealOptional: (at: SealedColumn, record: string, text: string | null) => Buffer | null;
  readonly open: (at: SealedColumn, record: string, sealed: Buffer) => string;
  readonly openOptional: (at: SealedColumn, record: string, sealed: Buffer | null) => string | null;
};

export function sealingWith(key: Buffer): Sealing {
  const seal: Sealing['seal'] = (at, record, text) => sealText(key, placeOf(at, record), text);
  const open: Sealing['open'] = (at, record, sealed) => openText(key, placeOf(at, record), sealed);
  return {
    seal,
    sealOptional: (at, record, text) => (text === null ? null : seal(at, record, text)),
    open,
    openOptional: (at, record, sealed) => sealed && open(at, record, sealed),
  };
}
