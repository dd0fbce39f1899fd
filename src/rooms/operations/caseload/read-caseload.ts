// A caseload list as households: read by the importer of operation lists, without the rows left
// out, grouped by family number. Pure except for the reading thread. Nothing is stored here.
// Place, tent, kunya, marks and notes of a list are left behind: no file starts with hearsay.

import { newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { arrivedPersons } from '../entries/household-of-family.ts';
import type { ToldRow } from '../entries/person-of-rows.ts';
import { findSheetCorrections, type PreviewRow } from '../lists/shapes.ts';
import { entryOfRow, type RowEntry } from '../lists/row-to-entry.ts';
import {
  noCorrections,
  type ReadList,
  readList,
  type ReadRefusal,
} from '../lists/understanding.ts';
import { caseloadPersonsMax, type CaseloadReading } from './api.ts';
import { isWrong } from './model.ts';
import { type Asking, type Told, toldByRow } from './row-answers.ts';
import { readRowsLeftOut } from './rows-left-out.ts';

export type ListedPerson = {
  readonly personId: string;
  readonly sheet: string;
  readonly row: number;
  readonly entry: RowEntry;
  readonly minor: boolean;
  readonly told: Told;
  readonly members: readonly ToldRow[];
};
export type ListedHousehold = {
  readonly familyNumber: string | null;
  readonly persons: readonly ListedPerson[];
};
export type Caseload = {
  readonly read: ReadList;
  readonly households: readonly ListedHousehold[];
  /** `12`, or `Sheet!12` if there are several sheets; rows with errors that are not left out. */
  readonly rowsWithErrors: readonly string[];
  /** The same of rows whose answers cannot be taken. */
  readonly wrongRows: readonly string[];
  /** How a person finds a row in the file. */
  readonly nameOf: (person: ListedPerson) => string;
};
export type CaseloadFile = {
  readonly bytes: Uint8Array;
  readonly reading: CaseloadReading;
  readonly asking: Asking;
  readonly timeZone: string;
};

export async function readCaseload({
  bytes,
  reading,
  asking,
  timeZone,
}: CaseloadFile): Promise<Outcome<Caseload, ReadRefusal>> {
  const read = await readList(
    { bytes, fileName: reading.fileName, today: asking.today, timeZone },
    {
      ...noCorrections,
      listedOn: reading.listedOn ?? null,
      encoding: reading.encoding ?? null,
      delimiter: reading.delimiter ?? null,
      dayMonthOrder: reading.dayMonthOrder ?? null,
      sheets: findSheetCorrections(reading.sheets ?? '[]') ?? [],
    },
  );
  if (!read.ok) return read;
  const { sheets } = read.value.understanding;
  const isLeftOut = readRowsLeftOut(reading.skipRows ?? '');
  const isManySheets = sheets.filter((sheet) => !sheet.excluded).length > 1;
  const nameOf = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string =>
    isManySheets ? `${sheet}!${row}` : String(row);
  const rowsWithErrors: string[] = [];
  const persons: ListedPerson[] = [];
  for (const [at, { sheet, excluded, errorRows }] of sheets.entries()) {
    if (excluded) continue;
    rowsWithErrors.push(
      ...errorRows.filter((row) => !isLeftOut(at, row)).map((row) => nameOf({ sheet, row })),
    );
    for (const row of read.value.rows[at] ?? []) {
      const person = isLeftOut(at, row.row) ? null : personOf(row, sheet, asking);
      if (person) persons.push(person);
    }
  }
  if (persons.length > caseloadPersonsMax) {
    return refuse('too-many-rows', { limit: caseloadPersonsMax });
  }
  return done({
    read: read.value,
    households: householdsOf(persons),
    rowsWithErrors,
    wrongRows: persons.filter(({ told }) => isWrong(told.basis)).map(nameOf),
    nameOf,
  });
}

function personOf(row: PreviewRow, sheet: string, asking: Asking): ListedPerson | null {
  const entry = row.skipped === null ? entryOfRow(row, asking.today) : null;
  if (!entry) return null;
  return {
    personId: newId(),
    sheet,
    row: row.row,
    entry,
    minor: entry.mayBeMinor,
    told: toldByRow(row, entry.birth, asking),
    members: [
      {
        kind: 'other',
        fullName: entry.fullName,
        givenName: entry.givenName,
        familyName: entry.familyName,
        fatherName: entry.fatherName,
        motherName: entry.motherName,
        sex: entry.sex,
        relation: entry.relation,
        birthFrom: entry.birth.from,
        birthTo: entry.birth.to,
        birthPrecision: entry.birth.precision,
        citizenship: entry.citizenship,
      },
    ],
  };
}

function householdsOf(persons: readonly ListedPerson[]): ListedHousehold[] {
  const households = new Map<string, ListedPerson[]>();
  for (const person of persons) {
    const { familyNumber } = person.entry;
    const key = familyNumber === null ? person.personId : `#${familyNumber}`;
    const some = households.get(key);
    if (some) some.push(person);
    else households.set(key, [person]);
  }
  return [...households.values()].map((some) => ({
    familyNumber: some[0]!.entry.familyNumber,
    persons: some,
  }));
}

/** Minors of a household without a parent of age in it, according to the list. */
export function countWithoutParent({ persons }: ListedHousehold): number {
  return arrivedPersons(persons).filter((one) => one.minor && one.custodialParentPersonId === null)
    .length;
}
