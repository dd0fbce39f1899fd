// A probation officer of another body: who sees that they exist, who may assign them, and what such
// an officer then opens. Refusals first.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { roleNames } from '../../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { legalRoom } from '../room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([legalRoom], services);
const { owner } = database;

let probationBody: string;
let registrar: TestActor;
let officer: TestActor;
let ownProbation: TestActor;
let outside: TestActor;
let otherRegistrar: TestActor;
let subjectId: string;

const matter = {
  subject: {
    name: {
      fullName: 'Айнура Тестова',
      givenName: null,
      familyName: null,
      fatherName: null,
      language: 'ru',
    },
    otherSpellings: [],
    birthDisputed: false,
    birth: { from: null, to: null, precision: 'unknown' },
    counsel: 'present',
  },
  proceeding: {
    act: { from: null, to: null, precision: 'unknown' },
    article: 'Art. 256',
    country: 'KG',
    court: 'Osh city court',
    courtNumber: 'UD-1/26',
    state: 'opened',
    stateOn: '2026-01-12',
  },
};
const officersIn = (actor: TestActor, organisationId: string) =>
  call(server, actor, `GET /api/matters/officers?organisationId=${organisationId}`);
const assign = (actor: TestActor, officerId: string, to = subjectId) =>
  call(server, actor, `PUT /api/matters/${to}/assignment`, { officerId, reason: 'new-matter' });
const read = (actor: TestActor, id = subjectId) => call(server, actor, `GET /api/matters/${id}`);
const probationOf = (organisationId: string) =>
  makeActor(database, { role: 'probation-officer', organisationId });

beforeAll(async () => {
  await makeTestProgramme(database);
  const court = await makeOrganisation(database, { side: 'justice' });
  probationBody = await makeOrganisation(database, { side: 'justice', kind: 'probation' });
  registrar = await makeActor(database, {
    role: 'prosecutor',
    duty: 'registrar',
    organisationId: court,
  });
  officer = await makeActor(database, { role: 'prosecutor', organisationId: court });
  ownProbation = await probationOf(court);
  outside = await probationOf(probationBody);
  otherRegistrar = await makeActor(database, { role: 'prosecutor', duty: 'registrar' });
  subjectId = (await call(server, registrar, 'POST /api/matters', matter)).body.subjectId;
});

describe('nobody else finds or assigns an officer of another body', () => {
  test.each(roleNames.filter((role) => role !== 'prosecutor'))('%s', async (role) => {
    const actor = role === 'probation-officer' ? outside : await makeActor(database, { role });
    const hidden = await officersIn(actor, probationBody);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found']);
    expect((await assign(actor, outside.accountId)).status).toBe(404);
    const asked = asActor(database, actor, (tx) =>
      sql`select * from legal.officers(${probationBody})`.execute(tx),
    );
    if (role === 'probation-officer') expect((await asked).rows).toEqual([]);
    else await expect(asked).rejects.toThrow(/permission denied/);
  });
  test('a prosecutor without the duty', async () => {
    expect((await officersIn(officer, probationBody)).body).toEqual({ officers: [], bodies: [] });
    expect((await assign(officer, outside.accountId)).status).toBe(404);
  });
  test('a probation officer, past the endpoint', async () => {
    for (const actor of [outside, ownProbation]) {
      await expect(
        asActor(database, actor, (tx) =>
          sql`select legal.assign(gen_random_uuid(), ${subjectId},
        ${outside.accountId}, 'other')`.execute(tx),
        ),
      ).rejects.toThrow(/not open/);
      const bodies = await asActor(database, actor, (tx) =>
        sql`select * from legal.bodies_with_officers()`.execute(tx),
      );
      expect(bodies.rows).toEqual([]);
      await expect(
        asActor(database, actor, (tx) =>
          sql`select * from legal.takers(${probationBody})`.execute(tx),
        ),
      ).rejects.toThrow(/permission denied/);
    }
  });
  test('the registrar of another court does not assign this matter', async () => {
    expect((await assign(otherRegistrar, outside.accountId)).status).toBe(404);
  });
});

describe('a registrar does not find', () => {
  test('a prosecutor of another body, nor anybody of the care side', async () => {
    const prosecutor = await makeActor(database, {
      role: 'prosecutor',
      organisationId: probationBody,
    });
    const { body } = await officersIn(registrar, probationBody);
    expect(body.officers).toEqual([
      {
        accountId: outside.accountId,
        displayName: 'Test probation-officer',
        role: 'probation-officer',
        matters: null,
      },
    ]);
    expect((await assign(registrar, prosecutor.accountId)).body.code).toBe('no-such-officer');
    const worker = await makeActor(database, { role: 'case-manager' });
    expect((await officersIn(registrar, worker.organisationId)).body.officers).toEqual([]);
    expect((await assign(registrar, worker.accountId)).body.code).toBe('no-such-officer');
    const ids = (await officersIn(registrar, probationBody)).body.bodies.map(
      (one: { organisationId: string }) => one.organisationId,
    );
    expect(ids).not.toContain(worker.organisationId);
  });
  test.each([
    ['has ended', "until_at = now() - interval '1 minute'"],
    ['was withdrawn', 'withdrawn_at = now()'],
    ['was never confirmed', 'confirmed_at = null'],
    ['has not begun', "from_at = now() + interval '1 day'"],
  ])('an officer whose membership %s', async (_, change) => {
    const gone = await probationOf(
      await makeOrganisation(database, { side: 'justice', kind: 'probation' }),
    );
    expect((await officersIn(registrar, gone.organisationId)).body.officers).toHaveLength(1);
    await sql`update workforce.membership set ${sql.raw(change)}
      where account_id = ${gone.accountId}`.execute(owner);
    const { body } = await officersIn(registrar, gone.organisationId);
    expect(body.officers).toEqual([]);
    expect(JSON.stringify(body.bodies)).not.toContain(gone.organisationId);
    expect((await assign(registrar, gone.accountId)).body.code).toBe('no-such-officer');
  });
  test('an officer whose account or body is closed', async () => {
    const [first, second] = [
      await makeOrganisation(database, { side: 'justice' }),
      await makeOrganisation(database, { side: 'justice' }),
    ];
    const [gone, left] = [await probationOf(first), await probationOf(second)];
    await sql`update access.account set closed_at = now() where id = ${gone.accountId}`.execute(
      owner,
    );
    await sql`update workforce.organisation set closed_at = now() where id = ${second}`.execute(
      owner,
    );
    for (const one of [gone, left]) {
      expect((await officersIn(registrar, one.organisationId)).body.officers).toEqual([]);
      expect((await assign(registrar, one.accountId)).body.code).toBe('no-such-officer');
    }
  });
});

describe('an officer of another body', () => {
  test('is found by the registrar, the own court first and with its matters', async () => {
    const { body } = await call(server, registrar, 'GET /api/matters/officers');
    expect(body.officers.every((one: { matters: number }) => one.matters === 0)).toBe(true);
    const ids = body.bodies.map((one: { organisationId: string }) => one.organisationId);
    expect(ids[0]).toBe(registrar.organisationId);
    expect(ids).toContain(probationBody);
  });
  test('opens the minimum of that matter alone, and the one before opens it no more', async () => {
    const other = (await call(server, registrar, 'POST /api/matters', matter)).body.subjectId;
    expect((await assign(registrar, ownProbation.accountId)).status).toBe(200);
    expect((await read(outside)).status).toBe(404);
    expect((await assign(registrar, outside.accountId)).status).toBe(200);
    expect((await assign(registrar, outside.accountId)).body.code).toBe('already-assigned');
    expect((await read(ownProbation)).status).toBe(404);
    const { status, body } = await read(outside);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      minimum: true,
      subject: { birth: null, counsel: null },
      may: { assign: false },
    });
    expect(body.proceedings[0]).toMatchObject({ article: null, act: null, courtNumber: null });
    expect((await read(outside, other)).status).toBe(404);
    const list = (await call(server, outside, 'GET /api/matters')).body.matters;
    expect(list.map((one: { subjectId: string }) => one.subjectId)).toEqual([subjectId]);
    const rows = await asActor(database, outside, (tx) =>
      sql`select 1 from legal.subject`.execute(tx),
    );
    expect(rows.rows).toEqual([]);
    expect(
      (await read(registrar)).body.officers.map((one: { accountId: string }) => one.accountId),
    ).toEqual([outside.accountId]);
  });
  test('each assignment stands in the trail, of the matter and of nobody else', async () => {
    const { rows } = await sql<{
      who: string;
    }>`select account_id as who from audit.entry where event = 'officer-assigned'
      and ${services.keyring.pseudonym(subjectId)} = any(subjects)`.execute(owner);
    expect(rows.map((row) => row.who)).toEqual([registrar.accountId, registrar.accountId]);
  });
  test('reaches nothing once withdrawn, and can be given it again under a new access', async () => {
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${outside.accountId}`.execute(owner);
    const reached = async () =>
      (
        await sql`select organisation_id from legal.reach
      where account_id = ${outside.accountId} and subject_id = ${subjectId}`.execute(owner)
      ).rows;
    expect([(await read(outside)).status, await reached()]).toEqual([401, []]);
    await sql`insert into workforce.membership (id, account_id, organisation_id, role, confirmed_at)
      values (${newId()}, ${outside.accountId}, ${probationBody}, 'probation-officer',
        now())`.execute(owner);
    expect(await reached()).toEqual([]);
    expect((await assign(registrar, outside.accountId)).status).toBe(200);
    expect(await reached()).toEqual([{ organisationId: probationBody }]);
  });
});
