// Handover and assignment on a real database: who is refused first, then the way of one household
// from the coordinator to its case manager, then what the trail says of it.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { type Role, roleNames } from '../../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import {
  addConsent,
  bornYearsAgo,
  makeArrivedHousehold,
  type MadeHousehold,
} from '../../../../test/support/households.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { guardianshipRoom } from '../../guardianship/room.ts';
import { workforceRoom } from '../../workforce/room.ts';
import { careRoom } from '../room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([careRoom, guardianshipRoom, workforceRoom], services);
const actors = {} as Record<Role, TestActor>;
let organisationId = '';
let lead: TestActor;
let otherLead: TestActor;
let otherManager: TestActor;
let household: MadeHousehold;
const motherName = 'Gulnara Testova';

beforeAll(async () => {
  await makeTestProgramme(database);
  organisationId = await makeOrganisation(database, { side: 'care' });
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body', province: 'KG-O' });
  for (const role of roleNames) {
    const own = ['case-manager', 'supervisor', 'psychologist', 'cso-manager'].includes(role);
    actors[role] = await makeActor(database, own ? { role, organisationId } : { role });
  }
  lead = actors['case-manager'];
  otherLead = await makeActor(database, { role: 'case-manager', organisationId });
  otherManager = await makeActor(database, { role: 'cso-manager' });
  household = await makeArrivedHousehold(
    database,
    { coordinator: actors['national-coordinator'], services },
    [
      { name: motherName, birth: bornYearsAgo(30), sex: 'female' },
      { name: 'Aida Testova', birth: bornYearsAgo(6), sex: 'female', custodian: 0 },
      { name: 'Timur Testov', birth: null, sex: 'male' },
    ],
  );
});

describe('input', () => {
  test('an unknown field and another list place are refused', async () => {
    const coordinator = actors['national-coordinator'];
    expect((await call(server, coordinator, 'POST /api/offers', { colour: 'red' })).status).toBe(
      400,
    );
    expect((await call(server, coordinator, 'GET /api/offers?after=bm90LWEtY3Vyc29y')).status).toBe(
      400,
    );
  });
});

describe('offer', () => {
  const offer = () =>
    call(server, actors['national-coordinator'], 'POST /api/offers', {
      householdId: household.id,
      organisationId,
      languages: ['ky'],
      urgentNeeds: [],
    });

  test.each([
    ['nothing recorded', {}, false],
    ['refused', { ground: 'refused' }, true],
    ['expired', { untilOn: '2021-01-01' }, true],
    ['withdrawn', { withdrawnAt: '2022-01-01' }, true],
    ['for another purpose', { purpose: 'case-support' }, true],
  ])('is refused while the sharing is not agreed: %s', async (_name, fields, add) => {
    await sql`delete from people.consent`.execute(database.owner);
    await addConsent(database, household.personIds[0]!);
    await addConsent(database, household.personIds[1]!);
    if (add) await addConsent(database, household.personIds[2]!, fields);
    const answer = await offer();
    expect([answer.status, answer.body.code]).toEqual([409, 'sharing-not-agreed']);
    expect(answer.raw).not.toContain('Testov');
  });

  test('goes to a care organisation only, once', async () => {
    await addConsent(database, household.personIds[2]!, { ground: 'best-interests' });
    const court = await makeOrganisation(database, { side: 'justice' });
    const wrong = await call(server, actors['national-coordinator'], 'POST /api/offers', {
      householdId: household.id,
      organisationId: court,
      languages: ['ky'],
      urgentNeeds: [],
    });
    expect(wrong.body.code).toBe('not-a-care-organisation');
    expect((await offer()).status).toBe(200);
    expect((await offer()).body.code).toBe('already-offered');
  });

  test('shows the manager minimum data and another manager nothing', async () => {
    const seen = await call(server, actors['cso-manager'], 'GET /api/offers');
    expect(seen.body.offers).toHaveLength(1);
    expect(seen.body.offers[0]).toMatchObject({
      adults: 1,
      children: 2,
      householdCode: household.code,
      ageBands: { '25-59': 1, '5-9': 1, unknown: 1 },
    });
    for (const hidden of ['Testov', ...household.personIds]) expect(seen.raw).not.toContain(hidden);
    expect((await call(server, otherManager, 'GET /api/offers')).body.offers).toEqual([]);
    const { id, version } = seen.body.offers[0];
    for (const action of ['acceptance', 'decline']) {
      const answer = await call(server, otherManager, `PUT /api/offers/${id}/${action}`, {
        baseVersion: version,
        ...(action === 'decline' ? { reason: 'district' } : {}),
      });
      expect(answer.status).toBe(404);
    }
  });

  test('may be declined with a coded reason and made again', async () => {
    const { id, version } = (await call(server, actors['cso-manager'], 'GET /api/offers')).body
      .offers[0];
    const declined = await call(server, actors['cso-manager'], `PUT /api/offers/${id}/decline`, {
      baseVersion: version,
      reason: 'no-capacity',
    });
    expect(declined.body.state).toBe('declined');
    const waiting = await call(server, actors['national-coordinator'], 'GET /api/handovers');
    expect(waiting.body.households[0]).toMatchObject({
      ready: true,
      adults: 1,
      children: 2,
      offer: { state: 'declined', declineReason: 'no-capacity' },
    });
    expect((await offer()).status).toBe(200);
  });
});

type Case = { caseId: string; personId: string };
let cases: Case[];

describe('acceptance and assignment', () => {
  test("opens a case per member and ends the coordinator's view of names", async () => {
    const { offers } = (await call(server, actors['cso-manager'], 'GET /api/offers?state=open'))
      .body;
    const { id, version } = offers[0];
    const stale = await call(server, actors['cso-manager'], `PUT /api/offers/${id}/acceptance`, {
      baseVersion: version + 1,
    });
    expect(stale.body.code).toBe('conflict-changed-meanwhile');
    const answer = await call(server, actors['cso-manager'], `PUT /api/offers/${id}/acceptance`, {
      baseVersion: version,
    });
    expect(answer.status).toBe(200);
    cases = answer.body.cases;
    expect(cases.map((one) => one.personId).toSorted()).toEqual(household.personIds.toSorted());
    expect(
      (await call(server, actors['national-coordinator'], 'GET /api/handovers')).body.households,
    ).toEqual([]);
    const names = await asActor(
      database,
      actors['national-coordinator'],
      async (tx) => (await sql`select 1 from people.person_name`.execute(tx)).rows.length,
    );
    expect(names).toBe(0);
  });

  test('the manager lists minimum fields; priority follows need', async () => {
    const list = await call(server, actors['cso-manager'], 'GET /api/cases?unassigned=any');
    expect(list.body.count).toBe(3);
    const byPerson = Object.fromEntries(list.body.cases.map((one: any) => [one.personId, one]));
    expect(household.personIds.map((id) => byPerson[id].priority)).toEqual([
      'low',
      'medium',
      'high',
    ]);
    expect(byPerson[household.personIds[0]!]).toMatchObject({
      name: motherName,
      lead: null,
      state: 'identified',
    });
    const found = await call(
      server,
      actors['cso-manager'],
      `GET /api/cases?search=${byPerson[household.personIds[1]!].code}`,
    );
    expect(found.body.cases).toHaveLength(1);
    const first = await call(server, actors['cso-manager'], 'GET /api/cases?limit=2');
    const second = await call(
      server,
      actors['cso-manager'],
      `GET /api/cases?limit=2&after=${first.body.next}`,
    );
    expect([first.body.cases.length, second.body.cases.length, second.body.next]).toEqual([
      2,
      1,
      null,
    ]);
    expect((await call(server, otherManager, 'GET /api/cases')).body.cases).toEqual([]);
    expect((await call(server, otherManager, `GET /api/cases/${cases[0]!.caseId}`)).status).toBe(
      404,
    );
  });

  const assign = (manager: TestActor, body: object) =>
    call(server, manager, `PUT /api/cases/${cases[0]!.caseId}/assignment`, body);

  test('gives a lead and a supervisor of the same organisation in one go', async () => {
    const stranger = await makeActor(database, { role: 'case-manager' });
    const wrong = await assign(actors['cso-manager'], {
      baseVersion: 1,
      part: 'lead',
      accountId: stranger.accountId,
      reason: 'first-assignment',
    });
    expect(wrong.body.code).toBe('not-a-colleague-for-this');
    expect(
      (
        await assign(otherManager, {
          baseVersion: 1,
          part: 'lead',
          accountId: lead.accountId,
          reason: 'workload',
        })
      ).status,
    ).toBe(404);
    expect((await call(server, lead, 'GET /api/my-cases')).body.cases).toEqual([]);
    const done = await call(
      server,
      actors['cso-manager'],
      `PUT /api/households/${household.id}/assignment`,
      {
        leadAccountId: lead.accountId,
        supervisorAccountId: actors.supervisor.accountId,
        reason: 'first-assignment',
      },
    );
    expect(done.body).toEqual({ cases: 3 });
    expect((await call(server, lead, 'GET /api/my-cases')).body.cases).toHaveLength(3);
    expect((await call(server, otherLead, 'GET /api/my-cases')).body.cases).toEqual([]);
  });

  test('shows workload beside each name to those who may know it', async () => {
    const seenBy = async (actor: TestActor) =>
      Object.fromEntries(
        (await call(server, actor, 'GET /api/colleagues')).body.colleagues.map((one: any) => [
          one.accountId,
          one.openCases,
        ]),
      );
    expect((await seenBy(actors['cso-manager']))[lead.accountId]).toBe(3);
    expect((await seenBy(actors.supervisor))[lead.accountId]).toBe(3);
    expect((await seenBy(lead))[lead.accountId]).toBe(3);
    expect((await seenBy(otherLead))[lead.accountId]).toBeNull();
    expect((await seenBy(otherManager))[lead.accountId]).toBeUndefined();
  });

  test("a transfer takes the old lead's reach at once; another way in stays", async () => {
    const { version } = (await call(server, lead, `GET /api/cases/${cases[0]!.caseId}`)).body;
    const moved = await assign(actors.supervisor, {
      baseVersion: version,
      part: 'lead',
      accountId: otherLead.accountId,
      reason: 'workload',
    });
    expect(moved.status).toBe(200);
    expect((await call(server, lead, `GET /api/cases/${cases[0]!.caseId}`)).status).toBe(404);
    expect(
      (await call(server, otherLead, `GET /api/cases/${cases[0]!.caseId}`)).body.lead.accountId,
    ).toBe(otherLead.accountId);
    expect((await assign(lead, {})).status).toBe(404);
    const team = await call(
      server,
      actors['cso-manager'],
      `POST /api/cases/${cases[0]!.caseId}/team`,
      { accountId: lead.accountId },
    );
    expect(team.status).toBe(200);
    const back = await assign(actors['cso-manager'], {
      baseVersion: team.body.version,
      part: 'lead',
      accountId: lead.accountId,
      reason: 'absence',
    });
    await assign(actors['cso-manager'], {
      baseVersion: back.body.version,
      part: 'lead',
      accountId: otherLead.accountId,
      reason: 'absence',
    });
    expect((await call(server, lead, `GET /api/cases/${cases[0]!.caseId}`)).status).toBe(200);
    await call(
      server,
      actors['cso-manager'],
      `PUT /api/cases/${cases[0]!.caseId}/team/${lead.accountId}/end`,
      { reason: 'workload' },
    );
    expect((await call(server, lead, `GET /api/cases/${cases[0]!.caseId}`)).status).toBe(404);
  });

  test('the database keeps one lead and one supervisor', async () => {
    await expect(
      sql`insert into care.assignment (case_id, person_id, account_id, part, reason, assigned_by)
      values (${cases[0]!.caseId}, ${cases[0]!.personId}, ${lead.accountId}, 'lead', 'workload',
        ${lead.accountId})`.execute(database.owner),
    ).rejects.toThrow(/assignment_one_lead/);
    await expect(
      database.owner.transaction().execute(async (tx) => {
        await sql`update care.case_file set state = 'active'
          where id = ${cases[0]!.caseId}`.execute(tx);
        await sql`update care.assignment set until_at = now() where case_id = ${cases[0]!.caseId}
          and part = 'supervisor'`.execute(tx);
      }),
    ).rejects.toThrow(/one lead and one supervisor/);
  });

  test('SQL: each role sees the rows of the matrix and no others', async () => {
    const tables = ['offer', 'case_file', 'case_transition', 'assignment', 'visit', 'plan'];
    const allowed: Partial<Record<Role, readonly string[]>> = {
      supervisor: ['case_file', 'case_transition', 'assignment'],
      'cso-manager': ['offer', 'case_file', 'assignment'],
      'national-coordinator': ['offer'],
      'case-manager': ['case_file', 'case_transition', 'assignment'],
    };
    for (const role of roleNames) {
      for (const table of tables) {
        const rows = await asActor(
          database,
          actors[role],
          async (tx) =>
            (await sql`select 1 from ${sql.table(`care.${table}`)}`.execute(tx)).rows.length,
        ).catch((problem) =>
          (problem as { code: string }).code === '42501' ? 0 : Promise.reject(problem),
        );
        expect([role, table, rows > 0]).toEqual([
          role,
          table,
          allowed[role]?.includes(table) ?? false,
        ]);
      }
    }
  });

  test('leaves its entries in the trail, by pseudonym', async () => {
    const { rows } = await sql<{
      event: string;
      subjects: string[];
    }>`select event, subjects from audit.entry
      where action = 'write' order by at`.execute(database.owner);
    expect(rows.map((row) => row.event)).toEqual(
      expect.arrayContaining([
        'household-offered',
        'offer-declined',
        'household-accepted',
        'case-assigned',
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain(household.personIds[0]);
  });
});
