// The log of the database server contains no value of anyone, whatever goes wrong. A canary is put
// into every kind of error that repeats values, and the log is searched for it.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { listLogRemedies, reportServerLog } from '../src/engine/db/server-log.ts';
import { withClient } from '../src/engine/db/with-client.ts';
import { testDatabase, testServer } from './support/database.ts';
import { heardLog } from './support/log.ts';

const database = await testDatabase();
const superuser = { ...testServer().administrator, database: database.ownerConnection.database };
const canary = 'Zarina-Canary-4711';

/** Only the embedded server's; a named one may be on another machine. */
async function readLog(): Promise<string> {
  const folder = await withClient(superuser, async (client) => {
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return rows[0]!.folder;
  });
  return readFileSync(join(dirname(folder), 'postgres.log'), 'utf8');
}

const errors: [what: string, statement: string][] = [
  ['a value of the wrong type', `select '${canary}'::uuid`],
  ['the same as a parameter', 'select $1::uuid'],
  ['a day that is none', `select '${canary}'::date`],
  ['a document that is none', `select '{${canary}'::jsonb`],
  ['a missing column', `select "${canary}"`],
  ['a division', `select '${canary}' where 1 / 0 = 1`],
  ['a syntax error', `selekt '${canary}'`],
  ['a taken key', `insert into care.probe values ('${canary}'), ('${canary}')`],
  ['a broken check', `insert into care.probe values ('${canary}!')`],
  ['an error raised with a value', `do $$ begin raise exception '${canary}'; end $$`],
  ['a warning with a value', `do $$ begin raise warning '${canary}'; end $$`],
  ['a statement that is cancelled', `set statement_timeout = 1; select pg_sleep(1), '${canary}'`],
];

const isNamed = process.env['DATABASE_URL'] !== undefined;

describe.skipIf(isNamed)('the log of the embedded server', () => {
  it.each(errors)('keeps nothing of %s', async (_what, statement) => {
    await sql`create table if not exists care.probe (name text primary key
      check (name not like '%!'))`.execute(database.owner);
    await sql`grant insert on care.probe to alongside_care`.execute(database.owner);
    const client = new Client(database.roleConnection('care'));
    await client.connect();
    const values = statement.includes('$1') ? [canary] : undefined;
    await client.query(statement, values).catch(() => undefined);
    await client.end();
    expect(await readLog()).not.toContain(canary);
  });

  it('still says why a sign-in or a start failed', async () => {
    const wrong = new Client({ ...database.roleConnection('care'), password: 'wrong' });
    await expect(wrong.connect()).rejects.toThrow();
    expect(await readLog()).toContain('FATAL:  password authentication failed');
  });
});

describe.skipIf(isNamed)('the log of a named server', () => {
  const name = database.ownerConnection.database!;
  const remedies = () => withClient(database.ownerConnection, listLogRemedies);

  it('is let through where it cannot contain a value', async () => {
    expect(await remedies()).toEqual([]);
  });

  it.each([
    ['log_min_messages', 'warning'],
    ['log_min_error_statement', 'error'],
    ['log_error_verbosity', 'default'],
    ['log_statement', 'mod'],
    ['log_min_duration_statement', '0'],
    ['log_parameter_max_length', '-1'],
  ])('is told of when %s is %s, with what mends it', async (setting, value) => {
    await withClient(superuser, (client) =>
      client.query(`alter database ${name} set ${setting} = '${value}'`),
    );
    const [remedy, ...more] = await remedies();
    expect(more).toEqual([]);
    const said: string[] = [];
    const log = heardLog(({ text }) => void said.push(text));
    await withClient(database.ownerConnection, (client) => reportServerLog(client, log));
    expect(said).toEqual([expect.stringContaining(`set ${setting} = `)]);
    await withClient(superuser, (client) => client.query(remedy!));
    expect(await remedies()).toEqual([]);
  });
});
