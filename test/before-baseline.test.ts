// The 26 migration files that the baseline replaced, run as they were then. A database with exactly
// these is adopted and is then identical to a new one, down to the last comment; one that stopped
// half-way is refused with a sentence. The same for their backups: `programme.backup` is from a
// made-up programme of fifty persons, written by the last version of that time.

import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup } from '../src/engine/db/restore.ts';
import { keyringOf } from '../src/engine/crypto/keyring.ts';
import { makeLedger, readLedger } from '../src/engine/ledger/ledger-file.ts';
import { baselineLast, beforeBaseline } from '../src/engine/db/before-baseline.ts';
import { openDatabase, sql } from '../src/engine/db/database.ts';
import { makeTables, migrate, readMigrations, wantedHere } from '../src/engine/db/migrate.ts';
import { databaseWords } from '../src/engine/db/sentences.ts';
import { readCatalogue } from './support/catalogue.ts';
import { testDatabase, testServer } from './support/database.ts';

const log = { info: () => undefined, error: () => undefined };
const fixture = join(import.meta.dirname, 'fixtures', 'before-baseline');
const files = readMigrations(fixture);
const wanted = wantedHere();
const fresh = await testDatabase();
const databases: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'alongside-before-baseline-'));

async function administer(text: string): Promise<void> {
  const administrator = new Client(testServer().administrator);
  await administrator.connect();
  await administrator.query(text).finally(() => administrator.end());
}

/** As that version left a database: its files, its bookkeeping. */
async function databaseOfThatTime(applied = files): Promise<Client> {
  const name = `${testServer().template}_before_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template template0 owner ${testServer().owner.user}`);
  databases.push(name);
  const client = new Client({ ...testServer().owner, database: name });
  await client.connect();
  await client.query(`create extension pg_trgm; create extension unaccent;
    create schema migration;
    create table migration.schema_migration (number integer primary key, name text not null,
      sha256 text not null, applied_at timestamptz not null default now())`);
  for (const { number, name: file, sha256, text } of applied) {
    await client.query(text);
    await client.query(
      'insert into migration.schema_migration (number, name, sha256) values ($1, $2, $3)',
      [number, file, sha256],
    );
  }
  return client;
}

async function catalogueOf(name: string): Promise<string[]> {
  const client = new Client({ ...testServer().owner, database: name });
  await client.connect();
  return readCatalogue(client).finally(() => client.end());
}

const ofTables = /^(?:schema|column|constraint|index|sequence): /;

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const name of databases) await administer(`drop database ${name} with (force)`);
});

describe('a database of the time before the baseline', () => {
  let client: Client;
  beforeAll(async () => {
    client = await databaseOfThatTime();
  });
  afterAll(() => client.end());

  it('is known by exactly these files', () => {
    expect(files.map(({ sha256 }) => sha256)).toEqual(beforeBaseline);
    expect(createHash('sha256').update(files[0]!.text).digest('hex')).toBe(beforeBaseline[0]);
  });

  it('has the tables of the baseline, column by column', async () => {
    const made = await databaseOfThatTime([]);
    await made.query('create table migration.schema_state (only_row boolean, sha256 text)');
    const baseline = wanted.migrations.filter(({ number }) => number <= baselineLast);
    await made.query('begin');
    await makeTables(made, { migrations: baseline, state: wanted.state });
    await made.query('commit');
    const inFiles = (await readCatalogue(made)).filter((line) => ofTables.test(line));
    await made.end();
    expect((await readCatalogue(client)).filter((line) => ofTables.test(line))).toEqual(inFiles);
    expect(inFiles.length).toBeGreaterThan(1_500);
  });

  it('is adopted, and then differs in nothing from a new one', async () => {
    expect(await migrate(client, wanted, log)).toMatchObject({ ok: true });
    const { rows } = await client.query(
      'select number, sha256 from migration.schema_migration order by number',
    );
    expect(rows).toEqual(wanted.migrations.map(({ number, sha256 }) => ({ number, sha256 })));
    expect(await readCatalogue(client)).toEqual(await catalogueOf(fresh.ownerConnection.database!));
  });
});

describe('is refused, with everything left as it was', () => {
  it('when it stopped on the way', async () => {
    const client = await databaseOfThatTime(files.slice(0, 25));
    const outcome = await migrate(client, wanted, log);
    expect(outcome).toMatchObject({ ok: false, refusal: 'before-baseline' });
    expect(databaseWords['before-baseline']({ known: 25, of: 26 })).toContain('25 of its 26');
    const { rows } = await client.query(
      'select count(*)::int as n from migration.schema_migration',
    );
    expect(rows[0]).toEqual({ n: 25 });
    await client.end();
  });

  it('when one of its files was another', async () => {
    const client = await databaseOfThatTime();
    await client.query(`update migration.schema_migration set sha256 = 'x' where number = 20`);
    expect(await migrate(client, wanted, log)).toMatchObject({ refusal: 'before-baseline' });
    await client.end();
  });
});

describe('a backup of that time', () => {
  const path = join(fixture, 'programme.backup');

  async function damaged(change: (line: string) => string | null): Promise<string> {
    const lines: string[] = [];
    const input = createReadStream(path).pipe(createZstdDecompress());
    for await (const line of createInterface({ input })) {
      const kept = change(line);
      if (kept !== null) lines.push(`${kept}\n`);
    }
    const to = join(folder, randomBytes(4).toString('hex'));
    await pipeline(Readable.from(lines), createZstdCompress(), createWriteStream(to));
    return to;
  }

  function emptyLedger() {
    const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
    const at = join(folder, `${randomBytes(4).toString('hex')}.ledger`);
    makeLedger(at, keyring);
    const read = readLedger(at, keyring);
    if (!read.ok) throw new Error(read.refusal);
    return read.value;
  }

  async function restoring(from: string): Promise<string> {
    const database = await makeEmpty();
    const outcome = await readBackup(database, {
      path: from,
      identities: [],
      ledger: emptyLedger(),
    });
    const persons = outcome.ok
      ? (await sql`select 1 from people.person`.execute(database)).rows.length
      : -1;
    const epoch = (
      await sql<{ number: number }>`select number from programme.epoch`.execute(database)
    ).rows[0]!.number;
    await database.destroy();
    return outcome.ok ? `${persons} persons in epoch ${epoch}` : outcome.refusal;
  }

  async function makeEmpty() {
    const name = `${testServer().template}_empty_${randomBytes(6).toString('hex')}`;
    const owner = testServer().owner.user!;
    await administer(`create database ${name} template ${testServer().template} owner ${owner}`);
    databases.push(name);
    return openDatabase({ ...testServer().owner, database: name });
  }

  it('is restored into a database of today', async () => {
    expect(await restoring(path)).toMatch(/^[5-9]\d persons in epoch 2$/);
  }, 60_000);

  it.each([
    [
      'that names another version',
      (line: string) => line.replace('"search-keys"', '"kin-search"'),
      'backup-of-another-version',
    ],
    [
      'with a table that was never there',
      (line: string) =>
        line.replace('{"end":[', '{"end":[{"table":"care.more","rows":0,"hash":""},'),
      'rows-differ',
    ],
    [
      'without one of its tables',
      (line: string) => line.replace(/,?\{"table":"care.goal","rows":\d+,"hash":"\w+"\}/, ''),
      'rows-differ',
    ],
  ])(
    '%s is refused, and nothing of it stays',
    async (_, change, refusal) => {
      expect(await restoring(await damaged(change))).toBe(refusal);
    },
    60_000,
  );
});
