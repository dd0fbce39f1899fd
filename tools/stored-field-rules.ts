// What must always be true of the list of stored fields, checked against the catalogue: it lists
// every column and nothing else, sealed columns are bytes, a row belongs to a table that exists,
// and a tombstone leaves something in every column that may not be empty.

import type { StoredTable } from '../src/kernel/stored-fields.ts';
import { parentsOf, type Stored } from './erasing-sql.ts';

export type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly isGenerated: boolean;
};

/** One sentence for each finding. */
export function findUnknown(columns: readonly Column[], stored: Stored): string[] {
  const tables = new Map<string, Map<string, Column>>();
  for (const column of columns) {
    const of = tables.get(column.table) ?? new Map<string, Column>();
    tables.set(column.table, of.set(column.name, column));
  }
  return [
    ...[...tables].flatMap(([name, found]) => ofTable(name, found, stored)),
    ...[...stored.keys()]
      .filter((name) => !tables.has(name))
      .map((name) => `${name} is in the list of stored fields and not in the database`),
  ];
}

function ofTable(name: string, columns: ReadonlyMap<string, Column>, stored: Stored): string[] {
  const table = stored.get(name);
  if (!table) return [`nothing is known of the table ${name}: src/app/stored-tables.ts`];
  const declared = Object.keys(table.fields);
  return [
    ...[...columns.keys()]
      .filter((column) => !declared.includes(column))
      .map((column) => `nothing is known of ${name}.${column}`),
    ...declared
      .filter((column) => !columns.has(column))
      .map((column) => `${name}.${column} is in the list of stored fields alone`),
    ...[...columns.values()].flatMap((column) => ofColumn(column, table)),
    ...parentsOf(table).flatMap((parent) => ofParent(parent, { name, columns, stored })),
  ];
}

function ofColumn({ table: name, name: column, ...is }: Column, table: StoredTable): string[] {
  const field = table.fields[column];
  if (!field) return [];
  const found: string[] = [];
  const isBytes = is.type === 'bytea';
  if (field.sensitivity !== 'clear' && !isBytes) found.push('is called sealed and is no bytes');
  if (isBytes && field.sensitivity === 'clear' && field.shown !== 'withheld: secret') {
    found.push('is bytes: sealed, or a secret');
  }
  const staysBehind = table.ending === 'tombstone';
  if (staysBehind && !field.leaves && !is.isNullable && !is.isGenerated) {
    found.push('may not be empty, and a tombstone leaves nothing in it');
  }
  if (!staysBehind && table.ending !== 'key destroyed' && field.leaves) {
    found.push('leaves something in a row that does not stay');
  }
  return found.map((what) => `${name}.${column} ${what}`);
}

function ofParent(
  parent: string,
  { name, columns, stored }: { name: string; columns: ReadonlyMap<string, Column>; stored: Stored },
): string[] {
  const [above, column] = parent.split(' by ') as [string, string];
  return [
    ...(stored.has(above) ? [] : [`${name} is within ${above}, which is not there`]),
    ...(columns.has(column) ? [] : [`${name} is within ${above} by ${column}, which it lacks`]),
  ];
}
