// The text of each table in `schema/`: columns with what is declared about them, keys, indexes, who
// may do what by which policy, triggers. Made from the catalogue of a database at this version and
// from the list of stored fields; the same input gives the same text.

import type { ClientBase } from 'pg';
import type { StoredTable } from '../src/kernel/stored-fields.ts';
import type { Reference } from './erasing-sql.ts';
import type { Column } from './stored-field-rules.ts';

type Row = Record<string, string>;
type Stored = ReadonlyMap<string, StoredTable>;

/** Over `pg_namespace n`: the schemas of the engine and the rooms. */
export const inRooms = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'migration')
  and n.nspname !~ '^pg_'`;
const ofTables = `pg_class c join pg_namespace n on n.oid = c.relnamespace`;
const grantee = `case when g.grantee = 0 then 'public' else g.grantee::regrole::text end`;

/** Each returns rows with `of` (the table) and lines in a fixed order. */
const parts = {
  columns: `select n.nspname || '.' || c.relname as of, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type,
      concat_ws(' ', case when a.attnotnull then 'not null' end,
        case when a.attidentity <> '' then 'identity' end,
        case when a.attgenerated <> '' then 'generated ' || pg_get_expr(d.adbin, d.adrelid)
          else 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as more
    from ${ofTables} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and ${inRooms} order by 1, a.attnum`,
  keys: `select n.nspname || '.' || c.relname as of,
      k.conname || ': ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k join ${ofTables.replace('pg_class c', 'pg_class c on c.oid = k.conrelid')}
    where k.contype in ('p', 'u', 'f', 'c', 'x') and ${inRooms}
    order by 1, position(k.contype::text in 'pufcx'), 2`,
  indexes: `select n.nspname || '.' || c.relname as of,
    regexp_replace(pg_get_indexdef(i.indexrelid),
      '^CREATE (UNIQUE )?INDEX (\\S+) ON \\S+ USING ', '\\2: \\1') as line
    from pg_index i join ${ofTables.replace('pg_class c', 'pg_class c on c.oid = i.indrelid')}
    where ${inRooms} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
      and k.contype in ('p', 'u')) order by 1, 2`,
  grants: `select of, role || ': ' || string_agg(what, ' · ' order by turn) as line from (
      select n.nspname || '.' || c.relname as of, ${grantee} as role,
        position(g.privilege_type in 'SELECT INSERT UPDATE DELETE') as turn,
        lower(g.privilege_type) || ' every column' as what
      from ${ofTables} cross join lateral aclexplode(c.relacl) g
      where c.relkind = 'r' and g.grantee <> c.relowner and ${inRooms}
      union all select n.nspname || '.' || c.relname, ${grantee},
        position(g.privilege_type in 'SELECT INSERT UPDATE DELETE'),
        lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
      from ${ofTables} join pg_attribute a on a.attrelid = c.oid
        cross join lateral aclexplode(a.attacl) g
      where c.relkind = 'r' and ${inRooms} group by 1, g.grantee, g.privilege_type) granted
    group by of, role order by of, role`,
  policies: `select n.nspname || '.' || c.relname as of,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end || ' ' || (select string_agg(r::regrole::text, ', '
        order by r::regrole::text) from unnest(p.polroles) r) || ': ' || p.polname
        || case when p.polpermissive then '' else ' (restrictive)' end as line,
      regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') as using,
      regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') as "check"
    from pg_policy p join ${ofTables.replace('pg_class c', 'pg_class c on c.oid = p.polrelid')}
    where (p.polname <> 'machinery' or p.polroles <> array[c.relowner]) and ${inRooms}
    order by 1, position(p.polcmd::text in 'rawd*'), 2`,
  triggers: `select n.nspname || '.' || c.relname as of,
      regexp_replace(pg_get_triggerdef(t.oid), '^CREATE (CONSTRAINT )?TRIGGER (\\S+) (.*?) ON \\S+ (.*)$',
        '\\2: \\3 \\4') as line
    from pg_trigger t join ${ofTables.replace('pg_class c', 'pg_class c on c.oid = t.tgrelid')}
    where not t.tgisinternal and ${inRooms} order by 1, 2`,
} as const;

export async function readColumns(client: ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
      a.attgenerated <> '' as "isGenerated"
    from ${ofTables} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped
    where c.relkind = 'r' and ${inRooms} order by 1, a.attnum`);
  return rows;
}

export async function readReferences(client: ClientBase): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select n.nspname || '.' || c.relname as from, m.nspname || '.' || f.relname as to
    from pg_constraint k join ${ofTables.replace('pg_class c', 'pg_class c on c.oid = k.conrelid')}
    join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
    where k.contype = 'f' and ${inRooms} order by 1, 2`);
  return rows;
}

/**
 * Each function with the rights it runs under and who may call it: a new grant is a line in a diff.
 */
async function functionsText(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ line: string }>(`
    select p.oid::regprocedure::text || ': ' || case when p.prosecdef then 'as owner'
      else 'as caller' end
      || coalesce(' · ' || (select string_agg(${grantee}, ', ' order by ${grantee})
        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
        where g.grantee <> p.proowner), '') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${inRooms} order by 1`);
  return `functions: whose rights it has, who may call it\n\n${rows.map(({ line }) => line).join('\n')}\n`;
}

/** File name → text. `client` is the owner's connection. */
export async function schemaTexts(
  client: ClientBase,
  stored: Stored,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, Row[]>>();
  for (const [part, question] of Object.entries(parts)) {
    for (const row of (await client.query<Row>(question)).rows) {
      const table = found.get(row['of']!) ?? new Map<string, Row[]>();
      table.set(part, [...(table.get(part) ?? []), row]);
      found.set(row['of']!, table);
    }
  }
  return new Map([
    ['functions.txt', await functionsText(client)] as const,
    ...[...found].map(
      ([name, rows]) => [`${name}.txt`, textOf(name, rows, stored.get(name))] as const,
    ),
  ]);
}

function textOf(
  name: string,
  rows: ReadonlyMap<string, readonly Row[]>,
  table: StoredTable | undefined,
): string {
  const lines = [name, '', ...about(table), '', 'columns', ...columns(rows.get('columns')!, table)];
  for (const part of ['keys', 'indexes', 'grants', 'policies', 'triggers'] as const) {
    const found = rows.get(part) ?? [];
    if (found.length === 0) continue;
    lines.push('', part);
    for (const row of found) {
      lines.push(`  ${row['line']!}`);
      if (row['using']) lines.push(`    using ${row['using']}`);
      if (row['check']) lines.push(`    with check ${row['check']}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function about(table: StoredTable | undefined): string[] {
  if (!table) return ['nothing is known of it: src/app/stored-tables.ts does not name it'];
  const { of, kept, ending, within, scope, merging, backup } = table;
  return [
    `of: ${of} · kept: ${kept} · then: ${ending} · within: ${within ?? 'nothing'}`,
    `at a merge: ${merging} · in a backup: ${backup}${scope ? ` · whose: ${scope}` : ''}`,
  ];
}

function columns(rows: readonly Row[], table: StoredTable | undefined): string[] {
  const widest = Math.max(...rows.map((row) => row['name']!.length));
  return rows.flatMap((row) => {
    const head = `  ${row['name']!.padEnd(widest)}  ${row['type']!} ${row['more']!}`.trimEnd();
    const field = table?.fields[row['name']!];
    if (!table || !field) return [head, '      nothing is known of it'];
    if (field.shown === 'withheld: machinery' && field.harms === 'nobody' && !field.leaves) {
      return [head, `      machinery: ${field.purpose}`];
    }
    const more = [
      field.sensitivity,
      `harms ${field.harms}`,
      field.shown,
      field.of && field.of !== table.of ? `of ${field.of}` : null,
      field.kept && field.kept !== table.kept ? `kept ${field.kept}` : null,
      field.leaves ? `leaves ${field.leaves}` : null,
      field.inBackup === undefined ? null : 'not in a backup',
    ];
    return [head, `      ${field.purpose}`, `      ${more.filter(Boolean).join(' · ')}`];
  });
}
