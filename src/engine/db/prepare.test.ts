// The prepared database through each login role: first what none of them may do, then what they
// find.

import { Client, type ClientConfig } from 'pg';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { loginRoles, roleName, scramVerifier } from './roles.ts';
import { sql } from './database.ts';

const database = await testDatabase();

async function valueAs<Value>(connection: ClientConfig, query: string): Promise<Value> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows[0]?.[0] as Value;
  } finally {
    await client.end();
  }
}

describe.each(loginRoles)('the login role %s', (role) => {
  test.each([
    ['make a table', 'create table public.mine (x int)'],
    ['make a schema', 'create schema mine'],
    ['make a role', 'create role mine'],
    ['make a database', 'create database mine'],
    ['become the owner', 'set role alongside_owner'],
    ['become another side', `set role ${roleName(role === 'care' ? 'justice' : 'care')}`],
    ['read the secret of the context', 'select * from access.secret'],
    ['change what was migrated', 'delete from migration.schema_migration'],
    ["read the server's files", "select pg_read_file('PG_VERSION')"],
  ])('may not %s', async (_what, query) => {
    await expect(valueAs(database.roleConnection(role), query)).rejects.toThrow(
      /permission denied|must be|does not exist/,
    );
  });

  test('logs in, and is nothing more than a login', async () => {
    const powers = `select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolinherit
      from pg_roles where rolname = session_user and rolname = '${roleName(role)}'`;
    expect(await valueAs(database.roleConnection(role), powers)).toBe(false);
  });

  test('may see which migrations are applied', async () => {
    const count = 'select count(*)::int from migration.schema_migration';
    expect(await valueAs(database.roleConnection(role), count)).toBeGreaterThan(0);
  });
});

describe('the prepared database', () => {
  test('a wrong password is refused', async () => {
    const wrong = { ...database.roleConnection('care'), password: 'wrong' };
    await expect(valueAs(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('nobody else may connect', async () => {
    const { rows } = await sql<{ open: boolean }>`
      select exists (select 1 from aclexplode(datacl) a where a.grantee = 0) as open
      from pg_database where datname = current_database()`.execute(database.owner);
    expect(rows[0]?.open).toBe(false);
  });

  test('its letters are those of the six languages', async () => {
    const { rows } = await sql<{ folded: string; likeness: number }>`
      select lower('ӘҒҚҢӨҰҮҺІҲҶӢӮЁ') as folded,
        public.similarity('Айгүл', 'Айгул') as likeness`.execute(database.owner);
    expect(rows[0]?.folded).toBe('әғқңөұүһіҳҷӣӯё');
    expect(rows[0]?.likeness).toBeGreaterThan(0.2);
  });

  test('a verifier is what RFC 7677 computes', () => {
    const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    expect(verifier).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$' +
        'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});
