// Lists of cases: a manager sees the own organisation's numbers and cases alone; the most urgent
// stand first; each order shows every case once, page by page.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { caseOrders } from '../src/rooms/care/model.ts';
import { makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { concerned, type Made, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let elsewhere: Staff;
let missed: Made;
let danger: Made;
let calm: Made;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  elsewhere = await makeStaff(bench);
  calm = await takeIn(bench, staff, 30);
  missed = await takeIn(bench, staff, 31);
  danger = await concerned(bench, staff);
  await sql`update care.case_file set contacted_at = now() where id = ${calm.caseId}`.execute(
    owner,
  );
  await sql`update care.case_file set contact_due_at = now() - interval '1 day'
    where id = ${missed.caseId}`.execute(owner);
});

const get = async (actor: TestActor, path: `GET ${string}`) =>
  (await call(server, actor, path)).body;
const idsOf = ({ cases }: { cases: { caseId: string }[] }) => cases.map(({ caseId }) => caseId);

describe('another organisation', () => {
  it('is told of none of these cases, neither listed nor counted', async () => {
    expect(idsOf(await get(elsewhere.manager, 'GET /api/cases'))).toEqual([]);
    expect(idsOf(await get(elsewhere.lead, 'GET /api/my-cases'))).toEqual([]);
    expect(await get(elsewhere.manager, 'GET /api/organisation-at-a-glance')).toEqual({
      clocksMissed: 0,
      childrenUncovered: 0,
    });
  });

  it('learns nothing from a cursor of this one', async () => {
    const { next } = await get(staff.manager, 'GET /api/cases?limit=1');
    const answer = await get(elsewhere.manager, `GET /api/cases?limit=1&after=${next}`);
    expect(idsOf(answer)).toEqual([]);
  });
});

describe('a manager at a glance', () => {
  it('sees whom nobody met in time, and the list behind the number', async () => {
    const glance = await get(staff.manager, 'GET /api/organisation-at-a-glance');
    expect(glance).toEqual({ clocksMissed: 1, childrenUncovered: 0 });
    expect(idsOf(await get(staff.manager, 'GET /api/cases?missed=true'))).toEqual([missed.caseId]);
  });
});

describe('the order of a list', () => {
  it('is by urgency unless another one is asked for', async () => {
    const own = idsOf(await get(staff.lead, 'GET /api/my-cases'));
    expect(own).toEqual([danger.caseId, missed.caseId, calm.caseId]);
    const all = idsOf(await get(staff.manager, 'GET /api/cases'));
    expect(all.indexOf(missed.caseId)).toBeLessThan(all.indexOf(calm.caseId));
  });

  it.each(caseOrders)('%s shows every case once, page by page', async (order) => {
    for (const [actor, list] of [
      [staff.lead, 'my-cases'],
      [staff.manager, 'cases'],
    ] as const) {
      const seen: string[] = [];
      let after = '';
      do {
        const page = await get(actor, `GET /api/${list}?order=${order}&limit=1${after}`);
        seen.push(...idsOf(page));
        after = page.next ? `&after=${page.next}` : '';
      } while (after !== '');
      expect(seen.toSorted()).toEqual([calm, danger, missed].map((one) => one.caseId).toSorted());
    }
  });

  it('refuses an order that does not exist', async () => {
    const { status } = await call(server, staff.lead, 'GET /api/my-cases?order=worst');
    expect(status).toBe(400);
  });
});
