// What a person said about the columns of a sheet, by number or by title. Said step by step, it
// adds up: a later word about a column, or about the same field, takes the place of the earlier.

import { type ColumnField, type ListOptions, repeatableFields } from './reading/model.ts';
import type { ColumnChoices, SheetCorrection } from './shapes.ts';

type ByName = Readonly<Record<string, ColumnField>>;

function byName(choices: ColumnChoices): ByName {
  if (!Array.isArray(choices)) return choices;
  return Object.fromEntries(choices.map(({ index, field }) => [String(index), field]));
}

/** A whole number names a column by its place, anything else by its title. */
export function optionsOfColumns(
  choices: ColumnChoices,
): Pick<ListOptions, 'columns' | 'columnsByTitle'> {
  const columns: Record<number, ColumnField> = {};
  const columnsByTitle: Record<string, ColumnField> = {};
  for (const [name, field] of Object.entries(byName(choices))) {
    if (/^\d{1,3}$/.test(name)) columns[Number(name)] = field;
    else columnsByTitle[name] = field;
  }
  return { columns, columnsByTitle };
}

export function withSheetCorrection(
  earlier: SheetCorrection | undefined,
  later: SheetCorrection,
): SheetCorrection {
  // Other titles are other columns: what was said of the old ones no longer holds.
  const isMoved = later.headerRow !== undefined && later.headerRow !== earlier?.headerRow;
  const before = isMoved ? undefined : earlier?.columns;
  const joined = { ...earlier, ...later };
  if (!before) return isMoved && !later.columns ? withoutColumns(joined) : joined;
  if (!later.columns) return joined;
  const said = byName(later.columns);
  const taken = new Set(Object.values(said).filter((field) => !repeatableFields.includes(field)));
  const kept = Object.entries(byName(before)).filter(([, field]) => !taken.has(field));
  return { ...joined, columns: { ...Object.fromEntries(kept), ...said } };
}

function withoutColumns({ columns: _columns, ...rest }: SheetCorrection): SheetCorrection {
  return rest;
}
