// Separates rows about a person from all others: totals, headings between families,
// repeated headers, numbered but empty lines, signatures. In doubt a row is taken for a person,
// because leaving out a person is worse than one question too many.

import { foldWords, withLatinDigits } from '../../../../kernel/letters.ts';
import { type SheetRow } from '../../../../engine/files/sheets.ts';
import { repeatsHeader } from './find-header.ts';
import { footerKind, isUnderFooter, type ListShape, shapeOf } from './footer-rows.ts';
import { indexWords } from './match-words.ts';
import { type ColumnField, type PreviewColumn, type SkipReason } from './model.ts';
import { isCutByAnother } from './row-widths.ts';
import { isSecondTitle, titlesOfNextTable } from './second-titles.ts';
import { familyHeadingWords, groupHeadingWords, totalWords } from './words/rows.ts';

export type RowKind = {
  readonly skipped: SkipReason | null;
  /** The number in a heading such as "Family 3". */
  readonly familyHeading: string | null;
  /** Titles in another order stand above it: its values may mean something else. */
  readonly isBelowOtherTitles?: boolean;
};

const totals = indexWords({ total: totalWords });
const groups = indexWords({ group: groupHeadingWords });
const families = indexWords({ family: familyHeadingWords });
const nameFields: readonly ColumnField[] = ['fullName', 'familyName', 'givenName'];
/** Fields that only a person has; a number or a note may be beside anything. */
const personFields: readonly ColumnField[] = ['sex', 'birth', 'age', 'relation', 'document'];

/** Titles in a second language, tags and column numbers stand right below the header. */
const secondTitleRowsMax = 3;

/** `people`: rows that a person says are about somebody. */
export function kindsOfRows(
  rows: readonly SheetRow[],
  columns: readonly PreviewColumn[],
  people: readonly number[] = [],
): RowKind[] {
  const shape = shapeOf(rows, columns);
  let isSigned = false;
  let hasPeople = false;
  let above: ReturnType<typeof titlesOfNextTable> = null;
  return rows.map((row, at): RowKind => {
    if (people.includes(row.row) || isCutByAnother(row, columns.length)) return person;
    const next = hasPeople ? titlesOfNextTable(row, columns) : null;
    above = next ?? above;
    if (next === 'other') return skip('header-repeated');
    const titles = !hasPeople && at < secondTitleRowsMax ? titleKind(row, columns) : null;
    if (titles === null && next === 'same') return skip('header-repeated');
    const kind = titles ?? kindOfRow(row, columns);
    if (kind.skipped !== null) return kind;
    const footer = footerKind(row, shape) ?? (isSigned ? lineBelow(row, shape) : null);
    if (footer === 'signature') isSigned = true;
    if (footer !== null) return skip(footer);
    hasPeople = true;
    return above === 'other' ? { ...kind, isBelowOtherTitles: true } : kind;
  });
}

function lineBelow(row: SheetRow, shape: ListShape): SkipReason | null {
  return isUnderFooter(row, shape) ? 'signature' : null;
}

function titleKind(row: SheetRow, columns: readonly PreviewColumn[]): RowKind | null {
  if (numbersColumns(row)) return skip('column-numbers');
  return isSecondTitle(row, columns) ? skip('header') : null;
}

function kindOfRow(row: SheetRow, columns: readonly PreviewColumn[]): RowKind {
  if (repeatsHeader(row, columns)) return skip('header-repeated');
  const filled = fieldsFilled(row, columns);
  const hasPerson = personFields.some((field) => filled.has(field));
  if (isTotal(row) && (!filled.has('birth') || hasOnlyCounts(row))) return skip('subtotal');
  if (!hasPerson && row.cells.length <= 2) {
    const heading = headingOf(row);
    if (heading) return heading;
  }
  if (nameFields.some((field) => filled.has(field))) return person;
  if (hasPerson) return person;
  const telling = [...filled].filter((field) => field !== 'ignore' && field !== 'sequence');
  if (telling.length === 0) return skip('number-only');
  return skip('not-a-person');
}

const person: RowKind = { skipped: null, familyHeading: null };

function skip(reason: SkipReason): RowKind {
  return { skipped: reason, familyHeading: null };
}

function fieldsFilled(row: SheetRow, columns: readonly PreviewColumn[]): Set<ColumnField> {
  const fields = new Map(columns.map(({ index, field }) => [index, field]));
  return new Set(row.cells.map(({ column }) => fields.get(column) ?? 'ignore'));
}

/** `1 2 3 4 …` below the header, as official forms number their columns. */
function numbersColumns(row: SheetRow): boolean {
  if (row.cells.length < 3) return false;
  const numbers = row.cells.map(({ text }) => Number(withLatinDigits(text)));
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

function isTotal(row: SheetRow): boolean {
  return row.cells.slice(0, 4).some(({ text }) => {
    const words = foldWords(text.replace(/\d+/g, ' ')).split(' ');
    if (totals.codes.has(words.join(' '))) return true;
    // "Total persons", "Итого детей": short, and the total word comes first.
    return words.length <= 4 && totals.codes.has(words[0] ?? '') && row.cells.length <= 3;
  });
}

/** One cell of text, all others short numbers. */
function hasOnlyCounts(row: SheetRow): boolean {
  const others = row.cells.filter(({ text }) => !/^\d{1,4}$/.test(withLatinDigits(text)));
  return others.length === 1;
}

function headingOf(row: SheetRow): RowKind | null {
  const text = row.cells.map((cell) => cell.text).join(' ');
  const words = foldWords(text)
    .split(' ')
    .filter((word) => word !== '#');
  const number = words.find((word) => /^\d+$/.test(word)) ?? null;
  const phrase = words.filter((word) => !/^\d+$/.test(word));
  const isFamily =
    phrase.length <= 2 && phrase.some((word) => families.codes.has(word)) && number !== null;
  if (isFamily || (families.codes.has(phrase.join(' ')) && number !== null)) {
    return { skipped: 'heading', familyHeading: number };
  }
  return groups.codes.has(phrase.join(' ')) ? skip('heading') : null;
}
