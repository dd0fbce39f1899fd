// An answer about consent as `people.record_consent` takes it: texts about people sealed with the key
// of the file, and the statement that was read named by its version.

import { packOf } from '../../engine/countries/load-packs.ts';
import { openText, type Place, sealText } from '../../engine/crypto/envelope.ts';
import type { NewConsent } from './shapes.ts';

type Column = 'adult_name' | 'reason' | 'authority';
/** Seals a text into this row, base64. */
export type SealInto = (place: Place, text: string) => string;

export const sealedWith =
  (key: Buffer): SealInto =>
  (place, text) =>
    sealText(key, place, text).toString('base64');

/** Always version 1: an answer never changes, it is ended and another follows. */
const placeOfConsent = (id: string, column: Column): Place => ({
  table: 'people.consent',
  record: id,
  column,
  version: 1,
});

export function openConsentText(
  key: Buffer | null,
  { id, column }: { readonly id: string; readonly column: Column },
  value: Buffer | null,
): string | null {
  return key && value && openText(key, placeOfConsent(id, column), value);
}

export function consentInput(
  { child, decision, dutyVersion, ...answer }: NewConsent,
  of: {
    readonly id: string;
    readonly personId: string;
    readonly country: string;
    readonly seal: SealInto;
    readonly byList?: boolean | undefined;
  },
): object {
  const sealed = (column: Column, text: string | null | undefined): string | null =>
    text ? of.seal(placeOfConsent(of.id, column), text) : null;
  return {
    ...answer,
    id: of.id,
    personId: of.personId,
    byList: of.byList ?? false,
    dutyVersion: dutyVersion ?? packOf(of.country).dutyToReport.version,
    ...child,
    adultName: sealed('adult_name', child?.adultName),
    reason: sealed('reason', decision?.reason),
    authority: sealed('authority', decision?.authority),
  };
}
