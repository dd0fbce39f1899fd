// The whole shape of a database as lines of text, so that two can be compared: schemas, tables,
// columns in order, defaults, constraints, indexes, types, bodies and attributes of functions,
// policies, triggers, grants and comments. The owner is always called "owner".

import type { ClientBase } from 'pg';
import { inRooms } from '../../tools/schema-texts.ts';

const grantee = `case when g.grantee = 0 then 'public' when g.grantee = owner_id then 'owner'
  else g.grantee::regrole::text end`;

const questions: Readonly<Record<string, string>> = {
  schema: `select n.nspname as line from pg_namespace n where ${inRooms}`,
  table: `select c.oid::regclass || ' row security ' || c.relrowsecurity || ' forced '
      || c.relforcerowsecurity as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'
      and ${inRooms}`,
  column: `select format('%s.%s #%s %s %s default %s generated %s identity %s', c.oid::regclass,
      a.attname, a.attnum, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' else 'null' end,
      coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attgenerated, a.attidentity) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'c') and ${inRooms}`,
  constraint: `select k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
      || ' ' || k.convalidated as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace where k.contype <> 't' and k.contype <> 'n'
      and ${inRooms}`,
  index: `select pg_get_indexdef(i.indexrelid) as line from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inRooms}`,
  sequence: `select c.oid::regclass || ' ' || s.seqstart || ' ' || s.seqincrement as line
    from pg_sequence s join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace where ${inRooms}`,
  function: `select
    format('%s returns %s %s %s security definer %s strict %s leakproof %s parallel %s'
      || ' cost %s rows %s set %s arguments %s defaults %s body %s', p.oid::regprocedure,
      pg_get_function_result(p.oid), l.lanname, p.provolatile, p.prosecdef, p.proisstrict,
      p.proleakproof, p.proparallel, p.procost, p.prorows, p.proconfig,
      pg_get_function_arguments(p.oid), pg_get_expr(p.proargdefaults, 0),
      regexp_replace(p.prosrc, '\\s+', ' ', 'g')) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_language l on l.oid = p.prolang where ${inRooms}`,
  policy: `select format('%s %s %s %s to %s using %s check %s', p.polrelid::regclass, p.polname,
      p.polcmd, p.polpermissive, (select string_agg(case when r = owner_id then 'owner'
        else r::regrole::text end, ', ' order by r::regrole::text) from unnest(p.polroles) r),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as line
    from owner, pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_namespace n on n.oid = c.relnamespace where ${inRooms}`,
  trigger: `select pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text as line from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${inRooms}`,
  'grant on schema': `select format('%s %s to %s', n.nspname, g.privilege_type, ${grantee}) as line
    from owner, pg_namespace n, aclexplode(n.nspacl) g where ${inRooms} and g.grantee <> owner_id`,
  'grant on table': `select format('%s %s to %s', c.oid::regclass, g.privilege_type, ${grantee}) as
    line
    from owner, pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
    where ${inRooms} and g.grantee <> owner_id`,
  'grant on column': `select format('%s.%s %s to %s', c.oid::regclass, a.attname, g.privilege_type,
      ${grantee}) as line
    from owner, pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) g
    where ${inRooms} and g.grantee <> owner_id`,
  'grant on function': `select format('%s %s to %s', p.oid::regprocedure, g.privilege_type,
    ${grantee})
      as line
    from owner, pg_proc p join pg_namespace n on n.oid = p.pronamespace,
      aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    where ${inRooms} and g.grantee <> owner_id`,
  comment: `select format('%s %s: %s', c.oid::regclass, coalesce(a.attname, ''), d.description) as
    line
    from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
    where ${inRooms}`,
};

/** Sorted lines, each beginning with what it describes. `client` is the owner's connection. */
export async function readCatalogue(client: ClientBase): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, question] of Object.entries(questions)) {
    const { rows } = await client.query<{ line: string }>(
      `with owner as (select datdba as owner_id from pg_database where datname = current_database())
      ${question}`,
    );
    for (const { line } of rows) lines.push(`${kind}: ${line}`);
  }
  return lines.toSorted();
}
