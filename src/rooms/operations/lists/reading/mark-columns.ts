// What is said once for a column, not row by row: births on 1 January, and values that so many rows
// share that they identify nobody. It stands with the title of the column.

import { codeKey, foldWords } from '../../../../kernel/letters.ts';
import { findShared, isNewYear, type SharedKind } from '../../../../kernel/shared-values.ts';
import { type Problem, type RowField, type Value } from './model.ts';

type Row = {
  readonly row: number;
  readonly values: Readonly<Partial<Record<RowField, Value>>>;
};

/** This many births, and half of all, on 1 January: nobody knew the days. */
const newYearsMin = 3;

const sharedFields: readonly (readonly [RowField, SharedKind])[] = [
  ['document', 'document'],
  ['motherName', 'mother'],
  ['phone', 'phone'],
  ['fullName', 'name'],
  ['birth', 'birth'],
];

/** `persons` are the rows about people; `row` is where the titles are. */
export function markColumns(persons: readonly Row[], row: number): Problem[] {
  const marks: Problem[] = [];
  const add = (code: Problem['code'], field: RowField, facts: Problem['facts']) =>
    marks.push({ code, field, row, severity: 'warning', facts });
  const days = persons.flatMap(({ values: { birth } }) =>
    birth?.precision === 'day' && birth.value !== null ? [birth.value] : [],
  );
  const newYears = days.filter(isNewYear).length;
  if (newYears >= newYearsMin && newYears * 2 >= days.length) {
    add('births-on-new-year', 'birth', { rows: newYears, of: days.length });
  }
  for (const [field, kind] of sharedFields) {
    const held = persons.flatMap((person) => {
      const value = heldIn(person, field);
      return value === null ? [] : [{ person, value }];
    });
    const values = held.map(({ value }) => value);
    const holderOf = (at: number) => (field === 'fullName' ? String(at) : nameOf(held[at]!.person));
    const most = Math.max(0, ...findShared(kind, values, holderOf).values());
    if (most > 0) add('value-shared', field, { rows: most, of: held.length });
  }
  return marks;
}

/** A number as its code, the rest as it is written: what fills a column is the same text. */
function heldIn({ values }: Row, field: RowField): string | null {
  const found = values[field];
  if (!found?.value) return null;
  if (field === 'birth' && (found.precision !== 'day' || isNewYear(found.value))) return null;
  return field === 'document' || field === 'phone' ? codeKey(found.value) : found.value;
}

function nameOf({ values: { fullName, familyName, givenName } }: Row): string {
  return foldWords([fullName, familyName, givenName].map((one) => one?.value ?? '').join(' '));
}
