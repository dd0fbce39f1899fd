// The only crossing from end to end: a person who was sixteen at the act is not charged until the
// care side attests through a disclosure that a best interests assessment is on file, and not any
// more once that disclosure has ended.

import { beforeAll, expect, test } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { disclosureRoom } from '../src/rooms/disclosure/room.ts';
import { legalRoom } from '../src/rooms/legal/room.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { confirm, makeWorld, type Steps, stepsOf, type World } from './support/disclosures.ts';
import { call, serverWith } from './support/http.ts';
import { matterBody } from './support/matters.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom, legalRoom], services);
const act = { from: '2020-01-10', to: '2020-02-10', precision: 'period' };
let world: World;
let steps: Steps;
let subjectId: string;
let proceeding: string;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
  const entered = await call(
    server,
    world.registrar,
    'POST /api/matters',
    matterBody({
      birth: { from: '2003-05-05', to: '2003-05-05', precision: 'day' },
      act,
    }),
  );
  subjectId = entered.body.subjectId;
  proceeding = `/api/matters/${subjectId}/proceedings/${entered.body.proceedingId}`;
  await call(server, world.registrar, `PUT /api/matters/${subjectId}/assignment`, {
    officerId: world.officer.accountId,
    reason: 'new-matter',
  });
  const { body } = await call(
    server,
    world.officer,
    `GET /api/matters/offences?from=${act.from}&to=${act.to}`,
  );
  const [{ code, from }] = body.offences;
  expect(
    (
      await send('PUT', 'offence', {
        offence: { editionId: body.editionId, code, from },
        baseVersion: await version(),
      })
    ).status,
  ).toBe(200);
  const considered = await send('POST', 'alternatives', {
    consideredOn: '2026-01-20',
    alternatives: ['diversion'],
    whyNotEnough: 'The court found that it is not enough.',
  });
  expect(considered.status, considered.raw).toBe(200);
});

const send = (method: 'PUT' | 'POST', path: string, body: object) =>
  call(server, world.officer, `${method} ${proceeding}/${path}`, body);
const version = async () => (await call(server, world.officer, `GET ${proceeding}`)).body.version;
const moveTo = async (state: string, on: string) =>
  send('PUT', 'state', { state, on, baseVersion: await version() });

test('a charge waits for the word of the care side, and a later step for its being in force', async () => {
  expect((await moveTo('charged', '2026-02-01')).body.code).toBe('best-interests-needed');
  const id = await steps.ask({ aboutId: subjectId });
  await confirm(database, world.supervisor, world.manager, world.checker);
  for (const step of [
    () => steps.propose(id),
    () => steps.approve(world.manager, id),
    () => steps.approve(world.checker, id),
  ]) {
    expect((await step()).status).toBe(200);
    expect((await moveTo('charged', '2026-02-01')).body.code).toBe('best-interests-needed');
  }
  expect((await steps.release(id)).status).toBe(200);
  expect((await moveTo('charged', '2026-02-01')).status).toBe(200);
  const ended = await call(server, world.manager, `PUT /api/disclosures/${id}/revocation`, {
    reason: 'in-error',
  });
  expect(ended.status, ended.raw).toBe(200);
  expect((await moveTo('trial', '2026-02-02')).body.code).toBe('best-interests-needed');
  expect((await moveTo('ended', '2026-02-02')).status).toBe(200);
  const told = await sql<{
    all: string;
  }>`select string_agg(e::text, '') as all from audit.entry e`.execute(database.owner);
  expect(told.rows[0]!.all).not.toContain(subjectId);
});
