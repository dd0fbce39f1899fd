// From one understood row to the contents of an entry. Pure: no ids, no keys, no clock; the day is
// passed in. A year stays a year: the earliest and latest possible day, with how it was known.

import { type Birth, mayBeMinor, unknownBirth } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { withLatinDigits } from '../../../kernel/letters.ts';
import type { EntryReason } from '../entries/model.ts';
import { listedReason } from '../entries/rules.ts';
import { readBirth } from './reading/birth-value.ts';
import { marks, relations } from './reading/model.ts';
import type { PreviewRow } from './shapes.ts';

type Relation = (typeof relations)[number];
type Mark = (typeof marks)[number];

export type RowEntry = {
  readonly fullName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly fatherName: string | null;
  readonly motherName: string | null;
  readonly sex: 'female' | 'male' | 'unknown';
  readonly birth: Birth;
  readonly mayBeMinor: boolean;
  readonly citizenship: string | null;
  readonly district: string | null;
  readonly place: string | null;
  readonly tent: string | null;
  readonly kunya: string | null;
  readonly familyNumber: string | null;
  readonly relation: Relation | null;
  readonly mark: Mark | null;
  readonly document: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly listedStatus: 'boarded' | 'not-boarded' | null;
  readonly listedReason: EntryReason | null;
  /** What the cells say, also where it says nothing: it shows that a row was imported before. */
  readonly asWritten: {
    readonly fatherName: string | null;
    readonly motherName: string | null;
    readonly document: string | null;
  };
};

/** Null if the row contains no name. */
export function entryOfRow(row: PreviewRow, today: Day): RowEntry | null {
  const text = (field: string): string | null => {
    const value = row.values[field]?.value?.trim() ?? '';
    return value === '' ? null : value.slice(0, 300);
  };
  const writtenIn = (field: string): string | null =>
    text(field) ??
    (withLatinDigits(row.values[field]?.raw ?? '')
      .trim()
      .slice(0, 300) ||
      null);
  const parts = [
    text('familyName'),
    text('givenName'),
    text('fatherName'),
    text('grandfatherName'),
  ].filter((part) => part !== null);
  const fullName = text('fullName') ?? parts.join(' ');
  if (fullName === '') return null;
  const written = row.values['birth'] ?? row.values['age'];
  const birth = written ? readBirth(written) : unknownBirth;
  const status = text('status');
  const listedStatus = status === 'boarded' || status === 'not-boarded' ? status : null;
  const sex = text('sex');
  return {
    fullName: fullName.slice(0, 300),
    givenName: text('givenName'),
    familyName: text('familyName'),
    fatherName: text('fatherName'),
    motherName: text('motherName'),
    sex: sex === 'female' || sex === 'male' ? sex : 'unknown',
    birth,
    mayBeMinor: mayBeMinor(birth, today),
    citizenship: text('citizenship'),
    district: text('district'),
    place: text('place'),
    tent: text('tent'),
    kunya: text('kunya'),
    familyNumber: text('familyNumber'),
    relation: relations.find((known) => known === text('relation')) ?? null,
    mark: marks.find((known) => known === text('mark')) ?? null,
    document: text('document'),
    phone: text('phone'),
    address: text('address'),
    note: text('note'),
    listedStatus,
    listedReason: listedStatus === 'not-boarded' ? listedReason(text('reason')) : null,
    asWritten: {
      fatherName: writtenIn('fatherName'),
      motherName: writtenIn('motherName'),
      document: writtenIn('document'),
    },
  };
}

/**
 * What makes two rows the same row in two issues of a list: who is named and how, not the position
 * of the row, and not what the carrier has noted since.
 */
export function contentOfRow(kind: string, entry: RowEntry): string {
  return JSON.stringify([
    kind,
    entry.fullName,
    entry.asWritten.fatherName,
    entry.asWritten.motherName,
    entry.sex,
    entry.birth,
    entry.citizenship,
    entry.kunya,
    entry.asWritten.document,
  ]);
}
