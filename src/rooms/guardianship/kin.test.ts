// Possible relatives: shown to the officer in charge of the search, from files that officer can
// open. For other files, only the organisation to ask, and only if the adult agreed.

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
  testProgramme,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { addConsent, bornYearsAgo, decided } from '../../../test/support/households.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { careRoom } from '../care/room.ts';
import { peopleRoom } from '../people/room.ts';
import { guardianshipRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([peopleRoom, careRoom, guardianshipRoom], testServices(database));
const today = dayAt(new Date(), testProgramme.timeZone);
let body: string;
let officer: TestActor;
let child: string;
let searchId: string;

const name = (fullName: string) => ({
  fullName,
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'tg',
});
const consent = {
  purpose: 'case-support',
  ground: 'best-interests',
  organisationId: null,
  toldIn: 'tg',
  toldHow: 'spoken',
  toldOn: today,
  untilOn: addDays(today, 100),
  ...decided,
};

async function open(
  by: TestActor,
  fullName: string,
  { years, sex = 'male' }: { years: number; sex?: string },
): Promise<string> {
  await call(server, by, 'GET /api/persons?search=Somebody');
  const born = bornYearsAgo(years);
  const own = await sql<{
    id: string;
  }>`select id from people.person where organisation_id = ${by.organisationId}`.execute(owner);
  const added = await call(server, by, 'POST /api/intake', {
    province: null,
    searchedFor: 'Somebody',
    lookedAt: own.rows.map(({ id }) => id),
    legalAidOffered: { on: today, answer: 'later' },
    persons: [
      {
        name: name(fullName),
        otherSpellings: [],
        sex,
        birth: { from: born, to: born, precision: 'day' },
        citizenship: 'TJ',
        relationToFirst: 'self',
        consents: [consent],
      },
    ],
  });
  expect(added.status).toBe(200);
  return added.body.persons[0].id;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  officer = await makeActor(database, { role: 'child-protection-officer', organisationId: body });
  child = await open(officer, 'Каримов Юсуф Рустамович', { years: 9 });
  const { body: cover } = await call(server, officer, `GET /api/persons/${child}/cover`);
  searchId = cover.searches[0].id;
});

const kinOf = (actor: TestActor, id = searchId) =>
  call(server, actor, `GET /api/guardianship-searches/${id}/likely-kin`);

describe('who does not hold the child', () => {
  test('is answered as of no search', async () => {
    const other = await makeActor(database, {
      role: 'child-protection-officer',
      organisationId: body,
    });
    const [hidden, absent] = [await kinOf(other), await kinOf(other, newId())];
    expect([hidden.status, hidden.raw]).toEqual([404, absent.raw]);
    const asked = await asActor(
      database,
      other,
      async (tx) =>
        (await sql`select * from guardianship.kin_elsewhere(${searchId})`.execute(tx)).rows,
    );
    expect(asked).toEqual([]);
  });
});

describe('adults', () => {
  test("among the officer's own files are ranked with their reasons", async () => {
    const father = await open(officer, 'Rustam Karimov', { years: 38 });
    await open(officer, 'Дилшод Олимов', { years: 38 });
    const { near } = (await kinOf(officer)).body;
    expect(near.map((one: any) => [one.personId, one.relation])).toEqual([[father, 'father']]);
    expect(near[0].reasons.map((one: any) => one.code)).toContain('kin-father');
  });

  test("elsewhere: only the organisation, and only with the adult's word", async () => {
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const silent = await kinOf(officer);
    const uncle = await open(far, 'Шерзод Рустамович Каримов', { years: 30 });
    expect((await kinOf(officer)).raw).toBe(silent.raw);
    await addConsent(database, uncle);
    const told = await kinOf(officer);
    expect(told.body.elsewhere).toEqual([{ organisationNames: expect.any(Object) }]);
    for (const secret of [uncle, 'Шерзод']) expect(told.raw).not.toContain(secret);
    await addConsent(database, uncle, { ground: 'refused' });
    expect((await kinOf(officer)).raw).toBe(silent.raw);
    const minor = await open(far, 'Шерзод Рустамович Каримов', { years: 12 });
    await addConsent(database, minor);
    expect((await kinOf(officer)).raw).toBe(silent.raw);
  });

  test('no more than sixty questions an hour', async () => {
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await addConsent(database, await open(far, 'Шавкат Рустамович Каримов', { years: 30 }));
    expect((await kinOf(officer)).body).toMatchObject({ elsewhereAsked: true, elsewhere: [{}] });
    await sql`insert into audit.entry (account_id, action, event, record, purpose)
      select ${officer.accountId}, 'read', 'kin-elsewhere-read', 'cover', 'kin-search'
        from generate_series(1, 60)`.execute(owner);
    expect((await kinOf(officer)).body).toMatchObject({ elsewhereAsked: false, elsewhere: [] });
  });
});

describe('children on lists', () => {
  test('who travel alone are ranked for an adult, until they are handed over', async () => {
    const adult = await open(officer, 'Рустам Каримов', { years: 38 });
    const [operation, family, entry] = [newId(), newId(), newId()];
    await sql`insert into operations.operation (id, name, made_by)
      values (${operation}, 'O', ${officer.accountId})`.execute(owner);
    await sql`insert into operations.family (id, operation_id, code)
      values (${family}, ${operation}, 'F-1')`.execute(owner);
    await sql`insert into operations.entry (id, operation_id, code, root_id, sex, may_be_minor,
      own_may_be_minor, unaccompanied,
        listed_family_id, family_is_listed, family_id)
      values (${entry}, ${operation}, 'E-1', ${entry}, 'female', true, true, true, ${family}, false,
        ${family})`.execute(owner);
    await sql`insert into operations.entry_identity (entry_id, operation_id, full_name,
      birth_precision, erase_on)
      values (${entry}, ${operation}, 'مريم رستم كريموف', 'unknown', current_date + 90)`.execute(
      owner,
    );
    const asked = async () =>
      (await call(server, officer, `GET /api/persons/${adult}/children-on-lists`)).body.children;
    expect((await asked()).map((one: any) => [one.entryCode, one.relation])).toEqual([
      ['E-1', 'father'],
    ]);
    await sql`update operations.entry_identity set closed_at = now()
      where entry_id = ${entry}`.execute(owner);
    expect(await asked()).toEqual([]);
    expect(
      (await call(server, officer, `GET /api/persons/${newId()}/children-on-lists`)).status,
    ).toBe(404);
  });
});
