// Before an intake: what is told of files elsewhere and to whom, and that no file is opened while
// one that looks alike was not looked at. Afterwards: by what a corrected file is found.

import { describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { dayAt } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { makeActor, type TestActor, testProgramme } from '../../../test/support/actors.ts';
import { bornYearsAgo } from '../../../test/support/households.ts';
import { call } from '../../../test/support/http.ts';
import {
  bornAgo,
  consent,
  nameOf,
  type Made,
  openOrganisation,
} from '../../../test/support/pairs.ts';

const { database, owner, server, organisationId, worker, colleague, makeHousehold } =
  await openOrganisation();
const today = dayAt(new Date(), testProgramme.timeZone);

describe('before an intake', () => {
  const ask = (actor: TestActor, fullName: string, more: object = {}) =>
    call(server, actor, 'POST /api/intake/check', {
      persons: [
        { name: nameOf(fullName), otherSpellings: [], sex: 'male', birth: bornAgo(44), ...more },
      ],
    });

  test("a file elsewhere is told of only with the person's word for it, and then no more than whom to ask", async () => {
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const nobody = await ask(worker, 'Сухроб Мирзоев');
    const [silent] = await makeHousehold('Suhrob Mirzoev', { by: far, years: 44 });
    const hidden = await ask(worker, 'Сухроб Мирзоев');
    expect([hidden.status, hidden.raw]).toEqual([200, nobody.raw]);
    await call(
      server,
      far,
      `POST /api/persons/${silent!.id}/consents`,
      consent({ purpose: 'share-with-organisation' }),
    );
    const told = await ask(worker, 'Сухроб Мирзоев');
    expect(told.body.persons).toEqual([
      {
        own: [],
        elsewhere: [
          { organisationNames: expect.any(Object), agreeing: ['name', 'birth-year', 'sex'] },
        ],
      },
    ]);
    for (const secret of [silent!.id, silent!.code, 'Suhrob', 'Mirzoev'])
      expect(told.raw).not.toContain(secret);
    for (const [fullName, more] of [
      ['Сухроб', {}],
      ['Сухроб Мирзоев', { birth: { from: null, to: null, precision: 'unknown' } }],
      ['Сухроб Мирзоев', { birth: bornAgo(30) }],
      ['Сухроб Мирзоев', { sex: 'female' }],
      ['Сух Мир', {}],
      ['Сухроб Сухроб', {}],
      [`Сухроб ${bornYearsAgo(44).slice(0, 4)}`, {}],
      ['Сухроб Suhrob', {}],
    ] as const) {
      expect((await ask(worker, fullName, more)).body.persons[0].elsewhere).toEqual([]);
    }
    await call(
      server,
      far,
      `POST /api/persons/${silent!.id}/consents`,
      consent({ purpose: 'share-with-organisation', ground: 'refused' }),
    );
    expect((await ask(worker, 'Сухроб Мирзоев')).raw).toBe(nobody.raw);
  });

  test('nothing is told to who does not open files, nor after sixty questions in an hour', async () => {
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const twice = { otherSpellings: [nameOf('Anvar Toshev'), nameOf('Анвар Тошев')] };
    await makeHousehold('Anvar Toshev', {
      by: far,
      years: 44,
      consents: [consent(), consent({ purpose: 'share-with-organisation' })],
    });
    const plain = await makeActor(database, { role: 'case-manager', organisationId });
    expect((await ask(plain, 'Анвар Тошев')).body.persons[0].elsewhere).toEqual([]);
    const curious = await makeActor(database, {
      role: 'case-manager',
      duty: 'intake',
      organisationId,
    });
    await makeHousehold('Анвар Тошев', {
      by: far,
      years: 44,
      consents: [consent(), consent({ purpose: 'share-with-organisation' })],
    });
    expect((await ask(curious, 'Анвар Тошев', twice)).body.persons[0].elsewhere).toHaveLength(1);
    await sql`insert into audit.entry (account_id, action, event, record, purpose)
      select ${curious.accountId}, 'read', 'file-elsewhere-read', 'intake-check', 'intake'
        from generate_series(1, 59)`.execute(owner);
    expect((await ask(curious, 'Анвар Тошев')).body).toMatchObject({
      elsewhereAsked: false,
      persons: [{ elsewhere: [] }],
    });
  });

  test('asked again with the same id after a lost answer, it is answered again', async () => {
    const send = () =>
      server.inject({
        method: 'POST',
        url: '/api/intake/check',
        headers: {
          authorization: `Bearer ${worker.token}`,
          'idempotency-key': '018f0000-0000-7000-8000-00000000beef',
        },
        payload: {
          persons: [
            { name: nameOf('Никто Никтоев'), otherSpellings: [], sex: 'male', birth: bornAgo(44) },
          ],
        },
      });
    expect([(await send()).statusCode, (await send()).statusCode]).toEqual([200, 200]);
  });

  test('a birthday is not found by halving the days asked for', async () => {
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await makeHousehold('Bobur Ergashev', {
      by: far,
      years: 41,
      consents: [consent(), consent({ purpose: 'share-with-organisation' })],
    });
    const year = bornYearsAgo(41).slice(0, 4);
    for (const day of [`${year}-01-01`, `${year}-12-31`]) {
      const { body } = await ask(worker, 'Бобур Эргашев', {
        birth: { from: day, to: day, precision: 'day' },
      });
      expect([day, body.persons[0].elsewhere.length]).toEqual([day, 1]);
    }
  });

  test('no file is opened while a file that looks alike was not looked at, and nobody learns of others by it', async () => {
    const [known] = await makeHousehold('Фирдавс Каюмов', { years: 37 });
    const open = (by: TestActor, lookedAt?: string[]) =>
      call(server, by, 'POST /api/intake', {
        province: null,
        searchedFor: 'Kayumov',
        legalAidOffered: { on: today, answer: 'later' },
        ...(lookedAt && { lookedAt }),
        persons: [
          {
            name: nameOf('Firdavs Kayumov'),
            otherSpellings: [],
            sex: 'male',
            birth: bornAgo(37),
            citizenship: 'TJ',
            relationToFirst: 'self',
            consents: [consent()],
          },
        ],
      });
    const refused = await open(worker);
    expect([refused.status, refused.body.code]).toEqual([409, 'look-at-files-first']);
    expect(refused.raw).not.toContain(known!.id);
    expect((await open(worker, [newId()])).body.code).toBe('look-at-files-first');
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await call(server, far, 'GET /api/persons?search=Kayumov');
    expect((await open(far)).status).toBe(200);
    expect((await open(worker, [known!.id])).status).toBe(200);
  });

  test("a file in one's own reach is shown with its reasons", async () => {
    const [known] = await makeHousehold('Комил Юлдошев', { years: 44 });
    const { body } = await ask(worker, 'Komil Yuldashev');
    expect(body.persons[0].own.map((one: any) => one.person.id)).toEqual([known!.id]);
    expect((await ask(colleague, 'Komil Yuldashev')).body.persons[0].own).toEqual([]);
  });
});

test('a corrected name keeps the birth year and the family number by which one is found; a corrected birth has its own year', async () => {
  const [person] = await makeHousehold('Дониёр Усмонов', { years: 51 });
  await sql`update people.search_entry set folded = folded || '#tj77 '
    where person_id = ${person!.id}`.execute(owner);
  const year = bornYearsAgo(51).slice(0, 4);
  const finds = async (search: string) =>
    (
      await call(server, worker, `GET /api/persons?search=${encodeURIComponent(search)}`)
    ).body.persons.some((one: Made) => one.id === person!.id);
  const correct = (body: object) =>
    call(server, worker, `PUT /api/persons/${person!.id}/correction`, {
      ...body,
      reason: 'as in the passport',
    });
  expect(
    (await correct({ field: 'name', value: nameOf('Дониёр Усмонзода'), baseVersion: 1 })).status,
  ).toBe(200);
  expect([await finds('TJ-77'), await finds(`Усмонзода ${year}`), await finds('Усмонов')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    (
      await correct({
        field: 'birth',
        value: { from: '1966-01-01', to: '1966-12-31', precision: 'year' },
        baseVersion: 2,
      })
    ).status,
  ).toBe(200);
  expect([await finds('TJ-77'), await finds('1966'), await finds(year)]).toEqual([
    true,
    true,
    false,
  ]);
});
