// The justice side on a real database: first who finds nothing, through SQL and over HTTP; then the
// work of a registrar, an officer and a probation officer; then the audit trail.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { type Role, roleNames } from '../../kernel/roles.ts';
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
import { legalRoom } from './room.ts';
import { proceedingSteps } from './matter/rules.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([legalRoom], services);
const tables = [
  'subject',
  'subject_name',
  'subject_key',
  'reach',
  'assignment',
  'proceeding',
  'proceeding_transition',
  'restriction',
  'restriction_lifting',
  'hearing',
];

let registrar: TestActor;
let officer: TestActor;
let colleague: TestActor;
let probation: TestActor;
let otherRegistrar: TestActor;
let subjectId: string;
let proceedingId: string;
let restrictionId: string;
let hearingId: string;

const scope = 'Shall not leave Osh without the consent of the inspectorate.';
const note = 'Counsel asked for an adjournment.';
const name = {
  fullName: 'Айнура Тестова',
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'ru',
};
const matter = {
  subject: {
    name,
    otherSpellings: [{ ...name, fullName: 'Ainura Testova' }],
    birthDisputed: false,
    birth: { from: '1994-01-01', to: '1994-12-31', precision: 'year' },
    counsel: 'present',
  },
  proceeding: {
    act: { from: '2017-01-01', to: '2017-12-31', precision: 'period' },
    article: 'Art. 256, part 2',
    country: 'KG',
    court: 'Osh city court',
    courtNumber: 'UD-1/26',
    state: 'opened',
    stateOn: '2026-01-12',
  },
};
const today = () => new Date(Date.now() + 6 * 3_600_000).toISOString().slice(0, 10);
const daysFromNow = (days: number) =>
  new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
const order = (startOn: string, endOn: string) => ({
  proceedingId,
  kind: 'travel',
  court: 'Osh city court',
  orderNumber: '12-4',
  scope,
  startOn,
  endOn,
});

beforeAll(async () => {
  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, { side: 'justice' });
  registrar = await makeActor(database, { role: 'prosecutor', duty: 'registrar', organisationId });
  officer = await makeActor(database, { role: 'prosecutor', organisationId });
  colleague = await makeActor(database, { role: 'prosecutor', organisationId });
  probation = await makeActor(database, { role: 'probation-officer', organisationId });
  otherRegistrar = await makeActor(database, { role: 'prosecutor', duty: 'registrar' });
  const entered = await call(server, registrar, 'POST /api/matters', matter);
  expect(entered.status, entered.raw).toBe(200);
  ({ subjectId, proceedingId } = entered.body);
  for (const officerId of [officer.accountId, probation.accountId]) {
    const answer = await call(server, registrar, `PUT /api/matters/${subjectId}/assignment`, {
      officerId,
      reason: 'new-matter',
    });
    expect(answer.status, answer.raw).toBe(200);
  }
  const ordered = await call(
    server,
    probation,
    `POST /api/matters/${subjectId}/restrictions`,
    order(daysFromNow(-90), daysFromNow(0)),
  );
  expect(ordered.status, ordered.raw).toBe(200);
  restrictionId = ordered.body.id;
  const noted = await call(server, officer, `POST /api/matters/${subjectId}/hearings`, {
    proceedingId,
    heldOn: daysFromNow(14),
    placeKind: 'courtroom',
    outcome: 'planned',
    note,
  });
  expect(noted.status, noted.raw).toBe(200);
  hearingId = noted.body.id;
});

describe('nothing here for', () => {
  test.each(roleNames.filter((role) => !['prosecutor', 'probation-officer'].includes(role)))(
    '%s: no schema in SQL, no address over HTTP',
    async (role) => {
      const person = await makeActor(database, { role: role as Role });
      for (const table of tables.map((one) => `legal.${one}`).concat('link.subject_person')) {
        await expect(
          asActor(database, person, (tx) => sql.raw(`select 1 from ${table}`).execute(tx)),
        ).rejects.toThrow(/permission denied for schema/);
      }
      for (const path of ['', `/${subjectId}`, '/officers']) {
        const hidden = await call(server, person, `GET /api/matters${path}`);
        expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found']);
      }
      expect((await call(server, person, 'POST /api/matters', matter)).status).toBe(404);
    },
  );

  test('somebody without a session', async () => {
    expect((await call(server, null, 'GET /api/matters')).status).toBe(401);
  });

  test.each(['colleague', 'otherRegistrar'] as const)(
    '%s: no row, and absent and hidden alike',
    async (who) => {
      const person = { colleague, otherRegistrar }[who];
      for (const table of tables) {
        const rows = await asActor(database, person, (tx) =>
          sql.raw(`select 1 from legal.${table}`).execute(tx),
        );
        expect(rows.rows, table).toHaveLength(0);
      }
      const absent = await call(
        server,
        person,
        'GET /api/matters/019a0000-0000-7000-8000-000000000000',
      );
      const hidden = await call(server, person, `GET /api/matters/${subjectId}`);
      expect([hidden.status, hidden.raw]).toEqual([404, absent.raw]);
      expect((await call(server, person, 'GET /api/matters')).body).toEqual({
        matters: [],
        next: null,
        may: { enter: who === 'otherRegistrar' },
      });
      const attempts = [
        ['POST', 'proceedings', matter.proceeding],
        ['POST', 'restrictions', order('2026-01-01', '2027-01-01')],
        [
          'PUT',
          `proceedings/${proceedingId}/state`,
          { state: 'charged', on: '2026-02-01', baseVersion: 1 },
        ],
        [
          'PUT',
          `restrictions/${restrictionId}/lifting`,
          { kind: 'lifted', onDay: today(), orderNumber: '1' },
        ],
        [
          'POST',
          'hearings',
          { proceedingId, heldOn: today(), placeKind: 'video', outcome: 'held', note: null },
        ],
        [
          'PUT',
          `hearings/${hearingId}`,
          { outcome: 'held', heldOn: today(), note: null, baseVersion: 1 },
        ],
        ['PUT', 'assignment', { officerId: person.accountId, reason: 'other' }],
      ] as const;
      for (const [method, path, body] of attempts) {
        const answer = await call(
          server,
          person,
          `${method} /api/matters/${subjectId}/${path}`,
          body,
        );
        expect(answer.status, `${path}: ${answer.raw}`).toBe(404);
      }
    },
  );

  test('a login role without an entered session', async () => {
    for (const table of tables) {
      const rows = await sql
        .raw(`select 1 from legal.${table}`)
        .execute(database.pools.of('justice'));
      expect(rows.rows, table).toHaveLength(0);
    }
    const open = await sql`select * from legal.minimum_subjects(null, null, null, 10)`.execute(
      database.pools.of('justice'),
    );
    expect(open.rows).toHaveLength(0);
    await expect(
      sql`select 1 from link.subject_person`.execute(database.pools.of('justice')),
    ).rejects.toThrow(/denied/);
  });
});

describe('minimum fields', () => {
  test('a probation officer reads restrictions whole and the rest in few fields', async () => {
    const { body } = await call(server, probation, `GET /api/matters/${subjectId}`);
    expect(body.subject).toMatchObject({
      fullName: name.fullName,
      birth: null,
      counsel: null,
      otherNames: null,
    });
    expect(body.proceedings[0]).toMatchObject({
      state: 'opened',
      court: 'Osh city court',
      article: null,
      act: null,
      courtNumber: null,
      transitions: [],
      nextStates: [],
    });
    expect(body.hearings[0]).toMatchObject({ heldOn: daysFromNow(14), note: null });
    expect(body.restrictions[0]).toMatchObject({ scope, state: 'active' });
  });
  test('and has no row of the rest in SQL, nor may write it', async () => {
    for (const table of [
      'subject',
      'subject_name',
      'proceeding',
      'proceeding_transition',
      'hearing',
    ]) {
      const rows = await asActor(database, probation, (tx) =>
        sql.raw(`select 1 from legal.${table}`).execute(tx),
      );
      expect(rows.rows, table).toHaveLength(0);
    }
    const moved = await asActor(database, probation, (tx) =>
      sql`update legal.proceeding set state = 'ended'`.execute(tx),
    );
    expect(moved.numAffectedRows).toBe(0n);
    expect(
      (await call(server, probation, `POST /api/matters/${subjectId}/hearings`, {})).status,
    ).toBe(404);
  });
  test('an officer may not register or assign', async () => {
    expect((await call(server, officer, 'POST /api/matters', matter)).status).toBe(403);
    expect(
      (await call(server, officer, `POST /api/matters/${subjectId}/proceedings`, matter.proceeding))
        .status,
    ).toBe(403);
    expect(
      (
        await call(server, officer, `PUT /api/matters/${subjectId}/assignment`, {
          officerId: colleague.accountId,
          reason: 'other',
        })
      ).status,
    ).toBe(403);
    expect((await call(server, officer, 'GET /api/matters/officers')).body).toEqual({
      officers: [],
      bodies: [],
    });
    await expect(
      asActor(database, officer, (tx) =>
        sql`select legal.assign(gen_random_uuid(), ${subjectId},
      ${colleague.accountId}, 'other')`.execute(tx),
      ),
    ).rejects.toThrow(/not open/);
  });
});

describe('a proceeding', () => {
  test('has the same steps in the database and in the rules', async () => {
    const rows = await sql<{
      fromState: string;
      toState: string;
    }>`select * from legal.proceeding_steps()`.execute(database.owner);
    const declared = Object.entries(proceedingSteps).flatMap(([from, next]) =>
      next.map((to) => `${from} ${to}`),
    );
    expect(rows.rows.map((row) => `${row.fromState} ${row.toState}`).sort()).toEqual(
      declared.sort(),
    );
  });
  test('moves step by step, each a row, refused by the database too', async () => {
    const path = `PUT /api/matters/${subjectId}/proceedings/${proceedingId}/state` as const;
    expect(
      (await call(server, officer, path, { state: 'served', on: today(), baseVersion: 1 })).body
        .code,
    ).toBe('no-such-step');
    expect(
      (await call(server, officer, path, { state: 'charged', on: daysFromNow(1), baseVersion: 1 }))
        .body.code,
    ).toBe('state-in-the-future');
    expect(
      (await call(server, officer, path, { state: 'charged', on: '2026-01-11', baseVersion: 1 }))
        .body.code,
    ).toBe('before-the-last-state');
    await expect(
      asActor(database, officer, (tx) =>
        sql`update legal.proceeding set state = 'served',
      state_on = ${today()} where id = ${proceedingId}`.execute(tx),
      ),
    ).rejects.toThrow(/no-such-step/);
    const { editionId, offences } = (
      await call(server, officer, 'GET /api/matters/offences?from=2017-01-01&to=2017-12-31')
    ).body;
    expect(
      (await call(server, officer, path, { state: 'charged', on: '2026-02-01', baseVersion: 1 }))
        .body.code,
    ).toBe('offence-not-cited');
    const cited = await call(
      server,
      officer,
      `PUT /api/matters/${subjectId}/proceedings/${proceedingId}/offence`,
      { offence: { editionId, code: offences[0].code, from: offences[0].from }, baseVersion: 1 },
    );
    expect(cited.body).toEqual({ id: proceedingId, version: 2 });
    const moved = await call(server, officer, path, {
      state: 'charged',
      on: '2026-02-01',
      baseVersion: 2,
    });
    expect(moved.body).toEqual({ id: proceedingId, state: 'charged', version: 3 });
    expect(
      (await call(server, officer, path, { state: 'trial', on: '2026-02-02', baseVersion: 1 })).body
        .code,
    ).toBe('conflict-changed-meanwhile');
    const { body } = await call(server, officer, `GET /api/matters/${subjectId}`);
    expect(body.proceedings[0].transitions).toEqual([
      { from: null, to: 'opened', on: '2026-01-12' },
      { from: 'opened', to: 'charged', on: '2026-02-01' },
    ]);
  });
  test('of another subject is not found under this one', async () => {
    const other = (await call(server, registrar, 'POST /api/matters', matter)).body;
    const moved = await call(
      server,
      registrar,
      `PUT /api/matters/${subjectId}/proceedings/${other.proceedingId}/state`,
      { state: 'charged', on: '2026-02-01', baseVersion: 1 },
    );
    expect(moved.status).toBe(404);
    const hearing = {
      proceedingId: other.proceedingId,
      heldOn: today(),
      placeKind: 'video',
      outcome: 'held',
      note: null,
    };
    expect(
      (await call(server, registrar, `POST /api/matters/${subjectId}/hearings`, hearing)).body.code,
    ).toBe('no-such-proceeding');
    await expect(
      sql`insert into legal.hearing (id, subject_id, proceeding_id, held_on, place_kind, outcome,
        recorded_by)
      values (gen_random_uuid(), ${subjectId}, ${other.proceedingId}, '2026-02-02', 'video', 'held',
        ${officer.accountId})`.execute(database.owner),
    ).rejects.toThrow(/foreign key/);
  });
});

describe('the work', () => {
  test('an officer lists and opens the assigned matter, with the note in clear only there', async () => {
    const { body: list } = await call(server, officer, 'GET /api/matters');
    expect(list.matters).toHaveLength(1);
    expect(list.matters[0]).toMatchObject({
      subjectId,
      fullName: name.fullName,
      nextHearingOn: daysFromNow(14),
    });
    const { body } = await call(server, officer, `GET /api/matters/${subjectId}`);
    expect(body.subject).toMatchObject({
      otherNames: ['Ainura Testova'],
      birth: matter.subject.birth,
      birthDisputed: false,
    });
    expect(body.proceedings[0].act).toEqual(matter.proceeding.act);
    expect(body.hearings[0].note).toBe(note);
    const stored = await sql<{
      all: string;
    }>`select string_agg(encode(coalesce(note, ''), 'escape'), '') ||
      (select string_agg(encode(scope, 'escape'), '') from legal.restriction) as all
        from legal.hearing`.execute(database.owner);
    expect(stored.rows[0]!.all).not.toContain('adjournment');
    expect(stored.rows[0]!.all).not.toContain('Osh');
  });
  test('a hearing that was held gets its outcome, against its version', async () => {
    const path = `PUT /api/matters/${subjectId}/hearings/${hearingId}` as const;
    const held = { outcome: 'held', heldOn: today(), note: 'Held.', baseVersion: 1 };
    expect((await call(server, officer, path, { ...held, heldOn: daysFromNow(1) })).body.code).toBe(
      'held-in-the-future',
    );
    expect((await call(server, officer, path, held)).body).toEqual({ id: hearingId, version: 2 });
    expect((await call(server, officer, path, held)).body.code).toBe('conflict-changed-meanwhile');
    expect(
      (await call(server, officer, `GET /api/matters/${subjectId}`)).body.hearings[0],
    ).toMatchObject({ note: 'Held.', version: 2 });
  });
  test("a registrar pages through the court's matters and finds one by its code", async () => {
    const first = (await call(server, registrar, 'GET /api/matters?order=newest&limit=1')).body;
    const second = (
      await call(server, registrar, `GET /api/matters?order=newest&limit=1&after=${first.next}`)
    ).body;
    expect(second.matters[0].subjectId).toBe(subjectId);
    expect(second.next).toBeNull();
    const byCode = (
      await call(server, registrar, `GET /api/matters?code=${second.matters[0].code}`)
    ).body;
    expect(byCode.matters.map((one: { subjectId: string }) => one.subjectId)).toEqual([subjectId]);
    expect((await call(server, registrar, 'GET /api/matters?search=Test')).status).toBe(400);
  });
  test('assigning another officer takes the matter from the first at once', async () => {
    const path = `PUT /api/matters/${subjectId}/assignment` as const;
    const elsewhere = await makeActor(database, { role: 'prosecutor' });
    expect(
      (await call(server, registrar, path, { officerId: elsewhere.accountId, reason: 'other' }))
        .body.code,
    ).toBe('no-such-officer');
    expect(
      (await call(server, registrar, path, { officerId: officer.accountId, reason: 'other' })).body
        .code,
    ).toBe('already-assigned');
    expect(
      (await call(server, registrar, path, { officerId: colleague.accountId, reason: 'leave' }))
        .status,
    ).toBe(200);
    expect((await call(server, officer, `GET /api/matters/${subjectId}`)).status).toBe(404);
    expect((await call(server, colleague, `GET /api/matters/${subjectId}`)).status).toBe(200);
    expect((await call(server, probation, `GET /api/matters/${subjectId}`)).status).toBe(200);
  });
  test('each of it stands in the trail, by pseudonym', async () => {
    const found = await sql<{
      event: string;
      subjects: string[];
    }>`select distinct event, subjects from audit.entry
      where ${services.keyring.pseudonym(subjectId)} = any(subjects)`.execute(database.owner);
    expect([...new Set(found.rows.map((row) => row.event))].sort()).toEqual([
      'hearing-changed',
      'hearing-noted',
      'matter-entered',
      'matter-read',
      'offence-cited',
      'officer-assigned',
      'proceeding-moved',
      'restriction-ordered',
    ]);
    const raw = await sql<{
      all: string;
    }>`select string_agg(e::text, '') as all from audit.entry e`.execute(database.owner);
    for (const word of [subjectId, name.fullName]) expect(raw.rows[0]!.all).not.toContain(word);
    expect(raw.rows[0]!.all).not.toMatch(/\bJ-[A-Z0-9]{4}-[A-Z0-9]{4}\b/);
  });
});
