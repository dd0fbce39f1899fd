// What must never be revealed: whether a person is known, ids of the other side, a sealed matter.
// Also that no one can fake a recent confirmation over SQL.

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
  confirm,
  makeWorld,
  requestBody,
  type Steps,
  stepsOf,
  unconfirm,
  values,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom], services);
const { owner } = database;
const absent = '018f0000-0000-7000-8000-00000000dead';
const refusal = { reason: 'not-held-or-not-shared' };
let world: World;
let steps: Steps;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

describe('a matter that is sealed', () => {
  test('is asked about by nobody, told of by nobody, and read by nobody', async () => {
    const other = await makeWorld(database, services);
    const theirs = stepsOf(database, server, other);
    const ask = {
      ownerId: other.court,
      aboutId: other.personId,
      purpose: 'safety',
      fields: ['status-known'],
    };
    const [done, open] = [await theirs.released(), await theirs.ask(ask, other.worker)];
    await sql`update legal.subject set sealed_from = legal.today()
      where id = ${other.subjectId}`.execute(owner);
    const propose = (aboutId: string) =>
      call(server, other.registrar, `PUT /api/disclosures/${open}/proposal`, {
        aboutId,
        baseVersion: 1,
        values: [{ field: 'status-known', answer: 'yes' }],
      });
    const [sealed, none] = [await propose(other.subjectId), await propose(absent)];
    expect([sealed.body.code, sealed.raw]).toEqual(['no-such-file', none.raw]);
    expect(
      (await call(server, other.officer, 'POST /api/disclosures', requestBody(other))).status,
    ).toBe(404);
    expect((await call(server, other.officer, `GET /api/disclosures/${done}/package`)).status).toBe(
      404,
    );
    expect(
      (await call(server, other.officer, 'GET /api/disclosures/own-records')).body.records,
    ).toEqual([]);
    expect(await theirs.page(other.officer, done)).toMatchObject({ identity: null });
  });
  test('gets no link when it was sealed before the release, which answers as ever', async () => {
    const other = await makeWorld(database, services);
    const theirs = stepsOf(database, server, other);
    await confirm(database, other.supervisor, other.manager, other.checker);
    const id = await theirs.ask();
    await theirs.propose(id);
    await theirs.approve(other.manager, id);
    await theirs.approve(other.checker, id);
    await sql`update legal.subject set sealed_from = legal.today()
      where id = ${other.subjectId}`.execute(owner);
    expect((await theirs.release(id)).status).toBe(200);
    const links =
      await sql`select 1 from link.subject_person where subject_id = ${other.subjectId}`.execute(
        owner,
      );
    expect(links.rows).toEqual([]);
  });
});

describe('a matter that one holds no more', () => {
  test('shows who asked neither the name they wrote nor its key; the owner still reads it', async () => {
    const id = await steps.ask({}, world.probation);
    expect((await steps.page(world.probation, id)).identity).not.toBeNull();
    await sql`delete from legal.reach where account_id = ${world.probation.accountId}`.execute(
      owner,
    );
    expect(await steps.page(world.probation, id)).toMatchObject({ id, identity: null });
    const seen = await asActor(
      database,
      world.probation,
      async (tx) =>
        (await sql`select wrapped_key, identity from disclosure.find_request(${id})`.execute(tx))
          .rows,
    );
    expect(seen).toEqual([{ wrappedKey: null, identity: null }]);
    expect((await steps.page(world.manager, id)).identity).not.toBeNull();
  });
});

describe('saying again who one is cannot be pretended over SQL', () => {
  const lately = (actor: TestActor, setting: string | null, carrying?: TestActor) =>
    asActor(database, actor, async (tx) => {
      await sql`select access.carry_session(${(carrying ?? actor).token})`.execute(tx);
      if (setting !== null)
        await sql`select set_config('alongside.session', ${setting}, true)`.execute(tx);
      const { rows } = await sql<{
        yes: boolean;
        setting: string;
      }>`select access.confirmed_lately() as yes,
        current_setting('alongside.session') as setting`.execute(tx);
      return rows[0]!;
    });
  test('after five minutes it is over, also in a transaction that was begun before', async () => {
    await sql`update access.session set confirmed_at = now() - interval '4 minutes 59.6 seconds'
      where account_id = ${world.manager.accountId}`.execute(owner);
    await asActor(database, world.manager, async (tx) => {
      await sql`select access.carry_session(${world.manager.token})`.execute(tx);
      const lately = async () =>
        (await sql<{ is: boolean }>`select access.confirmed_lately() as is`.execute(tx)).rows[0]!
          .is;
      expect(await lately()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await lately()).toBe(false);
    });
  });
  test('a session made up, copied from another transaction, or of a colleague is none', async () => {
    await confirm(database, world.manager);
    await unconfirm(database, world.supervisor);
    const own = await lately(world.manager, null);
    expect([own.yes, (await lately(world.supervisor, null)).yes]).toEqual([true, false]);
    expect((await lately(world.supervisor, null, world.manager)).yes).toBe(false);
    for (const setting of [
      own.setting,
      `${'0'.repeat(64)}:${own.setting.slice(65)}`,
      own.setting.slice(65),
      'true',
      '',
    ]) {
      expect([setting, (await lately(world.supervisor, setting)).yes]).toEqual([setting, false]);
      expect([setting, (await lately(world.manager, setting)).yes]).toEqual([setting, false]);
    }
  });
});

describe('the one who asks is not told whether the person is known', () => {
  const neutral = (text: string, id: string) =>
    text.replaceAll(id, 'ID').replaceAll(/D-\w{4}-\w{4}/g, 'CODE');
  const views = async (id: string) => {
    const page = await call(server, world.officer, `GET /api/disclosures/${id}`);
    const list = (
      await call(server, world.officer, 'GET /api/disclosures?limit=100')
    ).body.requests.find((one: { id: string }) => one.id === id);
    return [neutral(page.raw, id), neutral(JSON.stringify(list), id)];
  };
  test('asked, found and proposed, approved: one answer, byte for byte', async () => {
    await confirm(database, world.manager, world.checker);
    const [known, unknown] = [await steps.ask(), await steps.ask()];
    const before = await views(unknown);
    expect(await views(known)).toEqual(before);
    await steps.propose(known);
    expect(await views(known)).toEqual(before);
    await steps.approve(world.manager, known);
    await steps.approve(world.checker, known);
    expect(await views(known)).toEqual(before);
    for (const id of [known, unknown])
      await call(server, world.manager, `PUT /api/disclosures/${id}/refusal`, refusal);
    const no = await views(unknown);
    expect(await views(known)).toEqual(no);
    expect(no[0]).toContain('not-held-or-not-shared');
  });
  test('no id of the other side is told to either', async () => {
    const id = await steps.released();
    for (const [actor, hidden] of [
      [world.officer, world.personId],
      [world.supervisor, world.subjectId],
      [world.checker, world.personId],
      [world.checker, world.subjectId],
    ] as const) {
      for (const path of [
        `/${id}`,
        '?view=asked',
        '?view=to-answer',
        '?view=to-approve',
        `/${id}/package`,
      ]) {
        expect((await call(server, actor, `GET /api/disclosures${path}`)).raw).not.toContain(
          hidden,
        );
      }
    }
  });
  test('the second approver sees which fields, and neither who nor what', async () => {
    const id = await steps.ask();
    await steps.propose(id, [values.assessment, values.statement]);
    const { raw, body } = await call(server, world.checker, `GET /api/disclosures/${id}`);
    expect([body.proposal.fields, body.values, body.identity, body.about, body.aboutCode]).toEqual([
      ['best-interests-on-file', 'statement'],
      [],
      null,
      null,
      null,
    ]);
    expect(raw).not.toMatch(/Тестова|cnry-statement/);
  });
});
