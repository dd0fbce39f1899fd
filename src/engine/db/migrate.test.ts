// Numbered files and the state on an empty database: first what is refused without a trace, then
// what is applied.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testServer } from '../../../test/support/database.ts';
import { checkMigrated, migrate, readMigrations, type Wanted } from './migrate.ts';
import { stateOf } from './state-files.ts';

const log = { info: () => undefined, error: () => undefined };
let folder: string;
let name: string;
let client: Client;

async function administer(text: string): Promise<void> {
  const administrator = new Client(testServer().administrator);
  await administrator.connect();
  await administrator.query(text).finally(() => administrator.end());
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-migrations-'));
  name = `${testServer().template}_empty_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template template0 owner ${testServer().owner.user}`);
  client = new Client({ ...testServer().owner, database: name });
  await client.connect();
  write('0001-first.sql', 'create schema if not exists shop; create table shop.first (x integer);');
  write(
    '0002-second.sql',
    `create table shop.second (x integer, y integer default shop.default_of());
    insert into shop.second values (2);`,
  );
});

afterEach(async () => {
  await client.end();
  await administer(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

/** The second file creates `second`. */
const stateText = `
  create function shop.number_of(x integer) returns integer language sql as 'select x + 1';
  create function shop.next_of(x integer) returns integer
    language sql as 'select shop.number_of(x)';
  create policy machinery on shop.second to current_user using (true) with check (true);
  create policy everyone on shop.second for select to alongside_care using (shop.next_of(x) > 0);
  grant usage on schema shop to alongside_care;
  grant select (x) on shop.second to alongside_care;
  comment on table shop.second is 'Two.';`;
const path = 'src/rooms/shop/database/second.sql';
const firstPath = 'src/rooms/shop/database/before-tables.sql';
const firstText = `create function shop.default_of() returns integer language sql as 'select 7';`;

function wanted(text = stateText, first = firstText): Wanted {
  return {
    migrations: readMigrations(folder),
    state: stateOf([
      { path, text },
      { path: firstPath, text: first },
    ]),
  };
}

async function run(text?: string, first?: string): Promise<unknown> {
  const outcome = await migrate(client, wanted(text, first), log);
  return outcome.ok ? outcome.value : outcome.refusal;
}

async function valueOf(query: string): Promise<unknown> {
  return Object.values((await client.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];
}

describe('refused, with nothing changed', () => {
  test('an applied file that was changed', async () => {
    await run();
    write('0001-first.sql', 'create table shop.first (x bigint);');
    write('0003-third.sql', 'create table shop.third (x integer);');
    expect(await run()).toBe('migration-changed');
    expect(await valueOf("select to_regclass('shop.third')")).toBeNull();
  });

  test('a database that is newer than the code', async () => {
    write('0003-third.sql', 'create table shop.third (x integer);');
    await run();
    rmSync(join(folder, '0003-third.sql'));
    expect(await run()).toBe('database-newer');
  });

  test('a file with a number below what is applied', async () => {
    await run();
    write('0004-fourth.sql', 'create table shop.fourth (x integer);');
    await run();
    write('0003-third.sql', 'create table shop.third (x integer);');
    expect(await run()).toBe('migration-skipped');
  });

  test('two files with one number', () => {
    write('0002-other.sql', 'select 1;');
    expect(() => readMigrations(folder)).toThrow(/two migrations have the number 2/);
  });

  test('a file that fails half-way leaves nothing behind and says where', async () => {
    await run();
    write('0003-third.sql', 'create table shop.third (x integer);');
    write('0004-fourth.sql', 'select 1;\ncreate table shop.third (y integer);');
    await expect(run()).rejects.toThrow(/migration 4 \(fourth\).*already exists/);
    expect(await valueOf("select to_regclass('shop.third')")).toBeNull();
    expect(await valueOf('select max(number) from migration.schema_migration')).toBe(2);
    expect(await valueOf('select shop.next_of(1)')).toBe(2);
    write('0004-fourth.sql', 'create table shop.fourth (x integer);');
    expect(await run()).toBe(2);
  });

  test('a server that may not migrate says what is missing', async () => {
    expect(await checkMigrated(client, wanted())).toMatchObject({
      refusal: 'migration-pending',
      facts: { number: 1, name: 'first' },
    });
    await run();
    expect((await checkMigrated(client, wanted())).ok).toBe(true);
    expect(await checkMigrated(client, wanted(`${stateText} `))).toMatchObject({
      refusal: 'state-differs',
    });
  });
});

describe('applied', () => {
  test('once each, in order, with their digest; other files are left alone', async () => {
    write('README.md', 'words');
    expect(await run()).toBe(2);
    expect(await run()).toBe(0);
    const { rows } = await client.query(
      `select number, name, length(sha256) as digits
        from migration.schema_migration order by number`,
    );
    expect(rows).toEqual([
      { number: 1, name: 'first', digits: 64 },
      { number: 2, name: 'second', digits: 64 },
    ]);
  });

  test('by one of several processes that start at once', async () => {
    const other = new Client({ ...testServer().owner, database: name });
    await other.connect();
    const outcomes = await Promise.all([client, other].map((each) => migrate(each, wanted(), log)));
    await other.end();
    expect(outcomes.reduce((sum, each) => sum + (each.ok ? each.value : 100), 0)).toBe(2);
    expect((await client.query('select count(*)::int as rows from shop.second')).rows).toEqual([
      { rows: 1 },
    ]);
  });
});

describe('the state', () => {
  test('is made anew when a word of it changes, and only then', async () => {
    await run();
    const made = await valueOf('select made_at from migration.schema_state');
    expect(await run()).toBe(0);
    expect(await valueOf('select made_at from migration.schema_state')).toEqual(made);
    await run(stateText.replace('x + 1', 'x + 2'));
    expect(await valueOf('select shop.next_of(1)')).toBe(3);
    expect(await valueOf('select made_at from migration.schema_state')).not.toEqual(made);
  });

  test('leaves nothing of what its files no longer say', async () => {
    await run();
    await client.query('grant insert on shop.second to alongside_care, public');
    await client.query(`create policy by_hand on shop.second using (true);
      create function shop.by_hand() returns integer language sql as 'select 1';
      comment on column shop.second.x is 'By hand.'`);
    await run(
      stateText
        .replace(/.*create policy everyone.*\n/, '')
        .replace(/.*grant select.*\n/, '')
        .replace(/.*comment on.*/, ''),
    );
    const left = await client.query(`
      select polname as name from pg_policy
      union all select proname from pg_proc where pronamespace = 'shop'::regnamespace
      union all select g.privilege_type from pg_class, aclexplode(relacl) g
        where oid = 'shop.second'::regclass and g.grantee <> relowner
      union all select description from pg_description where objoid = 'shop.second'::regclass
      order by 1`);
    expect(left.rows.map(({ name }) => name)).toEqual([
      'default_of',
      'machinery',
      'next_of',
      'number_of',
    ]);
  });

  test('forces every table, and the owner still fills it in a later file', async () => {
    await run();
    const forced = `select bool_and(relforcerowsecurity and relrowsecurity) from pg_class
      where relnamespace = 'shop'::regnamespace and relkind = 'r'`;
    expect(await valueOf(forced)).toBe(true);
    await run(stateText.replace(/.*create policy machinery.*\n/, ''));
    expect(await valueOf('select count(*)::int from shop.second')).toBe(0);
    write('0003-third.sql', 'update shop.second set x = x + 40;');
    await run();
    expect(await valueOf('select x from shop.second')).toBe(42);
    expect(await valueOf(forced)).toBe(true);
  });

  test('replaces in place what a default rests on', async () => {
    await run();
    await run(stateText, firstText.replace('7', '8'));
    await client.query('insert into shop.second values (3)');
    expect(await valueOf('select y from shop.second where x = 3')).toBe(8);
  });

  test('asks for a numbered file where that gets another signature', async () => {
    await run();
    const before = await valueOf('select made_at from migration.schema_state');
    await expect(run(stateText, firstText.replace('integer', 'text'))).rejects.toThrow(
      /before-tables\.sql: shop\.default_of has another signature.*numbered migration/,
    );
    const more = firstText.replace('default_of()', 'default_of(more integer default 3)');
    await expect(run(stateText, more)).rejects.toThrow(
      /shop\.default_of\(\) is called by a table's own definition/,
    );
    await expect(run(stateText, firstText.replace('default_of', 'other'))).rejects.toThrow(
      /shop\.default_of\(\) is called by a table's own definition/,
    );
    expect(await valueOf('select made_at from migration.schema_state')).toEqual(before);
  });

  test('is not put back to an earlier one by older code, except in a demo', async () => {
    write('0003-third.sql', 'create schema if not exists programme;');
    await run();
    const newer = stateText.replace('x + 1', 'x + 2');
    await run(newer);
    expect(await run()).toBe('state-earlier');
    expect(await valueOf('select shop.next_of(1)')).toBe(3);
    // Without a programme in it, as between "migrate" and "init".
    await client.query('create table programme.setting (is_demo boolean)');
    expect(await run()).toBe('state-earlier');
    await client.query('insert into programme.setting values (true)');
    expect(await run()).toBe(0);
    expect(await valueOf('select shop.next_of(1)')).toBe(2);
  });

  test('leaves alone what others keep in the same database', async () => {
    await client.query(`create schema theirs; create table theirs.thing (x integer);
      create function theirs.one() returns integer language sql as 'select 1';
      create policy open on theirs.thing using (true);
      comment on table theirs.thing is 'Theirs.';
      grant select on theirs.thing to public`);
    const theirs = () =>
      valueOf(`select concat_ws(' ', theirs.one(), c.relforcerowsecurity,
      obj_description(c.oid), c.relacl::text, (select count(*) from pg_policy
        where polrelid = c.oid)) from pg_class c where c.oid = 'theirs.thing'::regclass`);
    const before = await theirs();
    await run();
    await run(stateText.replace('x + 1', 'x + 2'));
    expect(await theirs()).toBe(before);
  });

  test('says which file and line is wrong, and leaves what was there', async () => {
    await run();
    await expect(run(stateText.replace('select x + 1', 'select z'))).rejects.toThrow(
      /second\.sql, line 2, shop\.number_of: column "z" does not exist/,
    );
    expect(await valueOf('select shop.next_of(1)')).toBe(2);
  });

  test('waits for no one who sits in a table for long', async () => {
    await run();
    const other = new Client({ ...testServer().owner, database: name });
    await other.connect();
    await other.query('begin; lock shop.second in access share mode');
    write('0003-third.sql', `set local lock_timeout = '200ms'; lock shop.second;`);
    expect(await run()).toBe('database-busy');
    await other.query('rollback');
    await other.end();
    write('0003-third.sql', 'lock shop.second;');
    expect(await run()).toBe(1);
  }, 60_000);

  test('says that the server can lock too few objects', async () => {
    await run();
    write('0003-third.sql', `do $$ begin raise exception using errcode = '53200'; end $$;`);
    expect(await run()).toBe('too-few-locks');
  });
});

describe('the order of functions', () => {
  const calling = (name: string, called: string) =>
    `create function shop.${name}() returns integer language sql as 'select shop.${called}()';`;

  test('follows their calls, whatever the files are called', async () => {
    const files = [
      { path: 'a.sql', text: calling('a', 'b') },
      { path: 'b.sql', text: calling('b', 'c') },
      {
        path: 'c.sql',
        text: `create function shop.c() returns integer language sql as 'select 1';`,
      },
    ];
    expect(stateOf(files).rest.map(({ name }) => name)).toEqual(['shop.c', 'shop.b', 'shop.a']);
  });

  test('a circle names both files', () => {
    const files = [
      { path: 'a.sql', text: calling('a', 'b') },
      { path: 'b.sql', text: calling('b', 'a') },
    ];
    expect(() => stateOf(files)).toThrow(
      'circle: shop.a (a.sql) → shop.b (b.sql) → shop.a (a.sql)',
    );
  });

  test('a name made twice names both files', () => {
    const text = calling('a', 'b');
    expect(() =>
      stateOf([
        { path: 'a.sql', text },
        { path: 'b.sql', text },
      ]),
    ).toThrow('function shop.a is made in a.sql and in b.sql');
  });

  test('the same name with other parameters is another function', () => {
    const text = calling('b', 'a') + calling('a', 'c');
    const other = calling('a', 'c').replace('shop.a()', 'shop.a(more text default now()::text)');
    const state = stateOf([{ path: 'a.sql', text: `${text}\n${other}` }]);
    expect(state.rest.map(({ name }) => name)).toEqual(['shop.a', 'shop.a', 'shop.b']);
  });

  test('a table, or a policy made by formatting, is no state', () => {
    for (const text of ['create table shop.x ();', `do $$ begin execute 'x'; end $$;`]) {
      expect(() => stateOf([{ path: 'a.sql', text }])).toThrow(/a\.sql: .* is no function/);
    }
  });
});
