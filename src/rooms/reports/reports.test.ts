// Alarms and figures on a real database: who finds nothing, through SQL and over HTTP; that alarms
// are exact and coded; that figures are frozen, hidden if small, and shown at one level each.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { reportsRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([reportsRoom], services);
let coordinator: TestActor;
let donor: TestActor;
let supervisor: TestActor;
let organisationId: string;
const operationId = newId();
const familyId = newId();

async function addEntries(count: number, state: string): Promise<void> {
  const reason = state === 'refused' ? 'own-decision' : null;
  await sql`with made as (select gen_random_uuid() as id from generate_series(1, ${count}))
    insert into operations.entry (id, operation_id, code, root_id, state, reason, own_state,
      own_reason, sex,
      may_be_minor, own_may_be_minor, listed_family_id, family_is_listed, family_id)
    select id, ${operationId}, 'E-' || id, id, ${state}, ${reason}::text, ${state}, ${reason}::text, 'female',
      false, false, ${familyId}, true, ${familyId} from made`.execute(database.owner);
}

/** Open cases in one province; without the rooms' own triggers, which ask for cover and history. */
async function addCases(province: string, count: number, birthTo = '1990-12-31'): Promise<void> {
  for (const table of ['people.person', 'care.case_file'])
    await sql.raw(`alter table ${table} disable trigger user`).execute(database.owner);
  await sql`with person as (insert into people.person (id, code, sex, birth_from, birth_to,
    birth_precision,
        province, organisation_id, handed_over_at)
      select gen_random_uuid(), 'P-' || gen_random_uuid(), 'female', ${birthTo}, ${birthTo}, 'day',
        ${province},
        ${organisationId}, now() from generate_series(1, ${count}) returning id)
    insert into care.case_file (person_id, organisation_id, intake, priority, priority_reason,
      contact_due_at, contacted_at)
    select id, ${organisationId}, true, 'low', 'usual', now() + interval '1 day', now() from person`.execute(
    database.owner,
  );
  for (const table of ['people.person', 'care.case_file'])
    await sql.raw(`alter table ${table} enable trigger user`).execute(database.owner);
  // The one trigger that is not left out: it notes who is without cover.
  await sql`select guardianship.note_uncovered(id) from people.person where province = ${province}
    and birth_to = ${birthTo}`.execute(database.owner);
}

beforeAll(async () => {
  await makeTestProgramme(database);
  organisationId = await makeOrganisation(database, { side: 'care' });
  coordinator = await makeActor(database, { role: 'national-coordinator' });
  donor = await makeActor(database, { role: 'donor' });
  supervisor = await makeActor(database, { role: 'supervisor', organisationId });
  await sql`insert into operations.operation (id, name, state, made_by)
    values (${operationId}, 'Meerim 2', 'landed', ${coordinator.accountId})`.execute(
    database.owner,
  );
  await sql`insert into operations.family (id, operation_id, code)
    values (${familyId}, ${operationId}, 'F-1')`.execute(database.owner);
  await addEntries(40, 'handed-over');
  await addEntries(3, 'boarded');
  await addEntries(12, 'refused');
  for (const [province, count] of [
    ['KG-B', 30],
    ['KG-O', 7],
    ['KG-Y', 3],
    ['KG-C', 50],
  ] as const)
    await addCases(province, count);
});

type Cell = { row: string; column: string; count: number | null; suppressed: boolean };
const cellsOf = async (actor: TestActor, id: string): Promise<Cell[]> => {
  const { body } = await call(server, actor, 'GET /api/figures');
  return body.figures.find((figure: { id: string }) => figure.id === id).cells;
};
const countsOf = async (actor: TestActor, id: string) =>
  Object.fromEntries(
    (await cellsOf(actor, id)).map((cell) => [
      `${cell.row === operationId ? 'operation' : cell.row} ${cell.column}`,
      cell.count,
    ]),
  );

describe('refused', () => {
  test.each(roleNames.filter((role) => !['national-coordinator', 'donor'].includes(role)))(
    '%s finds nothing',
    async (role) => {
      const person = await makeActor(database, { role });
      for (const request of [
        'GET /api/cockpit/alarms',
        'GET /api/figures',
        'POST /api/figures/releases',
      ] as const) {
        expect((await call(server, person, request)).status, request).toBe(404);
      }
      const inSql = (text: string) =>
        asActor(database, person, async (tx) => (await sql.raw(text).execute(tx)).rows);
      if (person.side !== 'programme') {
        await expect(inSql('select 1 from reports.release')).rejects.toThrow(/denied for schema/);
        return;
      }
      expect(await inSql('select number from reports.release')).toEqual([]);
      expect(await inSql('select count from reports.release_cell')).toEqual([]);
      expect(await inSql('select * from reports.alarms()')).toEqual([]);
      await expect(inSql('select * from reports.make_release()')).rejects.toThrow(/not open/);
    },
  );

  test("a donor: no alarm, no release of one's own, no other level", async () => {
    expect((await call(server, donor, 'GET /api/cockpit/alarms')).status).toBe(404);
    expect((await call(server, donor, 'POST /api/figures/releases')).status).toBe(404);
    await expect(
      asActor(database, donor, (tx) => sql`select * from reports.make_release()`.execute(tx)),
    ).rejects.toThrow(/not open/);
  });

  test.each([
    'select 1 from reports.held_count',
    'select changed from reports.release_cell',
    'select * from reports.count_cases()',
    'select * from reports.count_arrivals()',
    'select * from reports.publish(null)',
    'select made_by from reports.release',
    "select reports.hold('f', '[]', '{}', true)",
    'update reports.release_cell set count = 1',
    'insert into reports.release (number) values (9)',
    'select 1 from care.case_file',
  ])('the coordinator by SQL: %s', async (statement) => {
    await expect(
      asActor(database, coordinator, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('alarms', () => {
  beforeAll(async () => {
    await addCases('KG-B', 1, '2019-05-05'); // a child, and nobody's cover
    await sql`update care.case_file set contacted_at = null, contact_due_at = now() - interval
      '2 days'
      where id = (select min(id::text)::uuid from care.case_file)`.execute(database.owner);
    await sql`insert into care.assignment (case_id, person_id, account_id, part, reason,
      assigned_by)
      select id, person_id, ${supervisor.accountId}, 'supervisor', 'first-assignment',
        ${supervisor.accountId}
      from care.case_file where contacted_at is null`.execute(database.owner);
  });

  test('are exact, coded, and lead to the body and the supervisor', async () => {
    const { status, body, raw } = await call(server, coordinator, 'GET /api/cockpit/alarms');
    expect(status, raw).toBe(200);
    expect(body.counts).toEqual({
      'minor-without-cover': 1,
      'missed-clock': 1,
      'unresolved-entry': 3,
      'emergency-unreviewed': 0,
      'move-late': 0,
      'case-without-lead': 0,
      'search-not-taken': 0,
      'offer-unanswered': 0,
      'family-not-offered': 0,
      'grant-waiting': 0,
      'operation-still': 0,
      'pairs-to-decide': 0,
      'list-staged': 0,
      'import-failed': 0,
      'given-name-proposed': 0,
    });
    const missed = body.alarms.find((alarm: { kind: string }) => alarm.kind === 'missed-clock');
    expect(missed).toMatchObject({
      organisation: { id: organisationId },
      responsible: 'Test supervisor',
    });
    const cases = await sql<{
      code: string;
    }>`select code from care.case_file where contacted_at is null`.execute(database.owner);
    expect(missed.reference).toBe(cases.rows[0]!.code);
    expect(raw).not.toMatch(/P-[0-9a-f]{8}/);
  });

  test('are filtered and paged without loss', async () => {
    const found: string[] = [];
    for (let after = ''; ;) {
      const { body } = await call(
        server,
        coordinator,
        `GET /api/cockpit/alarms?kind=unresolved-entry&limit=2${after && `&after=${after}`}`,
      );
      found.push(...body.alarms.map((alarm: { reference: string }) => alarm.reference));
      if (!body.next) break;
      after = body.next;
    }
    expect(new Set(found).size).toBe(3);
    expect(found).toHaveLength(3);
    expect((await call(server, coordinator, 'GET /api/cockpit/alarms?limit=101')).status).toBe(400);
  });

  test('leave an entry in the trail', async () => {
    const rows = await sql`select 1 from audit.entry where event = 'alarm-read'
        and account_id = ${coordinator.accountId}`.execute(database.owner);
    expect(rows.rows.length).toBeGreaterThan(0);
  });
});

describe('figures', () => {
  test('are nothing before the first release', async () => {
    const { body } = await call(server, coordinator, 'GET /api/figures');
    expect(body).toEqual({
      release: null,
      level: 'internal',
      threshold: 5,
      figures: [],
      may: { publish: true },
    });
  });

  test("hide small cells with a second one, at each reader's level", async () => {
    const released = await call(server, coordinator, 'POST /api/figures/releases');
    expect([released.status, released.body.number], released.raw).toEqual([200, 1]);
    expect(await countsOf(coordinator, 'arrivals-by-operation')).toMatchObject({
      'operation on-the-way': null,
      'operation in-preparation': 0,
      'total total': 55,
      'operation total': 55,
    });
    expect(await countsOf(coordinator, 'cases-by-province')).toMatchObject({
      'KG-Y cases': null,
      'KG-O cases': null,
      'KG-B cases': 31,
      'KG-C cases': 50,
      'total cases': 91,
    });
    expect(await countsOf(donor, 'cases-by-province')).toMatchObject({
      'KG-Y cases': null,
      'KG-O cases': null,
      'total cases': 91,
    });
    expect((await countsOf(donor, 'cases-by-province'))['KG-B cases']).toBeNull();
    for (const cell of await cellsOf(donor, 'arrivals-by-operation'))
      expect(cell.suppressed).toBe(cell.count === null);
    const levels = await asActor(database, donor, (tx) =>
      sql<{ level: string }>`select distinct level from reports.release_cell`.execute(tx),
    );
    expect(levels.rows).toEqual([{ level: 'external' }]);
  });

  test('are frozen, and change by nothing or by at least ten', async () => {
    await addCases('KG-C', 9);
    await call(server, coordinator, 'POST /api/figures/releases');
    expect(await countsOf(coordinator, 'cases-by-province')).toMatchObject({
      'KG-C cases': 50,
      'total cases': 91,
    });
    await addCases('KG-C', 1);
    expect(await countsOf(coordinator, 'cases-by-province')).toMatchObject({ 'KG-C cases': 50 });
    await call(server, coordinator, 'POST /api/figures/releases');
    expect(await countsOf(coordinator, 'cases-by-province')).toMatchObject({
      'KG-C cases': 60,
      'total cases': 101,
    });
  });

  test('keep hidden what was hidden, until it has changed', async () => {
    await addCases('KG-Y', 10); // 13 now: may be shown; KG-O, which hid it, is still what it was
    await call(server, coordinator, 'POST /api/figures/releases');
    const counts = await countsOf(coordinator, 'cases-by-province');
    expect(counts['KG-O cases']).toBeNull();
    expect(Object.values(counts).filter((count) => count === null).length).toBeGreaterThan(1);
    expect(counts['total cases']).toBe(111);
  });

  test('lead to their definition, and a release stands in the trail', async () => {
    const { body } = await call(server, coordinator, 'GET /api/figures');
    expect(body.figures[0]).toMatchObject({
      id: 'arrivals-by-operation',
      definition: { counts: 'person-on-a-list-once', sums: { boarded: ['arrived', 'on-the-way'] } },
    });
    expect(body.figures[0].rows).toEqual([
      { key: operationId, label: 'Meerim 2' },
      { key: 'total', label: null },
    ]);
    const rows = await sql`select 1 from audit.entry where event = 'figures-released'`.execute(
      database.owner,
    );
    expect(rows.rows).toHaveLength(4);
  });
});

test('the last of many alarms is counted, and stands on the last page', async () => {
  const before = (await call(server, coordinator, 'GET /api/cockpit/alarms')).body.counts;
  await addCases('KG-B', 1_100, '2019-05-05');
  await sql`update care.case_file set contacted_at = null, contact_due_at = now() - interval '1 day'
    where person_id in (select id from people.person where birth_to = '2019-05-05')`.execute(
    database.owner,
  );
  const found = new Set<string>();
  for (let after = ''; ;) {
    const { body } = await call(
      server,
      coordinator,
      `GET /api/cockpit/alarms?kind=missed-clock&limit=100${after && `&after=${encodeURIComponent(after)}`}`,
    );
    for (const alarm of body.alarms) found.add(alarm.reference);
    expect(body.counts['minor-without-cover']).toBe(before['minor-without-cover'] + 1_100);
    if (!body.next) break;
    after = body.next;
  }
  expect(found.size).toBeGreaterThan(1_100);
});
