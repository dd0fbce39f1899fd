// Which functions write a table: read from their text and from the triggers, so that a new one is
// noticed without anybody adding it to a list.

import { sql } from '../../../src/engine/db/database.ts';
import { loginRoles } from '../../../src/engine/db/roles.ts';
import type { TestDatabase } from '../actors.ts';

/**
 * Functions a login role may call that write one of `tables`: themselves, through a function they
 * call, or through a trigger on a table they write.
 */
export async function writersOf(
  { owner }: TestDatabase,
  tables: readonly string[],
): Promise<string[]> {
  const roles = loginRoles.map((role) => `alongside_${role}`);
  const { rows: functions } = await sql<{ name: string; body: string; isOpen: boolean }>`
    select format('%s.%s', n.nspname, p.proname) as name, p.prosrc as body,
      bool_or(p.prosecdef and exists (select 1 from unnest(${roles}::text[]) role
        where has_function_privilege(role, p.oid, 'execute'))) as is_open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema|public)' group by 1, 2`.execute(owner);
  const { rows: triggers } = await sql<{ table: string; name: string; type: number }>`
    select t.tgrelid::regclass::text as table, t.tgtype::integer as type,
      format('%s.%s', n.nspname, p.proname) as name
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    join pg_namespace n on n.oid = p.pronamespace where not t.tgisinternal`.execute(owner);
  const writers = new Set<string>();
  for (let size = -1; size < writers.size;) {
    size = writers.size;
    const reached = triggers.filter(({ name }) => writers.has(name));
    for (const { name, body } of functions) {
      const writes = writesOf(body);
      const isWriter =
        writes.some(([, table]) => tables.includes(table)) ||
        [...body.matchAll(/([a-z_]+\.[a-z_]+)\(/g)].some(([, called]) => writers.has(called!)) ||
        writes.some(([verb, table]) =>
          reached.some((one) => one.table === table && (one.type & bitOf[verb]) !== 0),
        );
      if (isWriter) writers.add(name);
    }
  }
  return functions
    .filter(({ name, isOpen }) => isOpen && writers.has(name))
    .map(({ name }) => name);
}

const bitOf = { insert: 4, delete: 8, update: 16 } as const;

function writesOf(body: string): (readonly [keyof typeof bitOf, string])[] {
  const found = body.matchAll(
    /\b(insert)\s+into\s+([a-z_]+\.[a-z_]+)|\b(update)\s+([a-z_]+\.[a-z_]+)|\b(delete)\s+from\s+([a-z_]+\.[a-z_]+)/g,
  );
  return [...found].map((one) => {
    const [verb, table] = [one[1] ?? one[3] ?? one[5], one[2] ?? one[4] ?? one[6]];
    return [verb as keyof typeof bitOf, table!] as const;
  });
}
