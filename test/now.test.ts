// "What now?" about one person, refusals first: a stranger reads nothing and finds nobody's number.
// Then that it says what Today says, and whom one can call.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays } from '../src/kernel/day.ts';
import { roleNames } from '../src/kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn, visit } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

const read = (actor: TestActor, personId: string) =>
  call(server, actor, `GET /api/persons/${personId}/now`);
const setPhone = (actor: TestActor, phone: string | null) =>
  call(server, actor, 'POST /api/account/work-phone', { phone });
const phonesFor = async (actor: TestActor): Promise<any> =>
  asActor(
    database,
    actor,
    async (tx) =>
      (
        await sql`select work_phone from
          workforce.staff_phones(${[staff.lead.accountId]}::uuid[])`.execute(tx)
      ).rows,
  ).catch((problem: { code: string }) => problem.code);

describe('who has nothing to do with a case', () => {
  it('reads nothing, and finds no number of its staff', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    expect((await setPhone(staff.lead, '+996 000 111')).status).toBe(200);
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const hidden = await read(stranger, personId);
      expect([role, hidden.status]).toEqual([role, 404]);
      expect(hidden.body).toEqual((await read(stranger, nothing)).body);
      const phones = await phonesFor(stranger);
      expect([role, phones === '42501' ? [] : phones]).toEqual([role, []]);
    }
    expect((await read(staff.manager, personId)).status).toBe(404);
  });
});

describe('the page of a case', () => {
  it('says to its manager how to call who answers for it', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    await setPhone(staff.lead, '+996 000 112');
    const { team } = (await call(bench.server, staff.manager, `GET /api/cases/${caseId}`)).body;
    const numberOf = (part: string) => team.find((one: any) => one.part === part).phone;
    expect([numberOf('lead'), numberOf('supervisor')]).toEqual(['+996 000 112', null]);
  });
});

describe('the page of a person', () => {
  it('says what Today says, and to the supervisor also what waits for the lead', async () => {
    const { personId, caseId } = await takeIn(bench, staff, 30);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, visitedOn: dayThere(), nextVisitOn: addDays(dayThere(), 2) },
    ]);
    const today = (await call(server, staff.lead, 'GET /api/today?limit=100')).body.items.filter(
      (one: any) => one.personId === personId,
    );
    const { items, nextVisitOn } = (await read(staff.lead, personId)).body;
    expect(items).toEqual(today);
    expect(nextVisitOn).toBe(addDays(dayThere(), 2));
    const codes = items.map((one: any) => one.why.code);
    expect(codes).toEqual(expect.arrayContaining(['visit-due', 'assessment-to-make']));
    const seen = (await read(staff.supervisor, personId)).body.items;
    expect(seen.map((one: any) => one.why.code)).toEqual(expect.arrayContaining(codes));
  });

  it('names who is alongside, with the number that each gave', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    await setPhone(staff.lead, '+996 000 222');
    const { alongside } = (await read(staff.supervisor, personId)).body;
    expect(alongside.map((one: any) => [one.part, one.phone, one.isSelf])).toEqual([
      ['lead', '+996 000 222', false],
      ['supervisor', null, true],
    ]);
    await setPhone(staff.lead, null);
    const [lead] = (await read(staff.supervisor, personId)).body.alongside;
    expect(lead.phone).toBe(null);
    const own = (await call(server, staff.lead, 'GET /api/account')).body;
    expect([own.workPhone, own.may.setWorkPhone]).toEqual([null, true]);
  });
});
