// Caseload lists over HTTP and SQL: who may not, what is refused in words with nothing left behind,
// then a whole list to open cases with every minor covered, and what the trail says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { askedAlone } from '../../../../test/support/households.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { hasManifests, manifest, manifests } from '../../../../test/support/operations.ts';
import { rooms } from '../../../app/rooms.ts';
import { countTables } from '../../../engine/db/backup.ts';
import { inTransaction, sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { isOpen, roleNames } from '../../../kernel/roles.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);

const list: Uint8Array = new TextEncoder().encode(
  [
    'Family number,Name,Given name,Family name,Sex,Date of birth,Relation,Phone,Address,Passport,Note',
    '12,Жусупова Айгуль,Aygul,Jusupova,F,1990-03-05,mother,+996 555 canary-2,Lenina 5,AN canary-3,canary-4',
    `12,Жусупова Асель,,,F,${new Date().getFullYear() - 9},daughter,,,,`,
    `,Токтогулова Мээрим,,,F,${new Date().getFullYear() - 7}-02-01,,,,,`,
    ',Усенова Бурул,,,F,1988-01-02,,,,,',
  ].join('\n'),
);
const broken = new TextEncoder().encode(
  'Name,Date of birth\nЖусупова Айгуль,1990-03-05\nУсенова Бурул,2050-01-01\n',
);
const year = new Date().getFullYear();
const head =
  'Family number,Name,Date of birth,Asked on,Asked alone,Statement read on,Answer,' +
  "Adult,Adult's relation,Adult's answer,Adult answered on";
const wrong = new TextEncoder().encode(
  [
    head,
    '1,Жусупова Айгуль,1990-03-05,2026-01-05,yes,2026-01-05,yes,Усенова Бурул,mother,yes,2026-01-05',
    `1,Жусупова Асель,${year - 9}-02-01,2026-01-05,yes,2026-01-05,yes,,,,`,
    '2,Усенова Бурул,1988-01-02,2026-01-05,yes,2026-01-05,no,,,,',
  ].join('\n'),
);
const asked = new TextEncoder().encode(
  [
    head,
    '1,Эсенова Гүлнара,1990-03-05,2026-01-05,yes,2026-01-04,yes,,,,',
    `1,Эсенова Алина,${year - 9}-02-01,2026-01-05,yes,2026-01-05,yes,Эсенова Гүлнара,mother,yes,2026-01-06`,
    `1,Эсенов Данияр,${year - 5}-02-01,2026-01-05,yes,2026-01-05,too young,Canary-6 Name,grandparent,yes,2026-01-06`,
    '1,Эсенова Бурул,1988-01-02,2026-01-05,no,2026-01-05,yes,,,,',
    '1,Эсенова Жылдыз,,,,,,,,,',
  ].join('\n'),
);
const unknownAge = new TextEncoder().encode('Name\nЭсенова Жылдыз\n');
const basis = {
  purposes: 'case-support,share-with-organisation',
  adultGround: 'best-interests',
  adultReason: 'they asked us to go on helping',
  childGround: 'best-interests',
  childReason: 'the help must not stop',
  childAuthority: 'Guardianship authority canary-5',
  toldIn: 'ky',
  toldHow: 'spoken',
  toldOn: '2026-01-10',
  untilOn: '2036-01-10',
  legalAidOn: '2026-01-10',
  legalAidAnswer: 'later',
};
type Query = Record<string, string>;
const preview = (actor: TestActor | null, bytes = list, more: Query = {}) =>
  call(
    server,
    actor,
    `POST /api/caseload-lists/preview?${new URLSearchParams({ fileName: 'list.csv', ...more })}`,
    bytes,
  );
const bring = (actor: TestActor | null, bytes = list, more: Query = {}) =>
  call(
    server,
    actor,
    `POST /api/caseload-lists?${new URLSearchParams({ fileName: 'list.csv', ...basis, ...more })}`,
    bytes,
  );
const snake = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
async function recordByList(actor: TestActor, personId: string, more: object): Promise<string> {
  const input = {
    id: newId(),
    personId,
    purpose: 'legal-aid',
    ground: 'consent',
    organisationId: null,
    toldIn: 'ky',
    toldHow: 'spoken',
    toldOn: '2026-01-05',
    untilOn: '2036-01-10',
    alone: true,
    dutyReadOn: '2026-01-05',
    dutyVersion: 'general-1',
    byList: true,
    ...more,
  };
  const found = await asActor(database, actor, (tx) =>
    sql<{ answer: string }>`select people.record_consent(${JSON.stringify(input)}::jsonb)
      as answer`.execute(tx),
  );
  return found.rows[0]!.answer;
}
const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>) =>
  (await query.execute(database.owner)).rows;
const filledTables = async () =>
  (await inTransaction(database.owner, countTables)).filter(
    (one) =>
      one.rows > 0 &&
      one.table !== 'people.duty_statement' &&
      !/^(access|audit|law|programme|workforce)\./.test(one.table),
  );

let intake: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  intake = await makeActor(database, { role: 'case-manager', duty: 'intake' });
});

describe('previewCaseload and importCaseload refuse', () => {
  it('nobody signed in, and every other role as a path that does not exist', async () => {
    expect([(await preview(null)).status, (await bring(null)).status]).toEqual([401, 401]);
    for (const role of roleNames.filter(isOpen)) {
      if (['case-manager', 'child-protection-officer'].includes(role)) continue;
      const actor = await makeActor(database, { role });
      const absent = await call(server, actor, 'POST /api/nothing', new Uint8Array([1]));
      expect([role, (await preview(actor)).raw]).toEqual([role, absent.raw]);
      expect([role, (await bring(actor)).raw]).toEqual([role, absent.raw]);
    }
  });
  it('a case manager without the intake duty', async () => {
    const worker = await makeActor(database, { role: 'case-manager' });
    expect((await preview(worker)).body.code).toBe('not-an-intake-worker');
    expect((await bring(worker)).body.code).toBe('not-an-intake-worker');
  });
  it('before a search', async () => {
    expect((await bring(intake)).body.code).toBe('search-first');
  });
  it.each([
    [{ isAdmin: 'yes' }, 400],
    [{ skipRows: '1:' }, 400],
    [{ sheets: '{"a":1}' }, 400],
    [{ sheets: 'no json' }, 400],
    [{ purposes: 'anything' }, 400],
    [{ untilOn: '2036-02-31' }, 400],
    [{ untilOn: '2026-01-10' }, 'consent-ends-before-it-begins'],
    [{ adultGround: 'consent' }, 400],
    [{ childGround: 'assent-and-guardian' }, 400],
    [{ adultReason: '' }, 400],
    [{ toldOn: '2035-01-01' }, 'day-in-the-future'],
    [{ legalAidOn: '2035-01-01' }, 'day-in-the-future'],
    [{ skipRows: '1:1-100' }, 'nothing-to-import'],
  ] as [Query, string | number][])('%o', async (query, expected) => {
    await preview(intake);
    const answer = await bring(intake, list, query);
    expect([answer.status, answer.body.code]).toContain(expected);
  });
  it('rows with errors that are not left out, by number', async () => {
    expect((await bring(intake, broken)).body).toMatchObject({
      code: 'rows-with-errors',
      facts: { count: 1, rows: '3' },
    });
  });
  it.each(['adult', 'child'])('nobody asked and no ground for each of them: %s', async (whom) => {
    await preview(intake);
    const without = new URLSearchParams({ fileName: 'list.csv', ...basis });
    without.delete(`${whom}Ground`);
    const answer = await call(server, intake, `POST /api/caseload-lists?${without}`, list);
    expect(answer.body).toMatchObject({
      code: 'decision-needed',
      facts: { whom: whom === 'adult' ? 'adults' : 'children' },
    });
  });
  it("answers that cannot be taken, by number: a no, one adult's word for another, a child's", async () => {
    const { body } = await preview(intake, wrong);
    const only = await preview(intake, wrong, { only: 'to-check' });
    expect(only.body.sheets[0].rows.map(({ row }: { row: number }) => row)).toEqual([2, 3, 4]);
    expect(only.body.sheets[0].counts.toCheck).toBe(3);
    expect(body.wrongAnswers).toEqual([
      { sheet: '', row: 2, why: 'adult-answers-alone' },
      { sheet: '', row: 3, why: 'answer-incomplete' },
      { sheet: '', row: 4, why: 'answer-is-no' },
    ]);
    expect((await bring(intake, wrong)).body).toMatchObject({
      status: 409,
      code: 'rows-with-wrong-answers',
      facts: { count: 3, rows: '2, 3, 4' },
    });
  });
  it('a NUL in a cell, as an error of its row', async () => {
    const rest = Array.from({ length: 40 }, () => 'Усенова Бурул,1988-01-02').join('\n');
    const bytes = new TextEncoder().encode(
      `Name,Date of birth\nЖусу\u0000пова,1990-03-05\n${rest}\n`,
    );
    const answer = await bring(intake, bytes);
    expect([answer.status, answer.body.code, answer.body.facts.rows]).toEqual([
      409,
      'rows-with-errors',
      '2',
    ]);
  });
  it('what is no list', async () => {
    expect((await bring(intake, new Uint8Array([0x50, 0x4b, 3, 4, 1]))).status).toBe(409);
    expect((await preview(intake, new Uint8Array(0))).body.code).toBe('empty-file');
  });
  it('a child without a parent where no authority could stand in, in words', async () => {
    expect((await bring(intake)).body).toMatchObject({ status: 409, code: 'no-guardianship-body' });
    const byHand = await call(server, intake, 'POST /api/intake', {
      province: null,
      searchedFor: 'Someone',
      legalAidOffered: { on: '2026-01-10', answer: 'later' },
      persons: [
        {
          name: {
            fullName: 'A',
            givenName: null,
            familyName: null,
            fatherName: null,
            language: null,
          },
          otherSpellings: [],
          sex: 'female',
          citizenship: null,
          relationToFirst: 'self',
          birth: { from: null, to: null, precision: 'unknown' },
          consents: [
            {
              purpose: 'case-support',
              ground: 'consent',
              organisationId: null,
              toldIn: 'ky',
              toldHow: 'spoken',
              toldOn: '2026-01-10',
              untilOn: '2036-01-10',
              ...askedAlone('2026-01-10'),
            },
          ],
        },
      ],
    });
    expect(byHand.body).toMatchObject({ status: 409, code: 'no-guardianship-body' });
  });
  it('and nothing of all that is kept, of previews neither', async () => {
    expect(await filledTables()).toEqual([]);
    const answers = await rowsOf(sql`select 1 from access.command where response is not null`);
    expect(answers).toEqual([]);
  });
});

describe('a list of people already home', () => {
  let officer: TestActor;
  beforeAll(async () => {
    const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
    officer = await makeActor(database, { role: 'child-protection-officer', organisationId: body });
  });

  it('is shown as families, with what is not clear', async () => {
    const { body } = await preview(intake);
    expect(body.totals).toEqual({
      households: 3,
      persons: 4,
      mayBeMinors: 2,
      withoutParent: 1,
      rowsWithErrors: 0,
      asked: 0,
      onAdultsGround: 2,
      onChildrensGround: 2,
    });
    expect(body.households[0]).toEqual({
      household: 1,
      familyNumber: '12',
      persons: 2,
      mayBeMinors: 1,
      withoutParent: 0,
    });
    expect(body.sheets[0].rows.map((row: { household: number }) => row.household)).toEqual(
      expect.arrayContaining([1, 2, 3]),
    );
    expect([body.matches, body.matchesComplete, body.importedAt]).toEqual([[], true, null]);
  });
  it('becomes files, cases, cover, consents and sealed contacts in one step', async () => {
    const answer = await bring(intake, list, { province: 'KG-C' });
    expect(answer.body).toMatchObject({ earlier: false, households: 3, persons: 4 });
    const [counts] = await rowsOf(sql<Record<string, number>>`select
      (select count(*) from people.household) as households,
      (select count(*) from care.case_file where intake) as cases,
      (select count(*) from care.legal_aid_offer where answer = 'later') as offers,
      (select count(*) from people.consent where organisation_id = ${intake.organisationId}) as
        consents,
      (select count(*) from people.kinship where basis = 'list') as kin,
      (select count(*) from guardianship.cover where kind = 'custodial-parent') as parents,
      (select count(*) from guardianship.cover where kind = 'interim-body') as interim,
      (select count(*) from people.contact) as contacts,
      (select count(*) from people.identity_document) as documents,
      (select count(*) from people.person where organisation_id = ${intake.organisationId}
        and handed_over_at is not null and province = 'KG-C') as own`);
    expect(counts).toEqual({
      households: 3,
      cases: 4,
      offers: 4,
      consents: 8,
      kin: 2,
      parents: 1,
      interim: 1,
      contacts: 2,
      documents: 1,
      own: 4,
    });
  });
  it('rests on a ground that ends by the day by which each of them is asked', async () => {
    const consents = await rowsOf(sql<Record<string, unknown>>`select distinct s.ground,
      s.ask_again_by - care.today() as days, s.until_on = s.ask_again_by as ends,
      s.decided_by is null as elsewhere, s.authority is null as own, s.alone
      from people.consent s join people.person p on p.id = s.person_id
      where p.organisation_id = ${intake.organisationId} order by own`);
    const ground = { ground: 'best-interests', days: 30, ends: true, alone: null };
    expect(consents).toEqual([
      { ...ground, elsewhere: true, own: false },
      { ...ground, elsewhere: false, own: true },
    ]);
  });
  it('keeps every spelling, the doubt of a year, and nothing of a note', async () => {
    const names = await rowsOf(sql<{ fullName: string }>`select full_name from people.person_name
      where person_id = (select person_id from people.person_name
        where full_name = 'Жусупова Айгуль')`);
    expect(names.map((row) => row.fullName)).toEqual(['Жусупова Айгуль', 'Jusupova Aygul']);
    const births = await rowsOf(sql<{ birthPrecision: string }>`select birth_precision
      from people.person p join people.person_name n on n.person_id = p.id
      where n.full_name = 'Жусупова Асель'`);
    expect(births).toEqual([{ birthPrecision: 'year' }]);
    const dump = await rowsOf(sql<{ line: string }>`select to_jsonb(c)::text as line
      from people.contact c union all select to_jsonb(d)::text from people.identity_document d
      union all select to_jsonb(p)::text from people.person p
      union all select to_jsonb(l)::text from operations.caseload_list l`);
    expect(dump.filter(({ line }) => /canary-\d|list\.csv/.test(line))).toEqual([]);
  });
  it('opens for who brought it, phone and document number too', async () => {
    const found = await call(server, intake, 'GET /api/persons?search=Jusupova%20Aygul');
    const shown = await call(
      server,
      intake,
      `GET /api/persons/${found.body.persons[0].id}/contacts`,
    );
    expect(shown.body.contacts.map((one: { value: string }) => one.value)).toEqual(
      expect.arrayContaining(['+996 555 canary-2', 'Lenina 5']),
    );
    expect(shown.body.documents[0].number).toBe('AN canary-3');
  });
  it('sent again changes nothing and answers with the earlier result', async () => {
    const again = await bring(intake, list, { purposes: 'legal-aid' });
    expect(again.body).toMatchObject({ earlier: true, households: 3, persons: 4 });
    const persons = await rowsOf(sql`select 1 from people.person`);
    expect(persons).toHaveLength(4);
    expect((await preview(intake)).body.importedAt).toBe(again.body.importedAt);
  });
  it("shows which of one's own files may be of the same persons, and merges nobody", async () => {
    const { body } = await preview(intake);
    expect(new Set(body.matches.map((one: { row: number }) => one.row))).toEqual(
      new Set([2, 3, 4, 5]),
    );
    expect(body.matches[0].code).toMatch(/^KG-/);
  });
  it("is nobody else's: no match, no earlier import, for another organisation", async () => {
    const other = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const { body } = await preview(other);
    expect([body.matches, body.importedAt]).toEqual([[], null]);
    const colleague = await makeActor(database, {
      role: 'case-manager',
      duty: 'intake',
      organisationId: intake.organisationId,
    });
    expect((await preview(colleague)).body.matches).toEqual([]);
  });
  it('can be brought in by a guardianship officer, who reaches the persons', async () => {
    await preview(officer);
    expect((await bring(officer)).body).toMatchObject({ earlier: false, persons: 4 });
    const found = await call(server, officer, 'GET /api/persons?search=Jusupova%20Aygul');
    expect(found.body.persons).toHaveLength(1);
  });
  it('twice at the same moment opens files once', async () => {
    const clerk = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await preview(clerk);
    const both = await Promise.all([bring(clerk), bring(clerk)]);
    expect(both.map((one) => [one.status, one.body.earlier]).toSorted()).toEqual([
      [200, false],
      [200, true],
    ]);
  });
  it('leaves entries with pseudonyms and no name', async () => {
    const entries = await rowsOf(sql<{ event: string; line: string }>`select event,
      to_jsonb(e)::text as line from audit.entry e where account_id = ${intake.accountId}`);
    expect(entries.map((row) => row.event)).toEqual(
      expect.arrayContaining(['person-search-read', 'household-added', 'caseload-list-known']),
    );
    expect(entries.some((row) => /Жусуп|list\.csv/.test(row.line))).toBe(false);
  });
  it('is not seen over SQL by other roles, other duties or another organisation', async () => {
    const seen = (actor: TestActor) =>
      asActor(
        database,
        actor,
        async (tx) =>
          (
            await sql`select 1 from operations.caseload_list
        where organisation_id = ${intake.organisationId}`.execute(tx)
          ).rows.length,
      ).catch((problem: Error) => problem.message);
    expect(await seen(intake)).toBe(1);
    for (const role of roleNames.filter(isOpen)) {
      const actor = await makeActor(database, { role });
      expect([role, await seen(actor)]).toEqual([
        role,
        actor.side === 'care' ? 0 : expect.stringContaining('permission denied'),
      ]);
    }
    const { organisationId } = intake;
    for (const role of ['supervisor', 'case-manager', 'cso-manager'] as const) {
      const actor = await makeActor(database, { role, organisationId });
      expect([role, await seen(actor)]).toEqual([role, 0]);
      await expect(
        asActor(database, actor, (tx) =>
          sql`insert into operations.caseload_list
        (organisation_id, file_hash, imported_by, households, rows) values (${organisationId},
          'a hash of something', ${actor.accountId}, 1, 1)`.execute(tx),
        ),
      ).rejects.toThrow(/policy/);
    }
  });
});

describe('a list that says how its people were asked', () => {
  it('keeps the answers of those who were asked, each their own', async () => {
    const clerk = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const { body } = await preview(clerk, asked);
    expect(body.totals).toMatchObject({ asked: 3, onAdultsGround: 1, onChildrensGround: 1 });
    expect((await bring(clerk, asked, { purposes: 'case-support' })).body.persons).toBe(5);
    const consents = await rowsOf(sql<Record<string, unknown>>`select n.full_name as name,
      s.ground, s.alone, s.told_on, s.until_on = '2036-01-10' as long, s.assent,
      s.adult_on, (select a.full_name from people.person_name a
        where a.person_id = s.adult_person_id) as adult, s.adult_relation,
      s.ask_again_by is not null as again, people.consent_holds(s, care.today()) as holds
      from people.consent s join people.person p on p.id = s.person_id
      join people.person_name n on n.person_id = p.id
      where p.organisation_id = ${clerk.organisationId} order by name`);
    const yes = { told_on: '2026-01-05', long: true, alone: true, again: false, holds: true };
    const nobody = { assent: null, adult: null, adult_on: null, adult_relation: null };
    const later = { told_on: '2026-01-10', long: false, alone: null, again: true, holds: true };
    const expected = [
      [
        'Эсенов Данияр',
        {
          ...yes,
          ...nobody,
          ground: 'assent-and-guardian',
          assent: 'not-able-yet',
          adult_on: '2026-01-06',
          adult_relation: 'grandparent',
        },
      ],
      [
        'Эсенова Алина',
        {
          ...yes,
          ...nobody,
          ground: 'assent-and-guardian',
          assent: 'given',
          adult_on: '2026-01-06',
          adult: 'Эсенова Гүлнара',
        },
      ],
      ['Эсенова Бурул', { ...later, ...nobody, ground: 'best-interests' }],
      ['Эсенова Гүлнара', { ...yes, ...nobody, ground: 'consent' }],
      ['Эсенова Жылдыз', { ...later, ...nobody, ground: 'best-interests' }],
    ] as const;
    expect(consents.map(({ name, ...rest }) => [name, snake(rest)])).toEqual(
      expected.map(([name, rest]) => [name, rest]),
    );
  });
  it('is decided by the database, whoever calls it: by list nobody could look', async () => {
    const clerk = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    await preview(clerk);
    expect((await bring(clerk, unknownAge)).status).toBe(200);
    const [person] = await rowsOf(sql<{ id: string }>`select id from people.person
      where organisation_id = ${clerk.organisationId}`);
    const answer = (actor: TestActor, more: object) => recordByList(actor, person!.id, more);
    expect(await answer(intake, {})).toBe('not-found');
    expect(await answer(clerk, {})).toBe('age-not-certain');
    expect(await answer(clerk, { ground: 'law' })).toBe('decision-needed');
    expect(await answer(clerk, { byList: false })).toBe('ok');
  });
});

/** Persons and families that are really on the ministry's list. */
function truthOfMinistryList() {
  const [head, ...lines] = readFileSync(join(manifests, 'kg/truth.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = head!.split(',');
  const cell = (line: string, name: string) => line.split(',')[names.indexOf(name)];
  const listed = lines.filter((line) => cell(line, 'ministry_row') !== '');
  return {
    persons: listed.length,
    households: new Set(listed.map((line) => cell(line, 'family'))).size,
  };
}

describe('a list whose titles nobody knows', () => {
  const unknown = new TextEncoder().encode(
    'Kolonne A;Kolonne B\nБекова Нуриза;1991-04-05\nОмуров Тилек;1989-06-07\n',
  );
  const mapped = [{ sheet: '', columns: { 'Kolonne A': 'fullName', 2: 'birth' } }];
  it('names them; mapped by hand, preview and import read it alike', async () => {
    const refused = await preview(intake, unknown);
    expect(refused.body).toMatchObject({
      code: 'no-header-row',
      facts: { titles: '1: Kolonne A | 2: Kolonne B' },
    });
    const query = { sheets: JSON.stringify(mapped) };
    const shown = await preview(intake, unknown, query);
    expect(shown.body.sheets[0].counts.persons, shown.raw).toBe(2);
    expect(shown.body.sheets[0].passedOver).toMatchObject([{ what: 'field', field: 'sex' }]);
    const brought = await bring(intake, unknown, query);
    expect(brought.body, brought.raw).toMatchObject({ earlier: false, persons: 2 });
  });
});

describe.skipIf(!hasManifests)("the ministry's list as a caseload", () => {
  it('opens a file for every row, each minor covered', async () => {
    const clerk = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const file = manifest('kg/ministry-list.xlsx', 'ministry');
    const truth = truthOfMinistryList();
    const shown = await preview(clerk, file.bytes, { fileName: file.name });
    const listed = shown.body.sheets.reduce(
      (sum: number, sheet: { counts: { persons: number } }) => sum + sheet.counts.persons,
      0,
    );
    const skipRows = shown.body.sheets
      .flatMap((sheet: { errorRows: number[] }, at: number) =>
        sheet.errorRows.length > 0 ? [`${at + 1}:${sheet.errorRows.join(',')}`] : [],
      )
      .join(';');
    const answer = await bring(clerk, file.bytes, { fileName: file.name, skipRows });
    expect(answer.status).toBe(200);
    expect(answer.body.persons).toBe(listed - shown.body.totals.rowsWithErrors);
    const [counts] = await rowsOf(sql<Record<string, number>>`select
      count(*) as persons, count(distinct p.household_id) as households,
      count(*) filter (where care.may_be_minor(p.birth_to, care.today())) as minors,
      count(*) filter (where guardianship.covered_on(p.id, care.today())) as covered
      from people.person p where p.organisation_id = ${clerk.organisationId}`);
    expect(counts).toEqual({ ...truth, minors: counts!['minors'], covered: counts!['minors'] });
    expect(counts!['minors']).toBe(shown.body.totals.mayBeMinors);
    const [alone] = await rowsOf(sql<{ count: number }>`select count(*) from guardianship.cover g
      join people.person p on p.id = g.person_id
      where p.organisation_id = ${clerk.organisationId} and g.kind = 'interim-body'`);
    expect(alone!.count).toBe(shown.body.totals.withoutParent);
  });
});
