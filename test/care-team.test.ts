// The team of a case on a real database: who may not change it, who cannot be on it, that leaving
// it ends reach at once, and what the audit trail contains.

import { beforeAll, describe, expect, test } from 'vitest';
import { OutOfSight, sql } from '../src/engine/db/database.ts';
import { makeActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';
import { workforceRoom } from '../src/rooms/workforce/room.ts';
import { getCaseFacts } from '../src/rooms/care/cases/queries.ts';
import { careRoom } from '../src/rooms/care/room.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 80 });
const server = serverWith([careRoom, workforceRoom], programme.services);
const { owner } = database;

let supervisor: TestActor;
let manager: TestActor;
let lead: TestActor;
let newcomer: TestActor;
let caseId: string;
let personId: string;

const add = (actor: TestActor, accountId: string) =>
  call(server, actor, `POST /api/cases/${caseId}/team`, { accountId });
const end = (actor: TestActor, accountId: string, body: object = { reason: 'workload' }) =>
  call(server, actor, `PUT /api/cases/${caseId}/team/${accountId}/end`, body);
const opens = async (actor: TestActor) =>
  (await call(server, actor, `GET /api/cases/${caseId}`)).status === 200;
const teamSeenBy = async (actor: TestActor): Promise<string[]> =>
  (await call(server, actor, `GET /api/cases/${caseId}`)).body.team
    .filter((one: { part: string }) => one.part === 'team')
    .map((one: { accountId: string }) => one.accountId);

beforeAll(async () => {
  const { rows } = await sql<Record<'id' | 'personId' | 'lead' | 'supervisor' | 'org', string>>`
    select c.id, c.person_id, l.account_id as lead, s.account_id as supervisor,
      c.organisation_id as org
    from care.case_file c
    join care.assignment l on l.case_id = c.id and l.part = 'lead' and l.until_at = 'infinity'
    join care.assignment s on s.case_id = c.id and s.part = 'supervisor'
      and s.until_at = 'infinity'
    where c.state = 'active' order by c.id limit 1`.execute(owner);
  const found = rows[0]!;
  const of = (id: string) => programme.actors.find((one) => one.accountId === id)!;
  [caseId, personId, lead, supervisor] = [
    found.id,
    found.personId,
    of(found.lead),
    of(found.supervisor),
  ];
  manager = programme.actors.find(
    (one) => one.role === 'cso-manager' && one.organisationId === found.org,
  )!;
  newcomer = await makeActor(database, { role: 'psychologist', organisationId: found.org });
});

describe('the team is not changed by', () => {
  test('whoever only works on the case', async () => {
    for (const actor of [lead, newcomer]) {
      expect((await add(actor, newcomer.accountId)).status).toBe(404);
      expect((await end(actor, newcomer.accountId)).status).toBe(404);
    }
  });
  test('a supervisor or manager of other cases, who sees what is absent', async () => {
    const { organisationId } = supervisor;
    const others = [
      await makeActor(database, { role: 'supervisor', organisationId }),
      await makeActor(database, { role: 'supervisor' }),
      await makeActor(database, { role: 'cso-manager' }),
    ];
    for (const actor of others) {
      expect((await add(actor, newcomer.accountId)).status).toBe(404);
      expect((await end(actor, lead.accountId)).status).toBe(404);
    }
    expect(await opens(newcomer)).toBe(false);
  });
});

describe('on the team is never', () => {
  test('somebody of another organisation, or whose work is another', async () => {
    const { organisationId } = supervisor;
    const wrong = [
      await makeActor(database, { role: 'psychologist' }),
      await makeActor(database, { role: 'teacher', organisationId }),
      await makeActor(database, { role: 'prosecutor' }),
    ];
    for (const { accountId } of wrong) {
      expect((await add(supervisor, accountId)).body.code).toBe('not-a-colleague-for-this');
    }
  });
  test('somebody whose membership ended', async () => {
    const { organisationId } = supervisor;
    const gone = await makeActor(database, { role: 'psychologist', organisationId });
    await sql`update workforce.membership set until_at = now()
      where account_id = ${gone.accountId}`.execute(owner);
    expect((await add(manager, gone.accountId)).body.code).toBe('not-a-colleague-for-this');
  });
});

describe('supervisor and manager', () => {
  test('add a colleague, who then opens the case', async () => {
    const before = await teamSeenBy(supervisor);
    expect((await add(supervisor, newcomer.accountId)).status).toBe(200);
    expect((await add(manager, newcomer.accountId)).body.code).toBe('already-assigned');
    expect(await opens(newcomer)).toBe(true);
    const after = [...before, newcomer.accountId].sort();
    expect((await teamSeenBy(supervisor)).sort()).toEqual(after);
    expect((await teamSeenBy(manager)).sort()).toEqual(after);
  });
  test('end a membership with a coded reason alone, and not the part of a lead', async () => {
    expect((await end(supervisor, newcomer.accountId, {})).status).toBe(400);
    expect((await end(supervisor, newcomer.accountId, { reason: 'she is late' })).status).toBe(400);
    expect((await end(supervisor, lead.accountId)).status).toBe(404);
    expect(await opens(newcomer)).toBe(true);
    expect((await end(manager, newcomer.accountId, { reason: 'absence' })).status).toBe(200);
    expect(await opens(newcomer)).toBe(false);
    expect((await end(manager, newcomer.accountId)).status).toBe(404);
    expect(await teamSeenBy(supervisor)).not.toContain(newcomer.accountId);
  });
  test('leave both in the trail, with who did it and why it ended', async () => {
    const { rows } = await sql`select event, account_id as who, purpose from audit.entry
      where event like 'team-member-%' and ${programme.services.keyring.pseudonym(personId)} =
        any(subjects)
      order by at`.execute(owner);
    expect(rows).toEqual([
      { event: 'team-member-added', who: supervisor.accountId, purpose: 'case-work' },
      { event: 'team-member-ended', who: manager.accountId, purpose: 'absence' },
    ]);
  });
});

test('the usual number of cases is said of who leads them, not of who supervises several', async () => {
  const { body } = await call(server, manager, 'GET /api/colleagues');
  const normOf = (role: string) =>
    new Set(
      body.colleagues
        .filter((one: { role: string }) => one.role === role)
        .map((one: { norm: number | null }) => one.norm),
    );
  expect(normOf('case-manager')).toEqual(new Set([25]));
  expect(normOf('supervisor')).toEqual(new Set([null]));
});

describe('a request during which access ends', () => {
  test('finds the case or nothing, and never fails', async () => {
    const answers = new Set<number>();
    for (let round = 0; round < 12; round++) {
      expect((await add(supervisor, newcomer.accountId)).status).toBe(200);
      const reads = Array.from({ length: 6 }, () =>
        call(server, newcomer, `GET /api/cases/${caseId}`),
      );
      const ended = end(supervisor, newcomer.accountId);
      for (const { status } of await Promise.all(reads)) answers.add(status);
      expect((await ended).status).toBe(200);
      expect(await opens(newcomer)).toBe(false);
    }
    expect([...answers].filter((status) => status !== 200 && status !== 404)).toEqual([]);
  });
  test('is answered as nothing, when the record went between two statements', async () => {
    await expect(
      database.owner
        .transaction()
        .execute((tx) => getCaseFacts(tx, '00000000-0000-4000-8000-000000000000')),
    ).rejects.toThrow(OutOfSight);
  });
});
