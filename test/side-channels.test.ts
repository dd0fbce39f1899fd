// What PostgreSQL opens to every role besides tables: through it one side could leave something for
// another to read, keep it waiting, count its rows or watch it work. On the embedded server all of
// it is closed. What cannot be closed is listed in the threat model.

import { describe, expect, it } from 'vitest';
import { inTransaction, type LoginRole, sql } from '../src/engine/db/database.ts';
import { listOpenChannels, reportOpenChannels } from '../src/engine/db/channels.ts';
import { loginRoles } from '../src/engine/db/roles.ts';
import { withClient } from '../src/engine/db/with-client.ts';
import { testDatabase, testServer } from './support/database.ts';
import { heardLog } from './support/log.ts';

const database = await testDatabase();
const superuser = { ...testServer().administrator, database: database.ownerConnection.database };

const closed: [what: string, statement: string][] = [
  ['make a large object', 'select lo_create(0)'],
  ['make one in the old way', 'select lo_creat(-1)'],
  ['make one with contents', "select lo_from_bytea(0, '\\x00')"],
  ['write into one', "select lo_put(4711, 0, '\\x00')"],
  ['read one', 'select lo_get(4711)'],
  ['open one', 'select lo_open(4711, 131072)'],
  ['bring one in from a file', "select lo_import('/etc/hostname')"],
  ['take one out into a file', "select lo_export(4711, '/tmp/out')"],
  ['see whose there are', 'select oid from pg_largeobject_metadata'],
  ['see what is in them', 'select * from pg_largeobject'],
  ['hold an advisory lock', 'select pg_advisory_lock(1)'],
  ['hold one for a transaction', 'select pg_advisory_xact_lock(1)'],
  ['try one', 'select pg_try_advisory_xact_lock_shared(1, 2)'],
  ['see who holds which lock', 'select 1 from pg_locks'],
  ['ask the same of the function', 'select 1 from pg_lock_status()'],
  ['see who works', 'select 1 from pg_stat_activity'],
  ['ask the same of the function', 'select 1 from pg_stat_get_activity(null)'],
  ['count rows in statistics', 'select 1 from pg_stat_all_tables'],
  ['ask the same of the function', "select pg_stat_get_live_tuples('care.case_file'::regclass)"],
  ['count rows by the size of a table', "select pg_relation_size('care.case_file'::regclass)"],
  ['count rows by the size of everything', 'select pg_database_size(current_database())'],
  ['count rows in the catalogue', 'select reltuples from pg_class limit 1'],
  ['count pages in the catalogue', 'select relpages from pg_class limit 1'],
  ['read settings of the other roles', 'select * from pg_db_role_setting'],
  ['read samples of a column', 'select * from pg_statistic'],
  ['notify by function', "select pg_notify('a', 'b')"],
  ['make a temporary table', 'create temporary table mine (x int)'],
  ['make a sequence', 'create sequence public.mine'],
  ['make an extension', 'create extension dblink'],
  ['comment on what belongs to all', "comment on schema public is 'hidden'"],
];

// Only a superuser can close them; on a named server that is the work of whoever runs it.
const isNamed = process.env['DATABASE_URL'] !== undefined;

describe.skipIf(isNamed).each(loginRoles)('%s', (role) => {
  it.each(closed)('may not %s', async (_what, statement) => {
    await expect(
      inTransaction(database.pools.of(role), (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied|must be (owner|superuser)|no schema has been selected/);
  });

  it('reads the catalogue as drivers do', async () => {
    const found = await sql`select oid, relname, relkind from pg_class limit 1`.execute(
      database.pools.of(role),
    );
    expect(found.rows).toHaveLength(1);
  });
});

it('no role keeps a count in a sequence', async () => {
  const found = await sql`select c.oid::regclass from pg_class c where c.relkind = 'S'
    and exists (select 1 from unnest(${loginRoles.map((role) => `alongside_${role}`)}::text[]) r
      where has_sequence_privilege(r, c.oid, 'select, usage, update'))`.execute(database.owner);
  expect(found.rows).toEqual([]);
});

it('a setting stays in its own connection', async () => {
  const shown = (role: LoginRole) =>
    sql<{ value: string | null }>`select current_setting('side.told', true) as value`.execute(
      database.pools.of(role),
    );
  await sql`select set_config('side.told', 'something', false)`.execute(database.pools.of('care'));
  for (const role of loginRoles.filter((one) => one !== 'care'))
    expect((await shown(role)).rows[0]!.value).toBeNull();
});

it.skipIf(isNamed)('what is open is listed, and closed by the statements of the list', async () => {
  const open = () => withClient(database.ownerConnection, listOpenChannels);
  const said: string[] = [];
  const log = heardLog(({ text }) => void said.push(text));
  expect(await open()).toEqual([]);
  await withClient(superuser, (client) =>
    client.query(`grant execute on function lo_create(oid) to public;
      grant select on pg_locks to public; grant select on pg_class to public`),
  );
  expect(await open()).toHaveLength(3);
  await withClient(database.roleConnection('door'), (client) => reportOpenChannels(client, log));
  expect(said).toEqual([expect.stringContaining('close-to-everyone.sql')]);
  for (const statement of await open())
    await withClient(superuser, (client) => client.query(statement));
  expect(await open()).toEqual([]);
  await withClient(database.roleConnection('door'), (client) => reportOpenChannels(client, log));
  expect(said).toHaveLength(1);
});
