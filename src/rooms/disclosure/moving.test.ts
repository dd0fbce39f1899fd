// A file that moved: the new organisation answers for what was released, the old one for nothing,
// and whoever asked learns neither.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  makeWorld,
  type Steps,
  stepsOf,
  values,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom], services);
const { owner } = database;
let world: World;
let steps: Steps;
let released: string;
let proposed: string;
let manager: TestActor;

const asked = async (actor: TestActor, id: string) =>
  call(server, actor, `GET /api/disclosures/${id}`);
let before: Record<string, unknown>;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
  released = await steps.released([values.assessment]);
  proposed = await steps.ask();
  await steps.propose(proposed, [values.assessment]);
  const elsewhere = await makeOrganisation(database, { side: 'care', kind: 'cso' });
  manager = await makeActor(database, { role: 'cso-manager', organisationId: elsewhere });
  before = (await asked(world.officer, released)).body;
  await sql`select disclosure.follow_move(array[${world.personId}::uuid], ${world.cso},
    ${elsewhere})`.execute(owner);
  await sql`delete from access.reach where person_id = ${world.personId}`.execute(owner);
  await sql`update people.person set organisation_id = ${elsewhere}
    where id = ${world.personId}`.execute(owner);
});

describe('a package after the move', () => {
  test('is nothing to the old organisation any more', async () => {
    const { status, body } = await asked(world.manager, released);
    expect(status).toBe(404);
    expect(body).toEqual((await asked(world.manager, world.personId)).body);
  });

  test('belongs to the new one, which tells the person and can take it back', async () => {
    const { body } = await asked(manager, released);
    expect(body.may).toMatchObject({ revoke: true, tell: true });
    const list = await call(server, manager, 'GET /api/disclosures?view=to-answer');
    expect(list.body.requests.map(({ id }: { id: string }) => id)).toEqual([released]);
  });

  test('looks to whoever asked as it did before', async () => {
    const now = (await asked(world.officer, released)).body;
    expect({ ...now, version: 0 }).toEqual({ ...before, version: 0 });
  });
});

describe('what was not released yet', () => {
  test('is a question again, to the organisation that was asked, with nothing found', async () => {
    const { body } = await asked(world.manager, proposed);
    expect(body.state).toBe('asked');
    expect((await asked(manager, proposed)).status).toBe(404);
    const left = await sql`select 1 from disclosure.proposed_value v
      join disclosure.proposal p on p.id = v.proposal_id
      where p.request_id = ${proposed}`.execute(owner);
    expect(left.rows).toEqual([]);
    const again = await steps.propose(proposed, [values.assessment]);
    expect(again.body.code).toBe('no-such-file');
  });
});
