// What is shown of a caseload list before anything is stored: the sheets as they were understood,
// families, totals, the rows whose answers cannot be taken.

import type { RowsWanted } from '../lists/shapes.ts';
import { isToCheck, pageRows, shownSheet } from '../lists/understanding.ts';
import type * as api from './api.ts';
import { isWrong, type RowBasis } from './model.ts';
import {
  type Caseload,
  countWithoutParent,
  type ListedHousehold,
  type ListedPerson,
} from './read-caseload.ts';

const wrongShown = 1_000;

type Page = { fileName: string; sheet: string | undefined; after: number; only: RowsWanted };

export function shownPage({ read, households }: Caseload, { fileName, sheet, after, only }: Page) {
  const { understanding } = read;
  const listed = new Map(
    households.flatMap(({ persons }, at) =>
      persons.map(
        (one) => [`${one.sheet}|${one.row}`, { household: at + 1, basis: one.told.basis }] as const,
      ),
    ),
  );
  const sheets = understanding.sheets.map((one, at) => {
    const from = one.sheet === sheet ? after : 0;
    const all = read.rows[at]!.map((row) => ({
      ...row,
      ...(listed.get(`${one.sheet}|${row.row}`) ?? { household: null, basis: null }),
    }));
    const toCheck = all.filter(
      (row) => isToCheck(row) || (row.basis !== null && isWrong(row.basis)),
    );
    const isWanted = sheet === undefined || one.sheet === sheet;
    const wanted = only === 'to-check' ? toCheck : all;
    const shown = shownSheet(one);
    return {
      ...shown,
      counts: { ...shown.counts, toCheck: toCheck.length },
      rows: isWanted ? wanted.slice(from, from + pageRows) : [],
    };
  });
  const shown = new Set(sheets.flatMap(({ rows }) => rows.map((row) => row.household)));
  return {
    fileName,
    encoding: understanding.encoding,
    delimiter: understanding.delimiter,
    sheets,
    format: understanding.encoding === 'xlsx' ? ('xlsx' as const) : ('csv' as const),
    households: households.flatMap((household, at) =>
      shown.has(at + 1) ? [{ household: at + 1, ...factsOf(household) }] : [],
    ),
  };
}

function factsOf(household: ListedHousehold) {
  return {
    familyNumber: household.familyNumber,
    persons: household.persons.length,
    mayBeMinors: household.persons.filter((one) => one.minor).length,
    withoutParent: countWithoutParent(household),
  };
}

export function totalsOf({ households, rowsWithErrors }: Caseload): api.CaseloadPreview['totals'] {
  const facts = households.map(factsOf);
  const sum = (of: (one: (typeof facts)[number]) => number) =>
    facts.reduce((total, one) => total + of(one), 0);
  const counted = (basis: RowBasis) =>
    households.reduce(
      (total, { persons }) => total + persons.filter(({ told }) => told.basis === basis).length,
      0,
    );
  return {
    households: facts.length,
    persons: sum((one) => one.persons),
    mayBeMinors: sum((one) => one.mayBeMinors),
    withoutParent: sum((one) => one.withoutParent),
    rowsWithErrors: rowsWithErrors.length,
    asked: counted('asked'),
    onAdultsGround: counted('adults-ground'),
    onChildrensGround: counted('childrens-ground'),
  };
}

export function wrongAnswersOf(
  persons: readonly ListedPerson[],
): api.CaseloadPreview['wrongAnswers'] {
  return persons
    .flatMap(({ sheet, row, told: { basis } }) =>
      isWrong(basis) ? [{ sheet, row, why: basis }] : [],
    )
    .slice(0, wrongShown);
}
