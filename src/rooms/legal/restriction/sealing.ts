// Seals what is written about a restriction with the key of the subject's file. Each value is bound
// to its table, row and column. Sealed values in these tables never change, so the version is
// always one.

import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import type { NewRestriction } from './shapes.ts';

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

export type SealedTexts = {
  readonly scope: Buffer;
  readonly groundsRole: Buffer | null;
  readonly groundsStay: Buffer | null;
  readonly appealTerms: Buffer | null;
};

type Texts = Pick<NewRestriction, 'scope' | 'groundsRole' | 'groundsStay' | 'appealTerms'>;

/** The texts of an order, each sealed for its column. */
export function sealTexts({ seal, sealOptional }: Sealing, id: string, row: Texts): SealedTexts {
  return {
    scope: seal('legal.restriction.scope', id, row.scope),
    groundsRole: sealOptional('legal.restriction.grounds_role', id, row.groundsRole),
    groundsStay: sealOptional('legal.restriction.grounds_stay', id, row.groundsStay),
    appealTerms: sealOptional('legal.restriction.appeal_terms', id, row.appealTerms),
  };
}
