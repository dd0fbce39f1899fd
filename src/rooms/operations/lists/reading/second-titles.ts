// Rows below the titles that name the columns once more: in a second language, or as tags that
// humanitarian data uses (`#beneficiary+name`). Nobody is called "Full name" or "#sex".

import { type SheetRow } from '../../../../engine/files/sheets.ts';
import { nameFields } from './find-header.ts';
import { type ColumnField, type PreviewColumn } from './model.ts';
import { findTitle, recogniseHeader } from './recognise-header.ts';

export function isSecondTitle(row: SheetRow, columns: readonly PreviewColumn[]): boolean {
  return hasTags(row) || repeatsMeaning(row, columns);
}

export function hasTags({ cells }: SheetRow): boolean {
  const tags = cells.filter(({ text }) => /^#[a-z][a-z0-9_]*(\s*\+\s*[a-z0-9_]+)*$/i.test(text));
  return tags.length >= 2 && tags.length * 2 > cells.length;
}

/** At least two cells, and most of the row, mean what their own columns mean. */
function repeatsMeaning({ cells }: SheetRow, columns: readonly PreviewColumn[]): boolean {
  if (cells.some(({ kind }) => kind === 'number' || kind === 'date-serial')) return false;
  const alike = cells.filter(({ column, text }) => {
    const own = columns.find(({ index }) => index === column);
    if (!own || own.field === 'ignore') return false;
    const { field, confidence } = recogniseHeader(text);
    return isAlike(field, own.field) && confidence >= 0.8;
  });
  return alike.length >= 2 && alike.length * 2 > cells.length;
}

/**
 * Titles further down, of another table on the same sheet: `same` if they mean what the columns of
 * the first mean, `other` if the rows below them have to be read otherwise.
 */
export function titlesOfNextTable(
  { cells }: SheetRow,
  columns: readonly PreviewColumn[],
): 'same' | 'other' | null {
  // Nearly every row about a person has a digit, and no row of titles has one.
  if (cells.length < 3 || cells.some(({ text }) => /\d/.test(text))) return null;
  const titles = cells.map(({ column, text }) => ({ column, field: findTitle(text) }));
  const known = titles.filter(({ field }) => field !== null);
  const hasName = known.some(({ field }) => field && nameFields.includes(field));
  if (!hasName || known.length < 3 || known.length * 3 < cells.length * 2) return null;
  const isSame = known.every(({ column, field }) => {
    const own = columns.find(({ index }) => index === column);
    return own !== undefined && field !== null && isAlike(field, own.field);
  });
  return isSame ? 'same' : 'other';
}

/** "Имя" stands below "Name", whichever of a person's names it means elsewhere. */
function isAlike(one: ColumnField, other: ColumnField): boolean {
  return one === other || (nameFields.includes(one) && nameFields.includes(other));
}
