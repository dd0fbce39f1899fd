// Spellings of given names that a programme adds: who may not, that two people decide, what is
// refused, and that search and matching use what is in use, and no longer what was withdrawn.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { type Role, roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { loadGivenNames } from './load-given-names.ts';
import { foldNames } from './folded.ts';
import { matchingEngine, useGivenNames } from './matching/engine.ts';
import { givenNameFamilies } from './matching/given-name-families.ts';
import { nameWords } from './matching/name-words.ts';
import { peopleRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([peopleRoom], services);
const actors = {} as Record<Role, TestActor>;
let second: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const role of roleNames) actors[role] = await makeActor(database, { role });
  second = actors.administrator;
});
afterAll(() => useGivenNames([]));

const propose = (form: string, head: string, actor = actors['national-coordinator']) =>
  call(server, actor, 'POST /api/given-names', { form, head, source: 'a dictionary of names' });
const decide = (id: string, decision: string, { by = second, baseVersion = 1 } = {}) =>
  call(server, by, `PUT /api/given-names/${id}`, { baseVersion, decision });
const isOneName = (one: string, other: string) => {
  const [a, b] = [one, other].map((name) => givenNameFamilies().namesOf(nameWords(name).words[0]!));
  return a!.some((family) => b!.includes(family));
};

test('only coordinator and administrator see, propose and decide', async () => {
  const {
    body: { id },
  } = await propose('Тестюсбек', 'Testyusbek');
  for (const role of roleNames.filter(
    (one) => one !== 'national-coordinator' && one !== 'administrator',
  )) {
    const answers = [
      await call(server, actors[role], 'GET /api/given-names'),
      await propose('Аббаба', 'Ababa', actors[role]),
      await decide(id, 'in-use', { by: actors[role] }),
    ];
    expect([role, ...answers.map(({ status }) => status)]).toEqual([role, 404, 404, 404]);
  }
  for (const role of ['donor', 'case-manager', 'prosecutor'] as const) {
    const seen = await asActor(database, actors[role], (tx) =>
      sql`select * from people.given_name_form`.execute(tx),
    ).then(
      ({ rows }) => rows.length,
      () => 0,
    );
    const outcome = await asActor(
      database,
      actors[role],
      async (tx) =>
        (
          await sql<{ answer: string }>`
      select people.decide_given_name_form(${id}, 1, 'withdrawn') as answer`.execute(tx)
        ).rows[0]!.answer,
    ).catch(() => 'denied');
    expect([role, seen, ['not-found', 'denied'].includes(outcome)]).toEqual([role, 0, true]);
  }
});

describe('a proposal', () => {
  test('is refused when the spelling is known, belongs to another name, or is none', async () => {
    expect((await propose('Жүсіп', 'Yusuf')).body.code).toBe('form-known');
    expect((await propose('Хусейн', 'Hasan')).body).toMatchObject({
      code: 'form-of-another-name',
      facts: { head: 'Husayn' },
    });
    expect((await propose('Һ', 'Yusuf')).status).toBe(400);
    for (const form of ['Юсуф Каримов', 'Юсуф1', '<b>', 'x'.repeat(41), ''])
      expect((await propose(form, 'Yusuf')).status).toBe(400);
    expect((await propose('Юсуфжонча', 'Юсуф')).status).toBe(400);
    expect((await propose('中文', 'Yusuf')).body.code).toBe('form-without-sounds');
  });

  test('changes nothing until another person agrees; one decides, once', async () => {
    const {
      body: { id },
    } = await propose('Жозепбай', 'Yusuf');
    expect((await propose('Жозепбай', 'Yusuf')).body.code).toBe('form-known');
    expect(isOneName('Жозепбай', 'Юсуф')).toBe(false);
    expect((await decide(id, 'in-use', { by: actors['national-coordinator'] })).body.code).toBe(
      'second-person-needed',
    );
    const answers = await Promise.all([decide(id, 'in-use'), decide(id, 'in-use')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(isOneName('Жозепбай', 'Юсуф')).toBe(true);
    const { body } = await call(
      server,
      second,
      `GET /api/given-names/families?form=${encodeURIComponent('Жозепбай')}`,
    );
    expect(body.families[0].head).toBe('Yusuf');
  });
});

test('two proposals of one sound for two names: the second is not taken into use', async () => {
  const [one, other] = [await propose('Зуфарчик', 'Zufarchik'), await propose('зуфарчик', 'Hasan')];
  expect([one.status, other.status]).toEqual([200, 200]);
  expect((await decide(one.body.id, 'in-use')).status).toBe(200);
  expect((await decide(other.body.id, 'in-use')).body).toMatchObject({
    code: 'form-of-another-name',
    facts: { head: 'Zufarchik' },
  });
  expect(isOneName('Зуфарчик', 'Хасан')).toBe(false);
});

test('search finds who stood there before, and matching weighs it, until it is withdrawn', async () => {
  const organisationId = actors['cso-manager'].organisationId;
  const person = newId();
  await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision,
    organisation_id, handed_over_at)
    values (${person}, 'T-1', 'male', '1980-01-01', '1980-01-01', 'day', ${organisationId},
      now())`.execute(database.owner);
  await sql`insert into people.person_name (id, person_id, kind, full_name)
    values (${newId()}, ${person}, 'current', 'Дзахирбек')`.execute(database.owner);
  await sql`insert into people.search_entry (person_id, folded)
    values (${person}, ${foldNames(['Дзахирбек'])})`.execute(database.owner);
  const found = async () =>
    (await call(server, actors['cso-manager'], 'GET /api/persons?search=Zohir')).body.persons
      .length;
  const bits = () => {
    const [one, other] = ['Дзахирбек', 'Zohir'].map((name) => matchingEngine().prepareName(name));
    return matchingEngine().weighNames(one!, other!).bits;
  };
  const before = bits();
  expect(await found()).toBe(0);
  const {
    body: { id },
  } = await propose('Дзахирбек', 'Zahir');
  await decide(id, 'in-use');
  expect([await found(), bits() > before]).toEqual([1, true]);
  useGivenNames([]);
  await loadGivenNames(services.pools);
  expect(bits()).toBeGreaterThan(before);
  expect((await decide(id, 'withdrawn', { baseVersion: 2 })).status).toBe(200);
  expect(bits()).toBe(before);
});
