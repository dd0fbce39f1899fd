// Lists of offers and of searches for a guardian: who sees none of them; the most urgent first;
// each order shows every row once, page by page; and no order tells what the list itself does not.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { offerOrders } from '../src/rooms/care/model.ts';
import { searchOrders } from '../src/rooms/guardianship/model.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { step } from './support/creating/bench.ts';
import { testDatabase } from './support/database.ts';
import { addConsent, bornYearsAgo, makeArrivedHousehold } from './support/households.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
let coordinator: TestActor;
let manager: TestActor;
let otherManager: TestActor;
let officer: TestActor;
let colleague: TestActor;
let otherOfficer: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const body = { side: 'care', kind: 'guardianship-body' } as const;
  const bodyId = await makeOrganisation(database, { ...body, province: 'KG-O' });
  const otherBody = await makeOrganisation(database, { ...body, province: 'KG-B' });
  const ofBody = (organisation: string) =>
    makeActor(database, { role: 'child-protection-officer', organisationId: organisation });
  coordinator = await makeActor(database, { role: 'national-coordinator' });
  manager = await makeActor(database, { role: 'cso-manager', organisationId });
  otherManager = await makeActor(database, { role: 'cso-manager' });
  [officer, colleague] = [await ofBody(bodyId), await ofBody(bodyId)];
  otherOfficer = await ofBody(otherBody);
});

const get = async (actor: TestActor, path: `GET ${string}`) => step({ server }, actor, [path]);

/** Every id of a list, one on a page. */
async function paged(actor: TestActor, list: string, rows: string): Promise<string[]> {
  const seen: string[] = [];
  let after = '';
  do {
    const page = await get(actor, `GET ${list}&limit=1${after}`);
    seen.push(...page[rows].map((row: { id: string }) => row.id));
    after = page.next ? `&after=${page.next}` : '';
  } while (after !== '');
  return seen;
}

describe('offers', () => {
  const made: string[] = [];
  const isHere = (ids: string[]) => ids.filter((id) => made.includes(id));

  beforeAll(async () => {
    for (const daysAgo of [1, 9, 4, 3]) {
      const household = await makeArrivedHousehold(database, { coordinator, services }, [
        { name: `Gulnara Testova${daysAgo}`, birth: bornYearsAgo(30), sex: 'female' },
      ]);
      await addConsent(database, household.personIds[0]!);
      const { id } = await step({ server }, coordinator, [
        'POST /api/offers',
        {
          householdId: household.id,
          organisationId: manager.organisationId,
          languages: ['ky'],
          urgentNeeds: [],
        },
      ]);
      await sql`update care.offer set offered_at = now() - make_interval(days => ${daysAgo})
        where id = ${id}`.execute(owner);
      made.push(id);
    }
    await step({ server }, manager, [
      `PUT /api/offers/${made[3]}/decline`,
      { baseVersion: 1, reason: 'no-capacity' },
    ]);
  });

  it('to one organisation are told to no other, and a cursor tells it nothing', async () => {
    const { next } = await get(manager, 'GET /api/offers?limit=1');
    expect((await get(otherManager, 'GET /api/offers')).offers).toEqual([]);
    expect((await get(otherManager, `GET /api/offers?after=${next}`)).offers).toEqual([]);
  });

  it('stand by how long they are unanswered; those that were answered come last', async () => {
    const [day, long, middle, declined] = made;
    for (const actor of [manager, coordinator])
      expect(isHere(await paged(actor, '/api/offers?', 'offers'))).toEqual([
        long,
        middle,
        day,
        declined,
      ]);
  });

  it.each(offerOrders)('%s shows every offer once, page by page', async (order) => {
    for (const actor of [manager, coordinator])
      expect((await paged(actor, `/api/offers?order=${order}`, 'offers')).toSorted()).toEqual(
        made.toSorted(),
      );
  });

  it('are in no order that does not exist', async () => {
    expect((await call(server, manager, 'GET /api/offers?order=worst')).status).toBe(400);
  });
});

describe('searches for a guardian', () => {
  const list = '/api/guardianship-searches?';
  const made: string[] = [];
  let first = '';

  beforeAll(async () => {
    for (const daysAgo of [1, 2, 30, 20, 10, 5]) {
      const { personIds } = await makeArrivedHousehold(database, { coordinator, services }, [
        { name: `Aida Testova${daysAgo}`, birth: bornYearsAgo(6 + (daysAgo % 7)), sex: 'female' },
      ]);
      const found = await sql<{ id: string }>`update guardianship.search
        set opened_at = now() - make_interval(days => ${daysAgo})
        where person_id = ${personIds[0]} returning id`.execute(owner);
      made.push(found.rows[0]!.id);
      first = personIds[0]!;
    }
    const [, , old, asked, left] = made;
    const gone = await makeActor(database, {
      role: 'child-protection-officer',
      organisationId: officer.organisationId,
    });
    for (const [id, who] of [
      [old, officer],
      [asked, colleague],
      [left, gone],
    ] as const)
      await step({ server }, who, [`PUT /api/guardianship-searches/${id}/taken`, {}]);
    await sql`update guardianship.search set asked_because = 'carer-asked'
      where id = ${asked}`.execute(owner);
    await sql`update workforce.membership set withdrawn_at = now() - interval '3 days'
      where account_id = ${gone.accountId}`.execute(owner);
    await sql`insert into guardianship.uncovered (person_id, days)
      values (${first}, '{[2020-01-01,2090-01-01)}')`.execute(owner);
  });

  it('of one authority are told to no other, over HTTP or over SQL', async () => {
    const { next } = await get(officer, `GET ${list}limit=1`);
    expect((await get(otherOfficer, `GET ${list}`)).searches).toEqual([]);
    expect((await get(otherOfficer, `GET ${list}after=${next}`)).searches).toEqual([]);
    for (const actor of [otherOfficer, manager])
      for (const order of searchOrders) {
        const found = await asActor(database, actor, (tx) =>
          sql`select * from guardianship.queue(${order}, null, 50)`.execute(tx),
        );
        expect(found.rows).toEqual([]);
      }
  });

  it('cannot be sorted by a name or a birth that the queue does not show', async () => {
    for (const order of ['name', 'birth'])
      expect((await call(server, officer, `GET ${list}order=${order}`)).status).toBe(400);
    await expect(
      asActor(database, officer, (tx) =>
        sql`select guardianship.place_in_queue(s, 'age') from guardianship.search s`.execute(tx),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('stand first where nobody answers for the child, then where nobody looks', async () => {
    const [untaken, longer, old, asked, left, uncovered] = made;
    // Nobody has looked since three days in that of the officer who left.
    expect(await paged(colleague, list, 'searches')).toEqual([
      uncovered,
      left,
      longer,
      untaken,
      old,
      asked,
    ]);
  });

  it.each(searchOrders)('%s shows every search once, page by page', async (order) => {
    const seen = await paged(officer, `${list}order=${order}`, 'searches');
    expect(seen.toSorted()).toEqual(made.toSorted());
  });
});
