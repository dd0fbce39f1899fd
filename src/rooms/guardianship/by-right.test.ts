// By what right someone becomes a child's guardian: an order that exists, or a named ground with a
// last day; and never someone who works with the child, in whatever script the name is written.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays, dayAt } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { makeArrivedHousehold } from '../../../test/support/households.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { guardianshipRoom } from './room.ts';
import { isNamedLike } from './rules.ts';
import { queryKeys } from '../people/public.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([guardianshipRoom], services);
const { owner } = database;
const today = dayAt(new Date(), 'Asia/Bishkek');
let officer: TestActor;
let lead: TestActor;
let coordinator: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  const body = await makeOrganisation(database, {
    side: 'care',
    kind: 'guardianship-body',
    province: 'KG-B',
  });
  officer = await makeActor(database, { role: 'child-protection-officer', organisationId: body });
  lead = await makeActor(database, { role: 'case-manager' });
  coordinator = await makeActor(database, { role: 'national-coordinator' });
  await sql`update access.account set display_name = 'Айгуль Жумабекова'
    where id = ${lead.accountId}`.execute(owner);
  await sql`update access.account set display_name = 'Асель Токтогулова'
    where id = ${officer.accountId}`.execute(owner);
});

/** A child whose authority stands in, whose search the officer took, and whose case has a lead. */
async function aChild(): Promise<string> {
  const { personIds } = await makeArrivedHousehold(database, { coordinator, services }, [
    { name: 'Бек Тестов', birth: '2018-05-05', sex: 'male' },
  ]);
  for (const [actor, via] of [
    [officer, 'guardianship'],
    [lead, 'case-lead'],
  ] as const) {
    await sql`insert into access.reach (account_id, person_id, via)
      values (${actor.accountId}, ${personIds[0]!}, ${via})`.execute(owner);
  }
  return personIds[0]!;
}

const order = { authority: 'Court of Osh', number: 'UD-7', on: today };
const byOrder = { order, isNamesake: false };
const byGround = { ground: 'emergency-placement', reason: 'The aunt fell ill.' };
const body = (more: object) => ({
  kind: 'guardian',
  basis: 'temporary',
  fromOn: today,
  untilOn: null,
  holder: { name: 'Гульнара Осмонова', relation: 'aunt-maternal' },
  right: byOrder,
  ...more,
});
const appoint = async (child: string, more: object) =>
  call(server, officer, `POST /api/persons/${child}/covers`, body(more));

const inSql = (input: object) =>
  asActor(database, officer, (tx) =>
    sql`select guardianship.appoint(${JSON.stringify(input)}::jsonb)`.execute(tx),
  ).then(
    () => 'done',
    (problem: Error) => problem.message,
  );

describe('refused', () => {
  test.each<[string, object, string]>([
    ['nothing', { right: null }, 'order-needed'],
    [
      'an order that does not exist yet',
      { right: { order: { ...order, on: addDays(today, 1) }, isNamesake: false } },
      'order-in-the-future',
    ],
    ['a ground without a last day', { right: byGround }, 'ground-needs-end'],
    [
      'a ground for longer than half a year',
      { right: byGround, untilOn: addDays(today, 184) },
      'ground-needs-end',
    ],
  ])('a guardian by %s', async (_, more, code) => {
    const child = await aChild();
    expect((await appoint(child, more)).body.code).toBe(code);
    expect(
      (
        await sql`select 1 from guardianship.cover where person_id = ${child} and kind = 'guardian'`.execute(
          owner,
        )
      ).rows,
    ).toEqual([]);
  });

  test('the database says the same to its login role, and knows no guardian without a right', async () => {
    const child = await aChild();
    const input = {
      id: newId(),
      personId: child,
      kind: 'guardian',
      basis: 'temporary',
      holderName: Buffer.from('sealed').toString('base64'),
      holderNameClear: 'Гульнара Осмонова',
      relation: 'other',
      fromOn: today,
      untilOn: addDays(today, 1),
    };
    expect(await inSql(input)).toBe('order-needed');
    expect(await inSql({ ...input, ground: 'recorded-earlier' })).toBe('order-needed');
    expect(await inSql({ ...input, ground: 'emergency-placement' })).toMatch(/ground_has_reason/);
    expect(
      await inSql({
        ...input,
        orderDetails: 'AAAA',
        orderOn: today,
        holderNameClear: 'айгуль  жумабекова',
      }),
    ).toBe('holder-works-with-child');
    await expect(
      sql`insert into guardianship.cover (id, person_id, kind, basis, holder_name, holder_relation,
        from_on) values (${newId()}, ${child}, 'guardian', 'temporary', 'x', 'other', ${today})`.execute(
        owner,
      ),
    ).rejects.toThrow(/guardian_by_right/);
  });

  test.each([
    ['the lead of the case', 'Айгуль Жумабекова'],
    ['in another order and with a father’s name', 'Жумабекова Айгуль Асановна'],
    ['in Latin', 'Aigul Zhumabekova'],
    ['the officer who records it', 'Токтогулова Асель'],
  ])('someone who works with the child: %s', async (_, name) => {
    const child = await aChild();
    const holder = { name, relation: 'other' };
    expect((await appoint(child, { holder })).body.code).toBe('holder-works-with-child');
    expect(
      (await appoint(child, { holder, untilOn: addDays(today, 1), right: byGround })).body.code,
    ).toBe('holder-works-with-child');
  });
});

describe('recorded', () => {
  test('by an order, which is shown to who holds the file', async () => {
    const child = await aChild();
    expect((await appoint(child, {})).status).toBe(200);
    const { covers } = (await call(server, lead, `GET /api/persons/${child}/cover`)).body;
    expect(covers[0]).toMatchObject({ order, ground: null, groundReason: null });
  });

  test('on a ground with a last day; the search goes on behind it', async () => {
    const child = await aChild();
    const untilOn = addDays(today, 30);
    const answer = await appoint(child, { untilOn, right: byGround });
    expect(answer.body.searchClosed).toBe(false);
    const { covers } = (await call(server, officer, `GET /api/persons/${child}/cover`)).body;
    expect(covers.find((one: any) => one.kind === 'guardian')).toMatchObject({
      order: null,
      ground: byGround.ground,
      groundReason: byGround.reason,
      untilOn,
    });
  });

  test('another person of the same name, if a court or authority decided', async () => {
    const child = await aChild();
    const holder = { name: 'Айгуль Жумабекова', relation: 'aunt-paternal' };
    expect((await appoint(child, { holder, right: { order, isNamesake: true } })).status).toBe(200);
  });

  test('a parent needs no order', async () => {
    const child = await aChild();
    const parent = { kind: 'custodial-parent', basis: 'parental', right: null };
    expect((await appoint(child, parent)).status).toBe(200);
  });
});

test.each<[string, string, boolean]>([
  ['Айгуль Жумабекова', 'Айгуль Осмонова', false],
  ['Айгуль', 'Айгуль Жумабекова', false],
  ['Айгуль Жумабекова', 'Айгуль', false],
  ['Айгуль Жумабекова', 'Жумабекова А. Айгуль', true],
])('%s and %s', (worker, holder, expected) => {
  expect(isNamedLike(queryKeys(worker), queryKeys(holder))).toBe(expected);
});
