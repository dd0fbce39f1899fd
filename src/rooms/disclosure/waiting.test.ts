// What waits in a disclosure, by code: on the first page of whoever may take the step, of nobody
// else on either side, and of nobody once the request is over.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import {
  asActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  type ActorName,
  confirm,
  dayFrom,
  makeWorld,
  type Steps,
  stepsOf,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith([disclosureRoom], services);
let world: World;
let steps: Steps;

const everybody = [
  'registrar',
  'officer',
  'colleague',
  'probation',
  'supervisor',
  'manager',
  'worker',
  'checker',
  'checkingLead',
  'stranger',
  'strangeChecker',
] as const satisfies readonly ActorName[];

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

const rowsOf = (actor: TestActor, id: string) =>
  asActor(
    database,
    actor,
    async (tx) =>
      (
        await sql<{ code: string; remind: string | null; reference: string }>`select code, remind,
          reference from disclosure.waiting_for_me() where id = ${id}`.execute(tx)
      ).rows,
  );

/** Whose first page has it, with the step. */
async function seenBy(id: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const name of everybody) {
    const [row] = await rowsOf(world[name], id);
    if (row) seen[name] = row.code;
  }
  return seen;
}

async function setSteps(id: string, days: number): Promise<void> {
  await sql`alter table disclosure.step disable trigger user`.execute(owner);
  await sql`update disclosure.step set at = at - make_interval(days => ${days}::integer)
    where request_id = ${id}`.execute(owner);
  await sql`alter table disclosure.step enable trigger user`.execute(owner);
}

describe('from the request to the package', () => {
  test('each step waits for those who may take it, and nobody else learns of it', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = await steps.ask();
    expect(await seenBy(id)).toEqual({ supervisor: 'disclosure-to-answer' });
    await steps.propose(id);
    expect(await seenBy(id)).toEqual({
      supervisor: 'disclosure-to-approve',
      checker: 'disclosure-to-approve',
    });
    await steps.approve(world.manager, id);
    expect(await seenBy(id)).toEqual({ checker: 'disclosure-to-approve' });
    await setSteps(id, 8);
    expect(await seenBy(id)).toEqual({
      checker: 'disclosure-to-approve',
      supervisor: 'disclosure-approval-late',
      manager: 'disclosure-approval-late',
    });
    await steps.approve(world.checker, id);
    expect(await seenBy(id)).toEqual({ supervisor: 'disclosure-to-release' });
    await steps.release(id);
    expect(await seenBy(id)).toEqual({
      supervisor: 'disclosure-to-tell',
      officer: 'disclosure-to-open',
    });
    await setSteps(id, 8);
    expect(await seenBy(id)).toEqual({
      supervisor: 'disclosure-to-tell',
      officer: 'disclosure-to-open',
      registrar: 'disclosure-to-open',
    });
  });

  test('putting off that the person is told waits for each second person, never for who asked', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = await steps.released();
    await confirm(database, world.supervisor, world.manager, world.checker);
    const body = { reason: 'safety-of-person', untilOn: dayFrom(40) };
    const path = `/api/disclosures/${id}/deferrals` as const;
    expect((await call(server, world.supervisor, `POST ${path}`, body)).status).toBe(200);
    expect(await seenBy(id)).toEqual({
      supervisor: 'disclosure-to-tell',
      manager: 'disclosure-to-agree',
      checker: 'disclosure-to-agree',
      officer: 'disclosure-to-open',
    });
    expect((await call(server, world.manager, `PUT ${path}/agreement`, {})).status).toBe(200);
    expect(await seenBy(id)).toEqual({
      supervisor: 'disclosure-to-tell',
      officer: 'disclosure-to-open',
    });
  });

  test('the registrar reads whom to ask, and no id or name from the other side', async () => {
    const id = await steps.released();
    await setSteps(id, 8);
    const [row] = await rowsOf(world.registrar, id);
    expect(row).toMatchObject({ remind: 'Name of officer' });
    expect(row!.reference).toMatch(/^D-/);
    const [own] = await rowsOf(world.officer, id);
    expect(own!.remind).toBeNull();
  });
});

describe('nothing waits', () => {
  test.each([
    [
      'the basis has ended',
      (id: string) => sql`update disclosure.request
      set basis_until = disclosure.today() - 1, asked_on = disclosure.today() - 9,
        order_on = disclosure.today() - 10 where id = ${id}`,
    ],
    [
      'it was withdrawn',
      (id: string) => sql`update disclosure.request set state = 'withdrawn'
      where id = ${id}`,
    ],
    [
      'it was revoked',
      (id: string) => sql`update disclosure.request set state = 'revoked'
      where id = ${id}`,
    ],
  ] as const)('once %s', async (_why, end) => {
    const id = await steps.ask();
    await setSteps(id, 30);
    expect(Object.keys(await seenBy(id))).toEqual(['supervisor', 'manager']);
    await end(id).execute(owner);
    expect(await seenBy(id)).toEqual({});
  });

  test('for those who asked, once the matter is sealed or no longer theirs', async () => {
    const id = await steps.released();
    await setSteps(id, 8);
    const asking = async () =>
      Object.keys(await seenBy(id)).filter((name) => ['officer', 'registrar'].includes(name));
    expect(await asking()).toEqual(['registrar', 'officer']);
    await sql`update legal.subject set sealed_from = legal.today()
      where id = ${world.subjectId}`.execute(owner);
    expect(await asking()).toEqual([]);
    await sql`update legal.subject set sealed_from = null
      where id = ${world.subjectId}`.execute(owner);
    expect(await asking()).toEqual(['registrar', 'officer']);
    await sql`delete from legal.reach where account_id = ${world.officer.accountId}
      and subject_id = ${world.subjectId}`.execute(owner);
    expect(await asking()).toEqual([]);
  });
});
