// Migrations on an empty database: what is refused and leaves no trace, then what is applied.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testServer } from '../../../test/support/database.ts';
import { checkMigrated, migrate, readMigrations } from './migrate.ts';

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
  write('0001-first.sql', 'create table first (x integer);');
  write('0002-second.sql', 'create table second (x integer); insert into second values (2);');
});

afterEach(async () => {
  await client.end();
  await administer(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

async function run(): Promise<unknown> {
  const outcome = await migrate(client, readMigrations(folder), log);
  return outcome.ok ? outcome.value : outcome.refusal;
}

describe('refused, with nothing changed', () => {
  test('an applied file that was changed', async () => {
    await run();
    write('0001-first.sql', 'create table first (x bigint);');
    write('0003-third.sql', 'create table third (x integer);');
    expect(await run()).toBe('migration-changed');
    expect((await client.query("select to_regclass('third') as third")).rows[0].third).toBeNull();
  });

  test('a database that is newer than the code', async () => {
    write('0003-third.sql', 'create table third (x integer);');
    await run();
    rmSync(join(folder, '0003-third.sql'));
    expect(await run()).toBe('database-newer');
  });

  test('a file with a number below what is applied', async () => {
    rmSync(join(folder, '0001-first.sql'));
    await run();
    write('0001-first.sql', 'create table first (x integer);');
    expect(await run()).toBe('migration-skipped');
  });

  test('two files with one number', () => {
    write('0002-other.sql', 'select 1;');
    expect(() => readMigrations(folder)).toThrow(/two migrations have the number 2/);
  });

  test('a file that fails half-way leaves nothing of itself and says where', async () => {
    write('0003-third.sql', 'create table third (x integer);\ncreate table third (y integer);');
    await expect(run()).rejects.toThrow(/migration 3 \(third\).*already exists/);
    const { rows } = await client.query(
      `select to_regclass('third') as third, max(number) as newest from migration.schema_migration`,
    );
    expect(rows[0]).toEqual({ third: null, newest: 2 });
    write('0003-third.sql', 'create table third (x integer);');
    expect(await run()).toBe(1);
  });

  test('a server that may not migrate says what is missing', async () => {
    expect(await checkMigrated(client, readMigrations(folder))).toMatchObject({
      refusal: 'migration-pending',
      facts: { number: 1, name: 'first' },
    });
    await run();
    expect((await checkMigrated(client, readMigrations(folder))).ok).toBe(true);
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
    const outcomes = await Promise.all(
      [client, other].map((each) => migrate(each, readMigrations(folder), log)),
    );
    await other.end();
    expect(outcomes.reduce((sum, each) => sum + (each.ok ? each.value : 100), 0)).toBe(2);
    expect((await client.query('select count(*)::int as rows from second')).rows).toEqual([
      { rows: 1 },
    ]);
  });
});
