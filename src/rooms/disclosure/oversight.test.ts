// What others see of disclosures: the audit trail, the auditor, the figures, and each user's lists.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import {
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  makeWorld,
  requestBody,
  type Steps,
  stepsOf,
  values,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { reportsRoom } from '../reports/room.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom, reportsRoom], services);
const { owner } = database;
let world: World;
let steps: Steps;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

const rowsOf = async (query: ReturnType<typeof sql>) =>
  (await query.execute(owner)).rows as Record<string, any>[];

describe('the trail', () => {
  test('never has a subject and a person in one entry, nor either beside the request', async () => {
    const id = await steps.released();
    const name = services.keyring.pseudonym;
    const [request, subject, person] = [name(id), name(world.subjectId), name(world.personId)];
    const entries = await rowsOf(
      sql`select subjects from audit.entry where subjects && ${[request, subject, person]}::text[]`,
    );
    expect(entries.length).toBeGreaterThan(4);
    for (const { subjects } of entries) {
      expect(
        subjects.filter((one: string) => [request, subject, person].includes(one)),
      ).toHaveLength(1);
    }
  });
});

describe('what others see of it', () => {
  test('the auditor: parties, basis, fields, days; no name, no value, no file', async () => {
    const id = await steps.released([values.assessment, values.statement]);
    const { status, body, raw } = await call(
      server,
      world.auditor,
      'GET /api/audit/disclosures?limit=100',
    );
    expect(status, raw).toBe(200);
    expect(body.disclosures.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'released',
      authority: 'Osh city court',
      granted: ['best-interests-on-file', 'statement'],
      readings: 0,
    });
    expect(raw).not.toMatch(/Тестова|cnry-statement|Name of/);
    for (const hidden of [world.personId, world.subjectId, world.officer.accountId])
      expect(raw).not.toContain(hidden);
  });
  test('the coordinator: counts by outcome, small ones hidden; a donor nothing', async () => {
    await sql`insert into disclosure.request select gen_random_uuid(), disclosure.new_code('D'),
      protocol_id, d.direction, asking_party_id, requester_id,
        requester_organisation_id, owner_organisation_id, authority, article, court_number,
          order_on, basis_until, order_hash, purpose,
        (disclosure.fields_of(d.direction))[1:1], null, null, now(), 'withdrawn', 1, asked_on
      from (select * from disclosure.request limit 1) r, (values ('justice-asks-care'),
        ('care-asks-justice')) d (direction),
        generate_series(1, 20)`.execute(owner);
    const released = await call(server, world.coordinator, 'POST /api/figures/releases');
    expect(released.status, released.raw).toBe(200);
    const { figures } = (await call(server, world.coordinator, 'GET /api/figures')).body;
    const shown = figures.find((one: { id: string }) => one.id === 'disclosures-by-outcome');
    const cell = (row: string, column: string) =>
      shown.cells.find(
        (one: { row: string; column: string }) => one.row === row && one.column === column,
      );
    expect(cell('justice-asks-care', 'partly-granted')).toMatchObject({
      count: null,
      suppressed: true,
    });
    const [{ counted }] = (await rowsOf(
      sql`select count(*)::int as counted from disclosure.request
        where state in ('released', 'revoked', 'refused', 'withdrawn')`,
    )) as [{ counted: number }];
    expect([cell('total', 'total').count, cell('total', 'total').suppressed]).toEqual([
      counted,
      false,
    ]);
    const donor = await makeActor(database, { role: 'donor' });
    expect((await call(server, donor, 'GET /api/figures')).raw).not.toContain('disclosures');
  });
  test('lists: what is asked, to answer and to approve, each its own', async () => {
    const id = await steps.ask();
    const ids = async (as: TestActor, view: string) =>
      (await call(server, as, `GET /api/disclosures?view=${view}&limit=100`)).body.requests.map(
        (one: { id: string }) => one.id,
      );
    expect([
      (await ids(world.officer, 'asked')).includes(id),
      (await ids(world.supervisor, 'to-answer')).includes(id),
      (await ids(world.checker, 'to-approve')).includes(id),
    ]).toEqual([true, true, false]);
    await steps.propose(id);
    expect((await ids(world.checker, 'to-approve')).includes(id)).toBe(true);
    expect([
      await ids(world.worker, 'to-answer'),
      await ids(world.colleague, 'asked'),
      await ids(world.supervisor, 'to-approve'),
    ]).toEqual([[], [], []]);
    const first = (await call(server, world.officer, 'GET /api/disclosures?limit=2')).body;
    const second = (
      await call(server, world.officer, `GET /api/disclosures?limit=2&after=${first.next}`)
    ).body;
    expect(
      new Set([...first.requests, ...second.requests].map((one: { id: string }) => one.id)).size,
    ).toBe(4);
  });
  test("one may ask about one's own alone", async () => {
    const own = async (as: TestActor) =>
      (await call(server, as, 'GET /api/disclosures/own-records')).body.records.map(
        (one: { id: string }) => one.id,
      );
    expect([
      await own(world.officer),
      await own(world.colleague),
      await own(world.registrar),
    ]).toEqual([[world.subjectId], [], [world.subjectId]]);
    expect((await own(world.worker)).toSorted()).toEqual(
      [world.personId, world.otherPersonId].toSorted(),
    );
    expect(requestBody(world).aboutId).toBe(world.subjectId);
  });
});
