// A cell with a NUL or half a character is treated as faulty, like one that shows #REF!: the row
// waits for a person, and nothing of it reaches a database that could not store it.

import type { Cell, Sheets } from './sheets.ts';

export function markUnstorable(sheets: Sheets): Sheets {
  return {
    ...sheets,
    sheets: sheets.sheets.map((sheet) => ({
      ...sheet,
      name: storable(sheet.name),
      rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(marked) })),
    })),
  };
}

function marked(cell: Cell): Cell {
  if (isStorable(cell.text) && isStorable(cell.formula ?? '')) return cell;
  return { column: cell.column, kind: 'error', text: storable(cell.text) };
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
