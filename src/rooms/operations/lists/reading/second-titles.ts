// Rows below the titles that name the columns once more: in a second language, or as tags that
// humanitarian data uses (`#beneficiary+name`). Nobody is called "Full name" or "#sex".

import { type SheetRow } from '../../../../engine/files/sheets.ts';
import { type PreviewColumn } from './model.ts';
import { recogniseHeader } from './recognise-header.ts';

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
    return field === own.field && confidence >= 0.8;
  });
  return alike.length >= 2 && alike.length * 2 > cells.length;
}
