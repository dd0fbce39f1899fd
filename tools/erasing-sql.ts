// The SQL that forgets a record with everything that belongs to it, made from the list of stored
// fields: `deleted` rows go, a `tombstone` keeps what its fields leave. Written as plain text, so
// that a reviewer reads which rows go, and made from the list, so that a new table cannot be
// forgotten.

import type { Parent, StoredTable } from '../src/kernel/stored-fields.ts';

export type Stored = ReadonlyMap<string, StoredTable>;
/** A table and one that it refers to: the first is emptied before the second. */
export type Reference = { readonly from: string; readonly to: string };

export type Forgetting = {
  /** The record's table, and the function that takes its ids. */
  readonly root: string;
  readonly name: string;
  /** The function that tells whether a row still contains more than it may leave. */
  readonly asking?: string;
  readonly says: string;
  /** The function that names whose rows another transaction than the one that opened them wrote. */
  readonly since?: string;
  /** Only tables of these schemas are touched: rows elsewhere are for their own room to forget. */
  readonly schemas: readonly string[];
};

export const forgettings: Readonly<Record<string, readonly Forgetting[]>> = {
  'src/rooms/people/database/forgetting.sql': [
    {
      root: 'people.person',
      name: 'people.forget_persons',
      since: 'people.written_since',
      says: 'Erases persons: their names, papers and kin, and the key that opens what is sealed.',
      schemas: ['people'],
    },
    {
      root: 'people.household',
      name: 'people.forget_households',
      says: 'Empties households in which no file is left.',
      schemas: ['people'],
    },
  ],
  'src/rooms/care/database/forgetting.sql': [
    {
      root: 'people.person',
      name: 'care.forget_persons',
      since: 'care.written_since',
      says: 'Erases what was done with persons: their case keeps its code, its state and its years.',
      schemas: ['care'],
    },
    {
      root: 'people.household',
      name: 'care.forget_households',
      says: 'Erases the offers of households in which no file is left.',
      schemas: ['care'],
    },
  ],
  'src/rooms/guardianship/database/forgetting.sql': [
    {
      root: 'people.person',
      name: 'guardianship.forget_persons',
      since: 'guardianship.written_since',
      says: 'Erases who answered for persons, and what was asked of their relatives.',
      schemas: ['guardianship'],
    },
  ],
  'src/engine/database/forgetting.sql': [
    {
      root: 'people.person',
      name: 'access.forget_persons',
      says: 'Erases who reached persons, and whose own door theirs was.',
      schemas: ['access'],
    },
  ],
  'src/rooms/legal/database/forgetting.sql': [
    {
      root: 'legal.proceeding',
      name: 'legal.forget_proceedings',
      asking: 'legal.proceeding_holds_more',
      says: 'Expunges proceedings whose day has come, with everything that belongs to them.',
      schemas: ['legal'],
    },
    {
      root: 'legal.subject',
      name: 'legal.forget_subjects',
      asking: 'legal.subject_holds_more',
      says: 'Erases matters whose proceedings are all expunged, with everything that belongs to them.',
      schemas: ['legal', 'link'],
    },
  ],
  'src/rooms/disclosure/database/forgetting.sql': [
    {
      root: 'disclosure.request',
      name: 'disclosure.forget_requests',
      asking: 'disclosure.request_holds_more',
      says: 'Empties requests that are over and their proposals: nothing that names a matter remains.',
      schemas: ['disclosure'],
    },
    {
      root: 'people.person',
      name: 'disclosure.forget_persons',
      says: 'Erases which matters persons were linked to.',
      schemas: ['link'],
    },
  ],
  'src/rooms/operations/database/forgetting.sql': [
    {
      root: 'operations.entry',
      name: 'operations.forget_entries',
      says: 'Empties list entries whose erase day has come: the code and the state that counts need stay.',
      schemas: ['operations'],
    },
    {
      root: 'people.person',
      name: 'operations.forget_persons',
      since: 'operations.written_since',
      says: 'Erases with which caseload list persons came.',
      schemas: ['operations'],
    },
  ],
};

/** The text of one file. */
export function forgettingSql(
  wanted: readonly Forgetting[],
  { stored, references }: { stored: Stored; references: readonly Reference[] },
): string {
  const head = [
    '-- Erases what may no longer be kept of a record. Generated from the stored fields by',
    '-- tools/check-schema.ts --write; change those, not this file.',
  ].join('\n');
  const order = inOrderOfGoing([...stored.keys()], references);
  const functions = wanted.flatMap((one) => [
    forgetFunction(one, { stored, order }),
    ...(one.asking === undefined ? [] : [askingFunction(one.asking, one.root, stored)]),
    ...(one.since === undefined ? [] : [sinceFunction(one.since, one, { stored, order })]),
  ]);
  return `${[head, ...functions].join('\n\n')}\n`;
}

type Plan = { readonly stored: Stored; readonly order: readonly string[] };

function forgetFunction(
  { root, name, says, schemas }: Forgetting,
  { stored, order }: Plan,
): string {
  const statements = order.flatMap((table) => {
    if (!schemas.includes(table.split('.')[0]!)) return [];
    const rows = rowsWithin(table, root, stored);
    const statement = rows === null ? '' : statementFor(table, rows, stored.get(table)!);
    return statement === '' ? [] : [statement, countingOf(table)];
  });
  return `-- ${says}
-- Answers how many rows of each table.
create function ${name}(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
${statements.join('\n')}
  return rows_by_table;
end $$;`;
}

function countingOf(table: string): string {
  return `  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('${table}', counted);`;
}

/** Lets a row that was only half forgotten be found, too. */
function askingFunction(name: string, root: string, stored: Stored): string {
  const columns = Object.keys(stored.get(root)!.fields);
  // What a tombstone leaves may be computed from the row's own columns.
  const ofRow = (value: string) =>
    value.replace(/'[^']*'|\b[a-z_]+\b(?!\s*\(|\.)/g, (word) =>
      columns.includes(word) ? `kept.${word}` : word,
    );
  const more = leavings(stored.get(root)!).map(
    ([column, value]) => `kept.${column} is distinct from ${ofRow(value)}`,
  );
  return `create function ${name}(kept ${root}) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select ${more.join('\n    or ')}
$$;`;
}

/** Rows that are machinery have no transaction: nobody writes them by hand. */
function sinceFunction(
  name: string,
  { root, schemas }: Forgetting,
  { stored, order }: Plan,
): string {
  const selects = order.flatMap((table) => {
    const { fields, scope } = stored.get(table)!;
    const rows = schemas.includes(table.split('.')[0]!) ? rowsWithin(table, root, stored) : null;
    if (rows === null || !('changed_xid' in fields)) return [];
    return [
      `  select ${scope ?? 'null::uuid'} from ${table}\n    where (${rows})\n      and changed_xid <> opened`,
    ];
  });
  return `-- Whose rows another transaction wrote than the one that opened these files; null for
-- a row that belongs to no single person.
create function ${name}(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
${selects.join('\n  union\n')}
$$;`;
}

/** A condition on the table's rows; null if none of them belong to the record. */
function rowsWithin(table: string, root: string, stored: Stored): string | null {
  if (table === root) return 'id = any(gone)';
  const { within, alsoWithin = [] } = stored.get(table)!;
  const conditions = [...(within ? [within] : []), ...alsoWithin].flatMap((parent) => {
    const [above, column] = parent.split(' by ') as [string, string];
    if (above === root) return [`${column} = any(gone)`];
    if (!stored.has(above)) return [];
    const rows = rowsWithin(above, root, stored);
    if (rows === null) return [];
    return [`${column} in (select ${keyOf(above, stored)} from ${above}\n    where ${rows})`];
  });
  return conditions.length === 0 ? null : conditions.join('\n    or ');
}

function keyOf(table: string, stored: Stored): string {
  const fields = Object.keys(stored.get(table)!.fields);
  return fields.includes('id') ? 'id' : fields[0]!;
}

function statementFor(table: string, rows: string, { ending, fields }: StoredTable): string {
  if (ending === 'deleted') return `  delete from ${table} where ${rows};`;
  const left = leavings({ ending, fields } as StoredTable);
  if (left.length === 0 || ending === 'kept') return '';
  const sets = wrap(left.map(([column, value]) => `${column} = ${value}`));
  return `  update ${table} set\n      ${sets}\n    where ${rows};`;
}

/** Columns of a tombstone that change, each with what it leaves. */
function leavings({ fields }: StoredTable): [column: string, value: string][] {
  return Object.entries(fields).flatMap(([column, { leaves }]) =>
    leaves === 'same' ? [] : [[column, leaves ?? 'null'] as [string, string]],
  );
}

function wrap(parts: readonly string[]): string {
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + part.length > 88) lines.push(part);
    else lines[lines.length - 1] = line === '' ? part : `${line}, ${part}`;
  }
  return lines.join(',\n      ');
}

/** Tables that refer to others come first; unrelated tables stay in listed order. */
export function inOrderOfGoing(
  tables: readonly string[],
  references: readonly Reference[],
): string[] {
  const gone = new Set<string>();
  const order: string[] = [];
  const referring = (table: string) =>
    references.filter(({ from, to }) => to === table && from !== table).map(({ from }) => from);
  const go = (table: string, path: readonly string[]) => {
    if (gone.has(table) || path.includes(table)) return;
    for (const other of referring(table)) go(other, [...path, table]);
    gone.add(table);
    order.push(table);
  };
  for (const table of tables) go(table, []);
  return order;
}

/** All of a table's parents, as `schema.table by column`. */
export function parentsOf({ within, alsoWithin = [] }: StoredTable): readonly Parent[] {
  return within === null ? alsoWithin : [within, ...alsoWithin];
}
