// What must leave a trace is on record before it is answered, over SQL too: who asks and answers
// in one transaction, and rolls it back, hears nothing; and an hourly limit cannot be passed by
// asking many times at once.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql, type Tx } from '../src/engine/db/database.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { makeWorld, type Steps, stepsOf, type World } from './support/disclosures.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench = { database, services, server };
let world: World;
let steps: Steps;
let staff: Staff;

class Undone extends Error {}

/** Everything in one transaction that is rolled back; what was heard in it. */
async function undone<Heard>(actor: TestActor, work: (tx: Tx) => Promise<Heard>): Promise<Heard> {
  let heard: Heard | undefined;
  await asActor(database, actor, async (tx) => {
    heard = await work(tx);
    throw new Undone();
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) throw problem;
  });
  return heard!;
}

const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await query.execute(owner)).rows.length;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
  staff = await makeStaff(bench);
});

describe('a released package', () => {
  const open = async (tx: Tx, id: string) =>
    (await sql`select * from disclosure.open_package(${id})`.execute(tx)).rows.length;
  const note = (tx: Tx, id: string) => sql`select disclosure.note_reading(${id})`.execute(tx);
  const readings = (id: string) =>
    count(sql`select 1 from disclosure.reading
    where request_id = ${id}`);

  it('is not opened where its reading could be rolled back', async () => {
    const id = await steps.released();
    expect(await undone(world.officer, (tx) => open(tx, id))).toBe(0);
    const both = async (tx: Tx) => {
      await note(tx, id);
      await sql`savepoint later`.execute(tx);
      return open(tx, id);
    };
    expect([await undone(world.officer, both), await readings(id)]).toEqual([0, 0]);
  });

  it('is opened once for each reading on record, by the one who read', async () => {
    const id = await steps.released();
    await asActor(database, world.officer, (tx) => note(tx, id));
    expect(await undone(world.colleague, (tx) => open(tx, id))).toBe(0);
    expect(await undone(world.officer, (tx) => open(tx, id))).toBe(1);
    expect(await asActor(database, world.officer, (tx) => open(tx, id))).toBe(1);
    expect(await asActor(database, world.officer, (tx) => open(tx, id))).toBe(0);
    expect(await readings(id)).toBe(1);
    expect((await call(server, world.officer, `GET /api/disclosures/${id}/package`)).status).toBe(
      200,
    );
    expect(await readings(id)).toBe(2);
  });

  it('leaves no reading of those who may not open it', async () => {
    const id = await steps.released();
    await asActor(database, world.colleague, (tx) => note(tx, id));
    await asActor(database, world.worker, (tx) => note(tx, id));
    expect(await readings(id)).toBe(0);
  });
});

describe('an emergency code', () => {
  const attempts = (actor: TestActor) =>
    count(sql`select 1 from audit.entry
    where account_id = ${actor.accountId} and event = 'emergency-attempted'`);
  const open = async (tx: Tx, caseCode: string): Promise<any> => {
    const found = await sql<{ answer: object }>`select care.open_emergency(jsonb_build_object('id',
      gen_random_uuid(), 'caseCode', ${caseCode}::text, 'kind', 'violence')) as answer`.execute(tx);
    return found.rows[0]!.answer;
  };
  const ask = async (tx: Tx, caseCode: string) => {
    const found = await sql<{ answer: string }>`
      select care.ask_emergency(${caseCode}) as answer`.execute(tx);
    return found.rows[0]!.answer;
  };
  const stranger = () => makeActor(database, { role: 'case-manager' });

  it('is not looked up in the transaction that asks', async () => {
    const { code } = await takeIn(bench, staff, 30);
    const actor = await stranger();
    const both = async (tx: Tx) => [await ask(tx, code), await open(tx, code)];
    expect(await undone(actor, both)).toEqual(['ok', { outcome: 'emergency-attempts-used-up' }]);
    expect(await attempts(actor)).toBe(0);
  });

  it('is looked up only if it was the one that was asked for', async () => {
    const { code } = await takeIn(bench, staff, 30);
    const actor = await stranger();
    await asActor(database, actor, (tx) => ask(tx, 'C-2345-6789'));
    expect((await undone(actor, (tx) => open(tx, code))).outcome).toBe(
      'emergency-attempts-used-up',
    );
    await asActor(database, actor, (tx) => ask(tx, code));
    expect((await undone(actor, (tx) => open(tx, code))).personId).not.toBeNull();
    expect(await attempts(actor)).toBe(2);
  });

  it('is tried ten times an hour, however many ask at once, and each is on record', async () => {
    const actor = await stranger();
    const tried = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const code = `C-2345-${1000 + at}`;
        await asActor(database, actor, (tx) => ask(tx, code));
        return undone(actor, (tx) => open(tx, code));
      }),
    );
    const lookedUp = tried.filter(({ outcome }) => outcome === 'ok');
    expect([lookedUp.length, await attempts(actor)]).toEqual([10, 10]);
  });
});

describe('files elsewhere', () => {
  const asked = { names: [[['aida'], ['testova']]], birthFrom: null, birthTo: null, sex: 'female' };
  const events = (actor: TestActor) =>
    count(sql`select 1 from audit.entry
    where account_id = ${actor.accountId} and event = 'file-elsewhere-read'`);

  it('are asked for sixty times an hour, however many ask at once', async () => {
    const actor = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await Promise.all(
      Array.from({ length: 90 }, () =>
        asActor(database, actor, (tx) =>
          sql`select people.ask_elsewhere(${JSON.stringify(asked)}::jsonb)`.execute(tx),
        ),
      ),
    );
    expect(await events(actor)).toBe(60);
    expect(
      await count(sql`select 1 from access.question
      where account_id = ${actor.accountId}`),
    ).toBe(60);
  });

  it('leave a question on record only where it is committed, and are answered only then', async () => {
    const actor = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const isAsked = async (tx: Tx) => {
      await sql`select people.ask_elsewhere(${JSON.stringify(asked)}::jsonb)`.execute(tx);
      const found = await sql<{ isAsked: boolean }>`select access.is_asked('file-elsewhere',
        ${JSON.stringify(asked)}::jsonb::text) as is_asked`.execute(tx);
      return found.rows[0]!.isAsked;
    };
    expect([await undone(actor, isAsked), await events(actor)]).toEqual([false, 0]);
  });
});
