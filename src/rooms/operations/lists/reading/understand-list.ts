// Understands one sheet of a list: finds the header, reads every row, and reports for each what was
// understood, how surely, and what was not. Pure: the same sheet, options and day always give the
// same preview. It stores nothing, merges nothing and decides nothing about a person.

import { type Cell, type Sheet, type SheetRow } from '../../../../engine/files/sheets.ts';
import {
  alphabetOf,
  foldWords,
  mendLookAlikes,
  withLatinDigits,
} from '../../../../kernel/letters.ts';
import { done, refuse, type Outcome } from '../../../../kernel/outcome.ts';
import { assignFamilyNumbers } from './family-numbers.ts';
import { type Contents, contentsOf, mayBeNames, readerOfSerials } from './column-content.ts';
import { findHeader, type Header, nameFields } from './find-header.ts';
import { dayMonthOrderOf, findDateForm } from './date-form.ts';
import { inferDayMonthOrder } from './day-month-order.ts';
import { findListDate, type ListDate } from './list-date.ts';
import { addProblem, readRow, type Draft, type RowContext } from './read-row.ts';
import { markColumns } from './mark-columns.ts';
import { settleNames } from './name-columns.ts';
import { listPassedOver } from './passed-over.ts';
import { hasUnreadableTitles, listsPeople } from './people-test.ts';
import { kindsOfRows, type RowKind } from './row-kinds.ts';
import { findWidthProblems } from './row-widths.ts';
import { noTicks, readTickMarks } from './tick-marks.ts';
import { indexWords, listPhrases } from './match-words.ts';
import {
  type ColumnField,
  type ListOptions,
  type PreviewColumn,
  type PreviewRow,
  type SheetPreview,
} from './model.ts';
import { ageWords } from './words/births.ts';
import type { ListRefusalCode } from './refusals.ts';

const ages = indexWords({ age: ageWords });
/** Below it, what stands under a title for names must look like names. */
const sureConfidence = 0.8;

/** `fileName` may contain the date of the list if the list itself does not. */
export function understandList(
  sheet: Sheet,
  options: ListOptions & { readonly fileName?: string },
): Outcome<SheetPreview, ListRefusalCode> {
  const found = findHeader(sheet, options);
  if (!found.ok) return hasUnreadableTitles(sheet) ? unreadableTitles(sheet) : found;
  const contents = contentsOf(sheet, found.value.headerRow);
  const header = correctByContent(found.value, contents, options);
  if (!header.columns.some(({ field }) => nameFields.includes(field))) {
    return refuse('no-name-column', { row: header.headerRow });
  }
  const body = sheet.rows.filter(({ row }) => row > header.headerRow);
  const kinds = kindsOfRows(body, header.columns, options.personRows);
  const context = contextOf(sheet, header, options);
  const rows = body.map((row, at) => readBodyRow(row, kinds[at], context));
  const persons = rows.filter(({ skipped }) => skipped === undefined);
  if (persons.length === 0) return refuse('no-people', { row: header.headerRow });
  if (!isMapped(options) && !listsPeople(header.columns, persons)) {
    return refuse('not-people', { row: header.headerRow });
  }
  markWidths(persons, body, { sheet, header });
  carryFamilies(sheet, { header, rows, kinds });
  return done(previewOf(sheet, { header, rows, context, contents }));
}

function unreadableTitles(sheet: Sheet): Outcome<never, ListRefusalCode> {
  return refuse('titles-unreadable', { row: sheet.rows[0]?.row ?? 1 });
}

/** A person has said which column has the names. */
function isMapped({ columns = {}, columnsByTitle = {} }: ListOptions): boolean {
  const fields = [...Object.values(columns), ...Object.values(columnsByTitle)];
  return fields.some((field) => nameFields.includes(field));
}

type ReadRow = Draft & { skipped?: NonNullable<RowKind['skipped']> };

function readBodyRow(row: SheetRow, kind: RowKind | undefined, context: RowContext): ReadRow {
  if (!kind?.skipped) return readRow(row, context, kind);
  return { row: row.row, values: {}, problems: [], skipped: kind.skipped };
}

type Titled = { readonly sheet: Sheet; readonly header: Header };

function markWidths(
  persons: readonly Draft[],
  body: readonly SheetRow[],
  { sheet, header }: Titled,
): void {
  const titles = Math.max(
    0,
    ...header.columns.map(({ index, header: text }) => (text ? index : 0)),
  );
  const { width } = sheet.rows.find(({ row }) => row === header.headerRow) ?? {};
  const found = findWidthProblems(body, { titles, width });
  const last = new Map(body.map(({ row, cells }) => [row, cells.at(-1)?.column ?? 0]));
  for (const draft of persons) {
    const code = found.get(draft.row);
    // A delimiter too many at the end of a row that is understood does no harm.
    const isBlank = code === 'row-too-wide' && (last.get(draft.row) ?? 0) <= titles;
    if (isBlank && !draft.problems.some(({ severity }) => severity === 'error')) continue;
    if (code) addProblem(draft, { code, field: 'fullName', severity: 'error' });
  }
}

/** Titles that leave something open are settled by what is below them. */
function correctByContent(header: Header, contents: Contents, options: ListOptions): Header {
  const columns = header.columns.map((column) => {
    const cells = contents.get(column.index) ?? [];
    if (options.columns?.[column.index] !== undefined || cells.length === 0) return column;
    const settled = settleFamily(column, cells, header);
    const isDoubtful = settled.confidence < sureConfidence && nameFields.includes(settled.field);
    if (!isDoubtful || mayBeNames(cells)) return settled;
    return { ...settled, field: 'ignore' as const, unread: 'not-names' as const };
  });
  return { ...header, columns: isMapped(options) ? columns : settleNames(columns, contents) };
}

/** "العائلة" or "Family" may head names or numbers. */
function settleFamily(
  column: PreviewColumn,
  cells: readonly Cell[],
  header: Header,
): PreviewColumn {
  if (!['familyName', 'familyNumber'].includes(column.field)) return column;
  const numeric = cells.filter(({ text }) => /\d/.test(withLatinDigits(text))).length;
  const field: ColumnField = numeric * 2 > cells.length ? 'familyNumber' : 'familyName';
  const isTaken = header.columns.some((other) => other.field === field && other !== column);
  return isTaken || field === column.field ? column : { ...column, field, confidence: 0.7 };
}

function cellsBelow(sheet: Sheet, header: Header, column: number): Cell[] {
  return sheet.rows
    .filter(({ row }) => row > header.headerRow)
    .flatMap(({ cells }) => cells.filter((cell) => cell.column === column));
}

function contextOf(
  sheet: Sheet,
  header: Header,
  options: ListOptions & { readonly fileName?: string },
): RowContext & { readonly listDate: ListDate | null } {
  const titles = sheet.rows
    .filter(({ row }) => row < header.firstRow)
    .flatMap(({ cells }) => cells.map(({ text }) => text));
  const ageHeaders = header.columns
    .filter(({ field }) => field === 'age' || field === 'birth')
    .map((column) => column.header);
  const places = [...ageHeaders, ...titles, sheet.name, options.fileName ?? ''];
  const listDate = options.listDate
    ? { from: options.listDate, to: options.listDate }
    : findListDate(places, options.today);
  const birthColumn = header.columns.find(({ field }) => field === 'birth');
  const births = birthColumn ? cellsBelow(sheet, header, birthColumn.index) : [];
  const written = births.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  const form = findDateForm(birthColumn?.header ?? '');
  const order = options.dayMonthOrder ?? inferDayMonthOrder(written) ?? dayMonthOrderOf(form);
  const status = header.columns.find(({ field }) => field === 'status');
  const { today } = options;
  return {
    columns: header.columns,
    listDate,
    birth: {
      today,
      listDate,
      order,
      form,
      dayOfSerial: readerOfSerials(births, sheet.dateSystem),
    },
    birthHeaderSaysAge: listPhrases(ages, birthColumn?.header ?? '').length > 0,
    ticks: status ? readTickMarks(cellsBelow(sheet, header, status.index).map(textOf)) : noTicks,
    timeZone: options.timeZone ?? 'UTC',
    isKazakh: looksKazakh(mendLookAlikes(titlesOf(header))),
    alphabet: alphabetOf(titlesOf(header)),
  };
}

function titlesOf(header: Header): string {
  return header.columns.map((column) => column.header).join(' ');
}

function textOf({ text }: Cell): string {
  return text;
}

/** By letters that Kazakh has and its neighbours do not. */
function looksKazakh(text: string): boolean {
  return /[әғқұіһ]/i.test(text) && !/[ӣӯҷҳў]/i.test(text);
}

type Body = { header: Header; rows: readonly ReadRow[]; kinds: readonly RowKind[] };

function carryFamilies(sheet: Sheet, { header, rows, kinds }: Body): void {
  markRepeats(rows);
  const column = header.columns.find(({ field }) => field === 'familyNumber');
  const hasHeadings = kinds.some(({ familyHeading }) => familyHeading !== null);
  if (!column && !hasHeadings) return;
  const merges = sheet.merges.filter(
    ({ firstColumn, lastColumn }) =>
      column !== undefined && firstColumn <= column.index && lastColumn >= column.index,
  );
  let heading: string | null = null;
  const persons: { draft: ReadRow; heading: string | null }[] = [];
  for (const [at, draft] of rows.entries()) {
    heading = kinds[at]?.familyHeading ?? heading;
    if (draft.skipped !== undefined) continue;
    persons.push({ draft, heading });
    heading = null;
  }
  const numbers = assignFamilyNumbers(
    persons.map(({ draft, heading: before }) => familyRowOf(draft, before)),
    merges,
  );
  for (const [at, { draft }] of persons.entries()) {
    const family = numbers[at];
    if (!family || draft.values.familyNumber?.value) continue;
    const raw = draft.values.familyNumber?.raw ?? '';
    draft.values.familyNumber = { raw, value: family.number, precision: family.precision };
    if (!family.isUnclear) continue;
    addProblem(draft, { code: 'family-not-clear', field: 'familyNumber', severity: 'warning' });
  }
}

function familyRowOf(draft: ReadRow, heading: string | null) {
  const { values } = draft;
  return {
    row: draft.row,
    number: values.familyNumber?.value ?? null,
    heading,
    name: nameOf(draft),
    mother: values.motherName?.value ?? '',
    isRepeat: draft.problems.some(({ code }) => code === 'row-repeats'),
  };
}

/** The same name and the same birth as written: shown to a person, never merged. */
function markRepeats(rows: readonly ReadRow[]): void {
  const seen = new Map<string, number>();
  for (const draft of rows) {
    const name = foldWords(nameOf(draft));
    const birth = draft.values.birth?.value ?? '';
    if (draft.skipped !== undefined || name === '' || birth === '') continue;
    const key = `${name}|${birth}|${draft.values.sex?.value ?? ''}`;
    const firstRow = seen.get(key);
    if (firstRow === undefined) seen.set(key, draft.row);
    else {
      const facts = { firstRow };
      addProblem(draft, { code: 'row-repeats', field: 'fullName', severity: 'warning', facts });
    }
  }
}

function nameOf({ values }: Draft): string {
  const parts = [values.fullName, values.familyName, values.givenName, values.fatherName];
  return parts.flatMap((part) => part?.value ?? []).join(' ');
}

type Parts = {
  header: Header;
  rows: readonly ReadRow[];
  context: RowContext & { listDate: ListDate | null };
  contents: Contents;
};

function previewOf(sheet: Sheet, { header, rows, context, contents }: Parts): SheetPreview {
  const people = rows.filter(({ skipped }) => skipped === undefined);
  const marks = markColumns(people, header.headerRow);
  const above = sheet.rows
    .filter(({ row }) => row <= header.headerRow)
    .map(({ row }): PreviewRow => {
      const skipped = row < header.firstRow ? 'title' : 'header';
      return { row, values: {}, problems: row === header.headerRow ? marks : [], skipped };
    });
  const problems = [...marks, ...rows.flatMap((row) => row.problems)];
  const persons = people.length;
  const lastRow = sheet.rows.at(-1)?.row ?? 0;
  const counts = {
    persons,
    skipped: above.length + rows.length - persons,
    blank: lastRow - sheet.rows.length,
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
  };
  const { listDate } = context;
  return {
    sheet: sheet.name,
    headerRow: header.headerRow,
    columns: header.columns,
    dayMonthOrder: context.birth.order,
    listDate:
      listDate && listDate.from === listDate.to
        ? listDate.from
        : (listDate?.from.slice(0, 4) ?? null),
    rows: [...above, ...rows],
    counts,
    passedOver: listPassedOver(sheet, { columns: header.columns, contents, rows, context }),
  };
}
