// What was released about a person is in their file: for those who hold it at the organisation that
// answered or has the file now, and for no one else; for as long as the file exists.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  confirm,
  dayFrom,
  makeWorld,
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
let world: World;
let steps: Steps;
let id: string;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
  id = await steps.released([values.assessment, values.statement]);
});

const shared = (as: TestActor, personId = world.personId) =>
  call(server, as, `GET /api/persons/${personId}/disclosures`);
const overSql = (as: TestActor) =>
  asActor(
    database,
    as,
    async (tx) =>
      (await sql.raw(`select disclosure.released_about('${world.personId}')`).execute(tx)).rows,
  ).catch((problem: Error) => problem.message);

async function reach(actor: TestActor, level = 'assigned'): Promise<TestActor> {
  await sql`insert into access.reach (account_id, person_id, via, level) values
    (${actor.accountId}, ${world.personId}, 'case-team', ${level})`.execute(owner);
  return actor;
}

describe('refused', () => {
  test.each(roleNames)('%s of another organisation learns nothing', async (role) => {
    const stranger = await makeActor(database, { role });
    expect((await shared(stranger)).raw).toEqual((await shared(stranger, absent)).raw);
    const rows = await overSql(stranger);
    if (typeof rows === 'string') expect(rows).toMatch(/permission denied/);
    else expect(rows).toEqual([]);
  });

  test('who asked, the approver and a colleague without the file learn nothing', async () => {
    const colleague = await makeActor(database, {
      role: 'case-manager',
      organisationId: world.cso,
    });
    for (const actor of [world.officer, world.registrar, world.checker, world.manager, colleague]) {
      expect((await shared(actor)).status).toBe(404);
      expect([[], expect.stringMatching(/permission denied/)]).toContainEqual(await overSql(actor));
    }
  });

  test('a psychologist of the case is not told what was shared', async () => {
    const psychologist = await reach(
      await makeActor(database, { role: 'psychologist', organisationId: world.cso }),
    );
    expect((await shared(psychologist)).status).toBe(404);
    expect(await overSql(psychologist)).toEqual([]);
  });

  test('someone with the file at an organisation that neither answered nor has it now', async () => {
    const elsewhere = await reach(await makeActor(database, { role: 'case-manager' }));
    expect((await shared(elsewhere)).body).toEqual({ released: [] });
    expect(await overSql(elsewhere)).toEqual([]);
  });
});

describe('in the file', () => {
  test('the worker reads what was shared, with whom, why and until when, and no value', async () => {
    const answer = await shared(world.worker);
    expect(answer.body.released).toEqual([
      expect.objectContaining({
        id,
        state: 'released',
        purpose: 'best-interests',
        fields: ['best-interests-on-file', 'statement'],
        authority: 'Osh city court',
        releasedOn: dayFrom(0),
        expiresOn: dayFrom(10),
        isPartial: true,
        toldOn: null,
        tellBy: dayFrom(7),
        deferredUntil: null,
        may: { open: false },
      }),
    ]);
    expect(answer.raw).not.toMatch(/cnry-statement/);
    expect((await shared(world.supervisor)).body.released[0].may).toEqual({ open: true });
  });

  test('the other child of the family has nothing in their file', async () => {
    expect((await shared(world.worker, world.otherPersonId)).body).toEqual({ released: [] });
  });

  test('a deferral two people agreed on is said with its day, one alone is not', async () => {
    const deferral = { reason: 'safety-of-person', untilOn: dayFrom(40) };
    await confirm(database, world.supervisor, world.manager);
    expect(
      (await call(server, world.supervisor, `POST /api/disclosures/${id}/deferrals`, deferral))
        .status,
    ).toBe(200);
    expect((await shared(world.worker)).body.released[0]).toMatchObject({
      deferredUntil: null,
      tellBy: dayFrom(7),
    });
    expect(
      (await call(server, world.manager, `PUT /api/disclosures/${id}/deferrals/agreement`, {}))
        .status,
    ).toBe(200);
    await unconfirm(database, world.supervisor, world.manager);
    expect((await shared(world.worker)).body.released[0]).toMatchObject({
      deferredUntil: dayFrom(40),
      tellBy: dayFrom(40),
    });
  });

  test('it stays there after the package has ended, its key is gone and the person was told', async () => {
    await sql`update disclosure.release set released_on = released_on - 30,
        expires_on = expires_on - 30 where request_id = ${id}`.execute(owner);
    await call(server, world.manager, `PUT /api/disclosures/${id}/notice`, {
      toldOn: dayFrom(0),
      how: 'in-person',
      language: 'ky',
    });
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    expect((await shared(world.worker)).body.released).toEqual([
      expect.objectContaining({
        id,
        state: 'expired',
        fields: ['best-interests-on-file', 'statement'],
        toldOn: dayFrom(0),
        tellBy: null,
        deferredUntil: null,
      }),
    ]);
  });

  test('the organisation that has the file now reads it too', async () => {
    const next = await makeActor(database, { role: 'case-manager' });
    await reach(next);
    await sql`update people.person set organisation_id = (select m.organisation_id
        from workforce.membership m where m.account_id = ${next.accountId})
      where id = ${world.personId}`.execute(owner);
    expect((await shared(next)).body.released).toHaveLength(1);
  });
});
