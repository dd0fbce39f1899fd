// A transaction in which somebody acts has a largest age, held by the database: whoever keeps one
// open reads nothing in it any more, however their grant stands by then. A reach begins only with a
// current grant.

import { beforeAll, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { asActor, makeActor, makeTestProgramme, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;
let manager: TestActor;
let personId: string;

const limit = (text: string) =>
  sql.raw(`create or replace function access.transaction_age_max() returns interval
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as 'select interval ''${text}'''`);

beforeAll(async () => {
  await makeTestProgramme(database);
  manager = await makeActor(database, { role: 'cso-manager' });
  const made = await sql<{ id: string }>`insert into people.person (id, code, sex, birth_from,
      birth_to, birth_precision, organisation_id)
    values (gen_random_uuid(), 'T-OLD', 'female', '1990-01-01', '1990-01-01', 'day',
      ${manager.organisationId}) returning id`.execute(owner);
  personId = made.rows[0]!.id;
});

const withdraw = (actor: TestActor) =>
  sql`update workforce.membership set withdrawn_at = now()
  where account_id = ${actor.accountId}`.execute(owner);

it('lets nobody read on for longer than that, over any policy or function', async () => {
  const seen = await asActor(database, manager, async (tx) => {
    const read = async () =>
      (await sql`select 1 from people.person where code = 'T-OLD'`.execute(tx)).rows.length;
    const before = await read();
    await withdraw(manager);
    await limit('1 millisecond').execute(owner);
    await sql`select pg_sleep(0.01)`.execute(tx);
    const actor = await sql<{ actor: string | null }>`select access.actor() as actor`.execute(tx);
    return [before, await read(), actor.rows[0]!.actor];
  });
  expect(seen).toEqual([1, 0, null]);
  await limit('5 minutes').execute(owner);
});

it('is five minutes', async () => {
  const { rows } = await sql<{
    age: string;
  }>`select access.transaction_age_max()::text as age`.execute(owner);
  expect(rows[0]!.age).toBe('00:05:00');
});

it('no reach begins without a current grant, whoever writes it', async () => {
  const worker = await makeActor(database, { role: 'case-manager' });
  const reach = async () => {
    await sql`insert into access.reach (account_id, person_id, via)
      values (${worker.accountId}, ${personId}, 'case-team') on conflict do nothing`.execute(owner);
    const found = await sql`select 1 from access.reach
      where account_id = ${worker.accountId}`.execute(owner);
    return found.rows.length;
  };
  expect(await reach()).toBe(1);
  await withdraw(worker);
  expect(await reach()).toBe(0);
});
