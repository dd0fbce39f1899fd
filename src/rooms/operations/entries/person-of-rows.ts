// One person out of the rows of several lists: which spelling becomes the name, which birth is the
// surest, and what is shown of it. Pure. The rows keep all spellings; choosing one discards
// nothing.

import type { Birth } from '../../../kernel/birth.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { ListKind } from '../lists/model.ts';
import { marks, relations } from '../lists/reading/model.ts';
import type { EntrySummary } from './shapes.ts';
import type { MemberRow } from './queries-members.ts';

// The ministry writes names as the country's documents do; a camp's clerk writes by ear.
const nameOrder: readonly ListKind[] = ['ministry', 'boarding', 'other', 'camp'];
const birthOrder: readonly Birth['precision'][] = [
  'day',
  'month',
  'year',
  'about',
  'age',
  'unknown',
];

/** What a row says about a person, on a list of an operation or of a caseload. */
export type ToldRow = Pick<
  MemberRow,
  | 'kind'
  | 'fullName'
  | 'givenName'
  | 'familyName'
  | 'fatherName'
  | 'motherName'
  | 'sex'
  | 'relation'
  | 'birthFrom'
  | 'birthTo'
  | 'birthPrecision'
  | 'citizenship'
>;
export type NamedRow = ToldRow & { readonly fullName: string };

/** Rows of one person by root, in the order of the roots asked for. */
export function byRoot(
  rows: readonly MemberRow[],
  rootIds: readonly string[],
): { rootId: string; members: MemberRow[] }[] {
  const members = new Map<string, MemberRow[]>(rootIds.map((id) => [id, []]));
  for (const row of rows) members.get(row.rootId)?.push(row);
  return [...members]
    .filter(([, some]) => some.length > 0)
    .map(([rootId, some]) => ({ rootId, members: some }));
}

/** The row whose spelling becomes the name; null if the names are closed or erased. */
export function nameRowOf(members: readonly ToldRow[]): NamedRow | null {
  const named = members.filter((row): row is NamedRow => row.fullName !== null);
  return nameOrder.flatMap((kind) => named.filter((row) => row.kind === kind))[0] ?? null;
}

export function birthOfRow(row: ToldRow): Birth {
  return row.birthFrom === null || row.birthTo === null
    ? { from: null, to: null, precision: 'unknown' }
    : { from: row.birthFrom, to: row.birthTo, precision: row.birthPrecision };
}

/** The surest birth; between equally sure ones, that of the list whose names come first. */
export function surestBirth(members: readonly ToldRow[]): Birth {
  const ordered = nameOrder.flatMap((kind) =>
    members.filter((row) => row.kind === kind && row.fullName !== null),
  );
  const births = ordered.map(birthOfRow);
  return (
    birthOrder.flatMap((precision) =>
      births.filter((birth) => birth.precision === precision),
    )[0] ?? { from: null, to: null, precision: 'unknown' }
  );
}

export function firstKnown<Row extends ToldRow, Value>(
  members: readonly Row[],
  of: (row: Row) => Value | null,
): Value | null {
  for (const kind of nameOrder) {
    for (const row of members) {
      const value = row.kind === kind ? of(row) : null;
      if (value !== null) return value;
    }
  }
  return null;
}

export function relationOf(members: readonly ToldRow[]): EntrySummary['relation'] {
  const told = firstKnown(members, (row) => row.relation);
  return relations.find((known) => known === told) ?? null;
}

export function sexOf(members: readonly ToldRow[]): MemberRow['sex'] {
  return firstKnown(members, (row) => (row.sex === 'unknown' ? null : row.sex)) ?? 'unknown';
}

export function summaryOf(members: readonly MemberRow[]): EntrySummary {
  const root = members.find((row) => row.id === row.rootId);
  invariant(root, 'a person without the row that stands for it');
  const named = nameRowOf(members);
  const told = firstKnown(members, (row) => row.mark);
  return {
    id: root.id,
    code: root.code,
    state: root.state,
    reason: root.reason,
    sex: sexOf(members),
    mayBeMinor: root.mayBeMinor,
    unaccompanied: root.unaccompanied,
    relation: relationOf(members),
    mark: marks.find((known) => known === told) ?? null,
    name:
      named === null
        ? null
        : {
            full: named.fullName,
            given: named.givenName,
            family: named.familyName,
            father: named.fatherName,
          },
    birth: named === null ? null : surestBirth(members),
    familyId: root.familyId,
    familyCode: root.familyCode,
    listKinds: [...new Set(members.map((row) => row.kind))],
    stateConflict: root.stateConflict,
    version: root.version,
  };
}
