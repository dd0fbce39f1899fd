// Whose Today something stands on, over HTTP: the lead's, the team's when nobody leads, the
// supervisor's once it is late, and nobody else's; and that a family stands there once and whole.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../src/kernel/day.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

type Item = {
  kind: string;
  record: string;
  personId: string;
  group: string;
  missed: boolean;
  since: string;
  dueAt: string | null;
  family: { id: string; code: string | null } | null;
};
const readToday = async (actor: TestActor, limit = 100) =>
  (await call(server, actor, `GET /api/today?limit=${limit}`)).body as {
    items: Item[];
    more: boolean;
  };
const kindsOf = async (actor: TestActor, { personId }: Made) =>
  (await readToday(actor)).items
    .filter((one) => one.personId === personId)
    .map(({ kind, group }) => [kind, group]);

/** Somebody who was met, and whom the lead promised to visit again on that day. */
async function toVisit(on: Day): Promise<Made> {
  const made = await takeIn(bench, staff, 30);
  await sql`update care.case_file set contacted_at = now(), state = 'active',
    next_visit_on = ${on} where id = ${made.caseId}`.execute(owner);
  return made;
}

const join = async (actor: TestActor, { caseId }: Made) =>
  expect(
    (
      await call(server, staff.supervisor, `POST /api/cases/${caseId}/team`, {
        accountId: actor.accountId,
      })
    ).status,
  ).toBe(200);

describe('what the lead promised', () => {
  it('stands on nobody else’s Today, over HTTP or by the functions', async () => {
    const made = await toVisit(addDays(today(), -1));
    const { organisationId } = staff;
    const colleague = await makeActor(database, { role: 'case-manager', organisationId });
    const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
    const stranger = await makeActor(database, { role: 'case-manager' });
    await join(colleague, made);
    await join(psychologist, made);
    for (const actor of [colleague, psychologist, stranger, staff.officer, staff.manager]) {
      expect([actor.role, await kindsOf(actor, made)]).toEqual([actor.role, []]);
    }
    for (const actor of [colleague, stranger, staff.supervisor]) {
      const asked = await asActor(database, actor, async (tx) => [
        await sql`select care.stood_in_for()`.execute(tx),
        await sql`select care.children_uncovered(array[${made.personId}]::uuid[],
          current_date)`.execute(tx),
        await sql`select care.plans_agreed_alone(array[${made.personId}]::uuid[])`.execute(tx),
      ]);
      expect(asked.map(({ rows }) => rows)).toEqual([[], [], []]);
    }
    expect(await kindsOf(staff.lead, made)).toEqual([['visit', 'missed']]);
  });

  it('stands on the team’s once the lead has left', async () => {
    const { organisationId } = staff;
    const leaving = await makeActor(database, { role: 'case-manager', organisationId });
    const colleague = await makeActor(database, { role: 'case-manager', organisationId });
    const made = await toVisit(addDays(today(), -1));
    await join(colleague, made);
    const assign = await call(
      server,
      staff.supervisor,
      `PUT /api/cases/${made.caseId}/assignment`,
      {
        baseVersion: (await call(server, staff.lead, `GET /api/cases/${made.caseId}`)).body.version,
        part: 'lead',
        accountId: leaving.accountId,
        reason: 'workload',
      },
    );
    expect(assign.status).toBe(200);
    expect([await kindsOf(leaving, made), await kindsOf(colleague, made)]).toEqual([
      [['visit', 'missed']],
      [],
    ]);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${leaving.accountId}`.execute(owner);
    expect(await kindsOf(colleague, made)).toEqual([['visit', 'missed']]);
  });

  it.each([
    ['not yet after the pack’s days', -3, []],
    ['when more have passed', -4, [['visit', 'missed']]],
  ])('stands on the supervisor’s too: %s', async (_, days, expected) => {
    const made = await toVisit(addDays(today(), days));
    expect(await kindsOf(staff.lead, made)).toEqual([['visit', 'missed']]);
    expect(await kindsOf(staff.supervisor, made)).toEqual(expected);
  });

  it('says since when: the visit at which it was agreed', async () => {
    const made = await takeIn(bench, staff, 30);
    const agreed = addDays(today(), -2);
    const visited = await call(server, staff.lead, `POST /api/cases/${made.caseId}/visits`, {
      visitedOn: agreed,
      kind: 'first',
      present: ['person'],
      safetyConcern: 'none',
      text: 'A visit.',
      nextVisitOn: addDays(today(), 3),
    });
    expect(visited.status).toBe(200);
    const item = (await readToday(staff.lead)).items.find((one) => one.personId === made.personId)!;
    expect(item).toMatchObject({ kind: 'visit', group: 'week', record: made.caseId });
    expect(dayAt(new Date(item.since), testProgramme.timeZone)).toBe(agreed);
  });
});

describe('a safety clock', () => {
  it('that was missed is on the supervisor’s at once, and no first visit if they were met', async () => {
    const made = await takeIn(bench, staff, 30);
    const facts = async (actor: TestActor) =>
      (await readToday(actor)).items
        .filter(({ personId }) => personId === made.personId)
        .map((one: any) => [one.group, one.why.facts.met, one.why.facts.because]);
    expect(await facts(staff.supervisor)).toEqual([]);
    await sql`update care.case_file set contact_due_at = now() - interval '1 minute'
      where id = ${made.caseId}`.execute(owner);
    expect(await facts(staff.supervisor)).toEqual([['clock', false, 'usual']]);
    await sql`update care.case_file set state = 'active', priority_reason = 'safety-concern'
      where id = ${made.caseId}`.execute(owner);
    expect(await facts(staff.lead)).toEqual([['clock', true, 'safety-concern']]);
  });
});

describe('a family', () => {
  it('stands once and whole, also when the page has room for one item', async () => {
    const mother = await toVisit(addDays(today(), -800));
    const daughter = await toVisit(addDays(today(), 6));
    const other = await toVisit(addDays(today(), -700));
    const { rows } = await sql<{ id: string; code: string }>`update people.person p
      set household_id = m.household_id from people.person m
        join people.household h on h.id = m.household_id
      where p.id = ${daughter.personId} and m.id = ${mother.personId}
      returning h.id, h.code`.execute(owner);
    await sql`update care.case_file set contact_due_at = now() + interval '9 days'
      where contacted_at is null`.execute(owner);
    const { items, more } = await readToday(staff.lead, 1);
    expect(items.map(({ personId, group }) => [personId, group])).toEqual([
      [mother.personId, 'missed'],
      [daughter.personId, 'week'],
    ]);
    expect(items.map(({ family }) => family?.id)).toEqual([rows[0]!.id, rows[0]!.id]);
    expect(items[0]!.family!.code).toBe(rows[0]!.code);
    expect(more).toBe(true);
    const all = (await readToday(staff.lead)).items.map(({ personId }) => personId);
    expect(all.slice(0, 3)).toEqual([mother.personId, daughter.personId, other.personId]);
  });

  it('shows only those of it whom one reaches', async () => {
    const known = await toVisit(addDays(today(), -900));
    const stranger = await makeStaff(bench);
    const hidden = await takeIn(bench, stranger, 30);
    await sql`update people.person set household_id = (select household_id from people.person
      where id = ${known.personId}) where id = ${hidden.personId}`.execute(owner);
    expect((await call(server, staff.lead, 'GET /api/today?limit=100')).raw).not.toContain(
      hidden.personId,
    );
  });
});
