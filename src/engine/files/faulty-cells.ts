// Marks the cells that a file holds but nobody can use. A cell with a NUL or half a character is
// treated like one that shows #REF!: nothing of it reaches a database that could not store it. A
// cell that cannot be read stays as it is, so that a person sees where to look.

import { isGarbled } from './garbled-text.ts';
import type { Cell, Sheets } from './sheets.ts';

export function markFaulty(sheets: Sheets): Sheets {
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
  if (!isStorable(cell.text) || !isStorable(cell.formula ?? '')) {
    return { column: cell.column, kind: 'error', text: storable(cell.text) };
  }
  const mayBeGarbled = cell.kind === 'text' || cell.kind === 'formula';
  return mayBeGarbled && isGarbled(cell.text) ? { ...cell, kind: 'unreadable' } : cell;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
