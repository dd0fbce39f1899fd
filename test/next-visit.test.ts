// The agreed visit stays on Today until somebody has met the person after it was agreed, whatever
// is written down in between and in which order; and the days of visits are days that can be.

import { expect, it } from 'vitest';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, type Day } from '../src/kernel/day.ts';
import { nextVisitDaysMax } from '../src/rooms/care/model.ts';
import { careRoom } from '../src/rooms/care/room.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 60 });
const server = serverWith([careRoom], programme.services);

const cases = (
  await sql<{ accountId: string; caseId: string }>`select a.account_id, a.case_id
    from care.assignment a join care.case_file c on c.id = a.case_id and c.state = 'active'
    where a.part = 'lead' and a.until_at = 'infinity' order by 2`.execute(owner)
).rows;

async function freshCase() {
  const { accountId, caseId } = cases.shift()!;
  await sql`delete from care.visit where case_id = ${caseId}`.execute(owner);
  await sql`update care.case_file set next_visit_on = null where id = ${caseId}`.execute(owner);
  const lead = programme.actors.find((one) => one.accountId === accountId)!;
  const visit = (ago: number, more: { kind?: string; present?: string[]; next?: Day } = {}) =>
    call(server, lead, `POST /api/cases/${caseId}/visits`, {
      visitedOn: addDays(dayThere(), -ago),
      kind: more.kind ?? 'follow-up',
      present: more.present ?? ['person'],
      safetyConcern: 'none',
      text: null,
      nextVisitOn: more.next ?? null,
    });
  const agreed = async (): Promise<Day | null> =>
    (
      await sql<{ nextVisitOn: Day | null }>`select next_visit_on from care.case_file
        where id = ${caseId}`.execute(owner)
    ).rows[0]!.nextVisitOn;
  return { caseId, visit, agreed };
}

const soon = addDays(dayThere(), 3);
const later = addDays(dayThere(), 9);

it('stays after a call, and after a door that stayed shut', async () => {
  const { visit, agreed } = await freshCase();
  expect((await visit(5, { next: soon })).status).toBe(200);
  expect((await visit(2, { kind: 'phone' })).status).toBe(200);
  expect(await agreed()).toBe(soon);
  expect((await visit(1, { present: [] })).status).toBe(200);
  expect(await agreed()).toBe(soon);
  await visit(0);
  expect(await agreed()).toBeNull();
});

it('is another one when another is agreed, in a call too', async () => {
  const { visit, agreed } = await freshCase();
  await visit(5, { next: soon });
  await visit(2, { kind: 'phone', next: later });
  expect(await agreed()).toBe(later);
});

it('is not ended by what is written down late', async () => {
  const { visit, agreed } = await freshCase();
  await visit(2, { next: later });
  await visit(8);
  await visit(2, { kind: 'other-place' });
  expect(await agreed()).toBe(later);
  await visit(6, { next: soon });
  expect(await agreed()).toBe(later);
});

it('takes place although it is written down after a call', async () => {
  const { visit, agreed } = await freshCase();
  await visit(9, { next: addDays(dayThere(), -3) });
  await visit(1, { kind: 'phone' });
  expect(await agreed()).toBe(addDays(dayThere(), -3));
  await visit(3);
  expect(await agreed()).toBeNull();
});

it('is not agreed anew for a day on which somebody met the person', async () => {
  const { visit, agreed } = await freshCase();
  await visit(3);
  await visit(9, { next: addDays(dayThere(), -3) });
  expect(await agreed()).toBeNull();
});

it('lies within a year, and a visit after the birth', async () => {
  const { caseId, visit, agreed } = await freshCase();
  const refusalOf = async (answer: ReturnType<typeof call>) => (await answer).body.code;
  const lastDay = addDays(dayThere(), nextVisitDaysMax);
  expect(await refusalOf(visit(0, { next: addDays(lastDay, 1) }))).toBe('next-visit-too-far');
  expect(await agreed()).toBeNull();
  await visit(0, { next: lastDay });
  expect(await agreed()).toBe(lastDay);
  await sql`update people.person p set birth_from = ${addDays(dayThere(), -3000)},
      birth_to = ${addDays(dayThere(), -3000)}, birth_precision = 'day'
    from care.case_file c where c.id = ${caseId} and p.id = c.person_id`.execute(owner);
  expect(await refusalOf(visit(3001))).toBe('day-before-birth');
  expect((await visit(3000)).status).toBe(200);
});
