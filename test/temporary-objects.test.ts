// A role that could create temporary objects could get its own code run with the owner's rights:
// types are looked up first in the temporary schema, unless a function's path names it last. So
// every function's path ends with it, no login role may create such objects, and the server refuses
// to start if one can.

import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { checkPowers } from '../src/engine/db/powers.ts';
import { databaseWords } from '../src/engine/db/sentences.ts';
import { inRooms } from '../tools/schema-texts.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;
const name = database.ownerConnection.database!;

async function asOwner<Value>(work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client(database.ownerConnection);
  await client.connect();
  return work(client).finally(() => client.end());
}

const powers = () => asOwner(checkPowers);

afterEach(() =>
  asOwner((client) =>
    client.query(`revoke temporary, create on database ${name} from public, alongside_care;
      revoke create on schema care from alongside_care, public`),
  ),
);

describe('every function', () => {
  it('looks into the temporary schema last, for types too', async () => {
    const found = await sql<{ name: string }>`select p.oid::regprocedure::text as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${sql.raw(inRooms)}
        and not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false)`.execute(
      owner,
    );
    expect(found.rows).toEqual([]);
  });
});

describe('a type of the same name in the temporary schema', () => {
  /** A definer function that names a type, once with each path. */
  const probe = (path: string) => `create function care.probe() returns text language plpgsql
    security definer set search_path = ${path} as $$
    begin return ('018f0000-0000-7000-8000-00000000dead'::uuid)::text; end $$;
    grant execute on function care.probe() to alongside_care`;

  async function stolenWith(path: string): Promise<string | null> {
    await asOwner((client) =>
      client.query(`grant temporary on database ${name} to alongside_care; ${probe(path)}`),
    );
    const client = new Client(database.roleConnection('care'));
    await client.connect();
    try {
      await client.query(`create function pg_temp.steal(v text) returns boolean
        language plpgsql as $$
        begin
          perform set_config('stolen.secret', encode((select inner_key
            from access.secret), 'hex'), false);
          return true;
        exception when others then return true;
        end $$;
        create domain pg_temp.uuid as text check (pg_temp.steal(value))`);
      await client.query('select care.probe()');
      const { rows } = await client.query<{ secret: string | null }>(
        `select current_setting('stolen.secret', true) as secret`,
      );
      return rows[0]!.secret || null;
    } finally {
      await client.end();
      await asOwner((owning) => owning.query('drop function care.probe()'));
    }
  }

  it("runs a stranger's code as the owner where the path is empty", async () => {
    expect(await stolenWith(`''`)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('runs nothing with the path that our functions have', async () => {
    expect(await stolenWith('pg_catalog, pg_temp')).toBeNull();
  });
});

describe('a start', () => {
  it('is let through where no role may make objects', async () => {
    expect(await powers()).toMatchObject({ ok: true });
  });

  it.each([
    ['everybody may make temporary tables', `grant temporary on database ${name} to public`],
    ['a side may', `grant temporary on database ${name} to alongside_care`],
    ['a side may make schemas', `grant create on database ${name} to alongside_care`],
    ['a side may make objects in a schema', 'grant create on schema care to alongside_care'],
    ['everybody may', 'grant create on schema care to public'],
  ])('is refused where %s', async (_, grant) => {
    await asOwner((client) => client.query(grant));
    const checked = await powers();
    expect(checked).toMatchObject({ ok: false, refusal: 'role-may-make-objects' });
    const sentence = databaseWords['role-may-make-objects'](checked.ok ? {} : checked.facts);
    expect(sentence).toMatch(
      /revoke (?:TEMPORARY|CREATE) on (?:database|schema) \S+ from \S+, public;/,
    );
  });
});
