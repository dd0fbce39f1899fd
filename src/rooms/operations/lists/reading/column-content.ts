// What a column holds, judged by its cells and not by its title. It confirms a title that leaves
// open whose name is meant, and it says aloud what an unread column seems to be. It never makes a
// column read by itself: a date is not always a birth.

import { foldWords, withLatinDigits } from '../../../../kernel/letters.ts';
import { type Cell, type DateSystem, type Sheet } from '../../../../engine/files/sheets.ts';
import { dayOfSerial } from '../../../../engine/files/xlsx-dates.ts';
import { type Day } from '../../../../kernel/day.ts';
import { findDateParts } from './date-text.ts';
import { type ColumnField } from './model.ts';
import { readWord } from './read-words.ts';

export type Contents = ReadonlyMap<number, readonly Cell[]>;

/** As many as show what a column is, and no more than a second's work. */
const cellsJudged = 300;
const mostly = 0.8;
const nameWordsMax = 6;

/** The cells below the titles, by column. */
export function contentsOf(sheet: Sheet, headerRow: number): Contents {
  const contents = new Map<number, Cell[]>();
  for (const { row, cells } of sheet.rows) {
    if (row <= headerRow) continue;
    for (const cell of cells) {
      const column = contents.get(cell.column);
      if (!column) contents.set(cell.column, [cell]);
      else if (column.length < cellsJudged) column.push(cell);
    }
  }
  return contents;
}

/** False if the cells can be no names of the people of a list. */
export function mayBeNames(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => foldWords(text)).filter((text) => text !== '');
  if (texts.length < 2) return true;
  const distinct = new Set(texts).size;
  // Every child of a list goes to school 12; no two are called the same that often.
  if (distinct === 1 || distinct * 2 <= texts.length) return false;
  return share(cells, looksLikeName) >= 0.5;
}

/** True if a title that says "name" stands over whole names: no other title need be known. */
export function areWholeNames(cells: readonly Cell[]): boolean {
  return cells.length > 1 && share(cells, looksLikeWholeName) >= mostly && isDistinct(cells);
}

/** What the cells seem to be, null if they show nothing. */
export function seemsToHold(cells: readonly Cell[]): ColumnField | null {
  if (cells.length < 2) return null;
  if (share(cells, looksLikeSex) >= mostly) return 'sex';
  if (share(cells, looksLikeBirth) >= mostly && !isOneYear(cells)) return 'birth';
  if (share(cells, looksLikeDocument) >= mostly && isDistinct(cells)) return 'document';
  return areWholeNames(cells) ? 'fullName' : null;
}

/**
 * Which day a bare number is, as programs count days. In a column where others write 030592, 30592
 * is a date that lost its zero, and nobody can tell it from a count.
 */
export function readerOfSerials(
  cells: readonly Cell[],
  system: DateSystem,
): (serial: number) => Day | null {
  const hasDigits = cells.some(({ text }) => /^(?:0\d{4,5}|\d{6})$/.test(text));
  return hasDigits ? () => null : (serial) => dayOfSerial(serial, system);
}

function share(cells: readonly Cell[], is: (cell: Cell) => boolean): number {
  const judged = cells.filter(({ text }) => text !== '');
  return judged.length === 0 ? 0 : judged.filter(is).length / judged.length;
}

function isDistinct(cells: readonly Cell[]): boolean {
  return new Set(cells.map(({ text }) => text)).size >= cells.length * mostly;
}

function looksLikeName({ text }: Cell): boolean {
  return /\p{L}{2}/u.test(text) && !/\d/.test(text) && text.split(/\s+/).length <= nameWordsMax;
}

function looksLikeWholeName(cell: Cell): boolean {
  return looksLikeName(cell) && /\p{L}{2,}\s+\p{L}/u.test(cell.text);
}

export function looksLikeSex({ text }: Cell): boolean {
  return readWord('sex', text, false).code !== null;
}

/** Days of interviews and flights lie close together. */
function isOneYear(cells: readonly Cell[]): boolean {
  const years = cells.map(({ text }) => /(?:19|20)\d{2}/.exec(withLatinDigits(text))?.[0]);
  return cells.length > 1 && new Set(years).size === 1;
}

export function looksLikeBirth({ text, isDate }: Cell): boolean {
  if (isDate) return true;
  const parts = findDateParts(text);
  return parts !== null && parts.kind !== 'number' && parts.kind !== 'years';
}

function looksLikeDocument({ text }: Cell): boolean {
  return /^\p{L}{0,3}[\s-]?\d{6,14}$/u.test(withLatinDigits(text));
}
