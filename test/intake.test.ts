// Intake without an operation, across rooms, over HTTP: first who may not, then the whole way from
// a search to open cases with every minor covered, then what the audit trail contains.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { isOpen, roleNames, sideOf } from '../src/kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { agreedByBoth, askedAlone } from './support/households.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const server = serverWith(rooms, testServices(database));

const consent = {
  purpose: 'share-with-organisation',
  ground: 'consent',
  organisationId: null,
  toldIn: 'ky',
  toldHow: 'spoken',
  toldOn: '2026-01-10',
  untilOn: '2036-01-10',
  ...askedAlone('2026-01-10'),
};
function person(fullName: string, year: number, relationToFirst: string) {
  return {
    name: { fullName, givenName: null, familyName: null, fatherName: null, language: 'ky' },
    otherSpellings: [],
    sex: 'female',
    birth: { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' },
    citizenship: 'KG',
    relationToFirst,
    consents: [
      relationToFirst === 'self' ? consent : { ...consent, ...agreedByBoth('2026-01-10') },
    ],
  };
}
const household = {
  province: 'KG-C',
  searchedFor: 'Жүсүпова',
  legalAidOffered: { on: '2026-01-10', answer: 'later' },
  persons: [
    person('Жүсүпова Айгүл', 1990, 'self'),
    person('Жүсүпова Асел', new Date().getFullYear() - 9, 'child'),
    person('Токтогулова Мээрим', new Date().getFullYear() - 7, 'other'),
  ],
};

let intake: TestActor;
let stranger: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body', province: 'KG-C' });
  intake = await makeActor(database, { role: 'case-manager', duty: 'intake' });
  stranger = await makeActor(database, { role: 'case-manager' });
});

describe('addHousehold refuses', () => {
  it('nobody signed in', async () => {
    expect((await call(server, null, 'POST /api/intake', household)).status).toBe(401);
  });
  it.each(
    roleNames.filter(
      (role) => isOpen(role) && !['case-manager', 'child-protection-officer'].includes(role),
    ),
  )('%s: the path does not exist', async (role) => {
    const actor = await makeActor(database, { role });
    const answer = await call(server, actor, 'POST /api/intake', household);
    const absent = await call(server, actor, 'POST /api/there-is-nothing', household);
    expect([answer.status, answer.raw]).toEqual([404, absent.raw]);
  });
  it('a case manager without the intake duty', async () => {
    expect((await call(server, stranger, 'POST /api/intake', household)).body).toMatchObject({
      code: 'not-an-intake-worker',
    });
  });
  it('before a search', async () => {
    expect((await call(server, intake, 'POST /api/intake', household)).body).toMatchObject({
      code: 'search-first',
    });
  });
  it('an unknown field, a wrong type, a NUL, and keeps nothing', async () => {
    await call(server, intake, 'GET /api/persons?search=Yusupova');
    for (const [broken, code] of [
      [{ ...household, isAdmin: true }, 'unknown-field'],
      [{ ...household, persons: 'all' }, 'invalid_type'],
      [{ ...household, province: 'KG-C\u0000' }, 'unstorable-character'],
    ] as const) {
      const answer = await call(server, intake, 'POST /api/intake', broken);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].code).toBe(code);
    }
    const kept = await sql<{ count: number }>`select count(*) from people.person`.execute(
      database.owner,
    );
    expect(kept.rows[0]!.count).toBe(0);
  });
});

describe('a family already at home', () => {
  let ids: string[];
  it('gets files, cases and cover in one step', async () => {
    await call(server, intake, 'GET /api/persons?search=Yusupova');
    const answer = await call(server, intake, 'POST /api/intake', household);
    expect(answer.status).toBe(200);
    ids = answer.body.persons.map((one: { id: string }) => one.id);
    const cases = await sql<{ personId: string }>`select person_id from care.case_file`.execute(
      database.owner,
    );
    expect(cases.rows.map((row) => row.personId).toSorted()).toEqual(ids.toSorted());
    const covers = await sql<{ personId: string; kind: string }>`
      select person_id, kind from guardianship.cover`.execute(database.owner);
    expect(Object.fromEntries(covers.rows.map((row) => [row.personId, row.kind]))).toEqual({
      [ids[1]!]: 'custodial-parent',
      [ids[2]!]: 'interim-body',
    });
  });
  it('is found in another script by the one who opened it', async () => {
    const found = await call(server, intake, 'GET /api/persons?search=Yusupova%20Aigul');
    expect(found.body.persons.map((one: { id: string }) => one.id)).toContain(ids[0]);
  });
  it.each(['readPerson', 'readContacts', 'searchPersons'] as const)(
    '%s: does not exist for a colleague elsewhere',
    async (endpoint) => {
      const path = {
        readPerson: `/api/persons/${ids[0]}`,
        readContacts: `/api/persons/${ids[0]}/contacts`,
        searchPersons: '/api/persons?search=Yusupova',
      }[endpoint];
      const answer = await call(server, stranger, `GET ${path}`);
      if (endpoint === 'searchPersons') expect(answer.body).toEqual({ persons: [], more: false });
      else
        expect(answer.raw).toBe(
          (
            await call(
              server,
              stranger,
              `GET ${path.replace(ids[0]!, '018f0000-0000-7000-8000-000000000000')}`,
            )
          ).raw,
        );
    },
  );
  it('correctPerson, addContact, addDocument, recordConsent: do not exist for a colleague elsewhere', async () => {
    const bodies = {
      'PUT correction': { field: 'sex', value: 'male', baseVersion: 1, reason: 'typing error' },
      'POST contacts': { kind: 'phone', value: '+996 000' },
      'POST documents': { kind: 'passport', number: 'X1', issuedOn: null },
      'POST consents': consent,
    };
    for (const [request, body] of Object.entries(bodies)) {
      const [method, noun] = request.split(' ') as ['PUT', string];
      const answer = await call(server, stranger, `${method} /api/persons/${ids[0]}/${noun}`, body);
      expect([request, answer.status]).toEqual([request, 404]);
    }
  });
  it('keeps the history of a corrected name and refuses a stale base', async () => {
    const correction = {
      field: 'name',
      baseVersion: 1,
      reason: 'as in the passport',
      value: {
        fullName: 'Жусупова Айгуль',
        givenName: null,
        familyName: null,
        fatherName: null,
        language: 'ru',
      },
    };
    expect(
      (await call(server, intake, `PUT /api/persons/${ids[0]}/correction`, correction)).status,
    ).toBe(200);
    expect(
      (await call(server, intake, `PUT /api/persons/${ids[0]}/correction`, correction)).body.code,
    ).toBe('conflict-changed-meanwhile');
    const page = await call(server, intake, `GET /api/persons/${ids[0]}`);
    expect(
      page.body.names.map((name: { fullName: string; untilAt: string | null }) => [
        name.fullName,
        name.untilAt === null,
      ]),
    ).toEqual([
      ['Жусупова Айгуль', true],
      ['Жүсүпова Айгүл', false],
    ]);
    expect(page.body.corrections).toEqual([
      expect.objectContaining({ before: 'Жүсүпова Айгүл', correctedBy: expect.any(String) }),
    ]);
  });
  it('keeps a phone as ciphertext', async () => {
    await call(server, intake, `POST /api/persons/${ids[0]}/contacts`, {
      kind: 'phone',
      value: '+996 555 canary-1',
    });
    const stored = await sql<{
      line: string;
    }>`select to_jsonb(c)::text as line from people.contact c`.execute(database.owner);
    expect(stored.rows[0]!.line).not.toContain('canary-1');
    const shown = await call(server, intake, `GET /api/persons/${ids[0]}/contacts`);
    expect(shown.body.contacts[0].value).toBe('+996 555 canary-1');
  });
  it('leaves an entry for every step, with pseudonyms and no name', async () => {
    const entries = await sql<{ event: string; line: string }>`
      select event, to_jsonb(e)::text as line from audit.entry e
        where account_id = ${intake.accountId}`.execute(database.owner);
    expect(entries.rows.map((row) => row.event)).toEqual(
      expect.arrayContaining([
        'person-search-read',
        'household-added',
        'person-corrected',
        'person-read',
        'contact-added',
        'contact-read',
      ]),
    );
    expect(
      entries.rows.some((row) => /[Жж][үу]с/.test(row.line) || row.line.includes(ids[0]!)),
    ).toBe(false);
  });
  it('is not reachable over SQL from any other side', async () => {
    for (const role of [
      'prosecutor',
      'auditor',
      'national-coordinator',
      'teacher',
      'cso-manager',
    ] as const) {
      const actor = await makeActor(database, { role });
      const seen = await asActor(
        database,
        actor,
        async (tx) => (await sql`select id from people.person`.execute(tx)).rows.length,
      ).catch((problem: Error) => problem.message);
      expect([sideOf(role), seen]).toEqual([
        sideOf(role),
        ['prosecutor', 'auditor'].includes(role) ? 'permission denied for schema people' : 0,
      ]);
    }
  });
});
