// Opening a case because a life is in danger. First who may not and what it never opens, over SQL
// as the login role and over HTTP; then the opening, the second person, the two clocks to the
// minute, and the judging with its races.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { type Role, roleNames } from '../../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { bornYearsAgo } from '../../../../test/support/households.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { guardianshipRoom } from '../../guardianship/room.ts';
import { peopleRoom } from '../../people/room.ts';
import { reportsRoom } from '../../reports/room.ts';
import { careRoom } from '../room.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith([peopleRoom, careRoom, guardianshipRoom, reportsRoom], services);
const canary = 'canary-of-an-emergency';
type Row = Record<string, any>;
const rowsOf = async (query: ReturnType<typeof sql>) => (await query.execute(owner)).rows as Row[];

let organisationId: string;
let otherOrganisationId: string;
const staff = new Map<string, TestActor>();
const as = (name: string): TestActor => staff.get(name)!;
type Made = { personId: string; caseId: string; code: string };
let mother: Made;
let child: Made;
let guarded: Made;

/**
 * Everybody has a name of their own: an account of the same name would count as the same person.
 */
async function join(
  name: string,
  role: Role,
  organisation: string,
  duty?: 'intake',
): Promise<TestActor> {
  const actor = await makeActor(database, {
    role,
    organisationId: organisation,
    ...(duty ? { duty } : {}),
  });
  await sql`update access.account set display_name = ${`Person ${name}`}
    where id = ${actor.accountId}`.execute(owner);
  staff.set(name, actor);
  return actor;
}

const person = (fullName: string, years: number, relationToFirst: string) => ({
  name: { fullName, givenName: null, familyName: null, fatherName: null, language: 'ky' },
  otherSpellings: [],
  sex: 'female',
  citizenship: 'KG',
  relationToFirst,
  birth: { from: bornYearsAgo(years), to: bornYearsAgo(years), precision: 'day' },
  consents: [
    {
      purpose: 'case-support',
      ground: 'consent',
      organisationId: null,
      toldIn: 'ky',
      toldHow: 'spoken',
      toldOn: '2020-01-01',
      untilOn: '2099-01-01',
    },
  ],
});

async function take(name: string): Promise<Made[]> {
  const lead = as('lead');
  await call(server, lead, `GET /api/persons?search=${name}`);
  const added = await call(server, lead, 'POST /api/intake', {
    province: null,
    searchedFor: name,
    legalAidOffered: { on: '2020-01-01', answer: 'later' },
    persons: [person(`Gulnara ${name}`, 30, 'self'), person(`Aida ${name}`, 7, 'child')],
  });
  expect(added.status).toBe(200);
  const made: Made[] = [];
  for (const { id: personId } of added.body.persons) {
    const { body } = await call(server, lead, `GET /api/persons/${personId}/case`);
    made.push({ personId, caseId: body.caseId, code: body.code });
    await call(server, as('manager'), `PUT /api/cases/${body.caseId}/assignment`, {
      baseVersion: body.version,
      part: 'supervisor',
      accountId: as('supervisor').accountId,
      reason: 'first-assignment',
    });
    await call(server, lead, `POST /api/persons/${personId}/contacts`, {
      kind: 'phone',
      value: `+996 555 ${canary}`,
    });
  }
  return made;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  organisationId = await makeOrganisation(database, { side: 'care' });
  otherOrganisationId = await makeOrganisation(database, { side: 'care' });
  const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  await join('lead', 'case-manager', organisationId, 'intake');
  await join('supervisor', 'supervisor', organisationId);
  await join('second', 'supervisor', organisationId);
  await join('manager', 'cso-manager', organisationId);
  for (const name of ['helper', 'other', 'third', 'fourth', 'fifth', 'sixth'])
    await join(name, 'case-manager', organisationId);
  await join('stranger', 'case-manager', otherOrganisationId);
  await join('stranger-manager', 'cso-manager', otherOrganisationId);
  await join('stranger-supervisor', 'supervisor', otherOrganisationId);
  await join('officer', 'child-protection-officer', body);
  for (const role of roleNames)
    if (!['case-manager', 'supervisor', 'cso-manager', 'child-protection-officer'].includes(role)) {
      staff.set(role, await makeActor(database, { role }));
    }
  [mother, child] = (await take('Testova')) as [Made, Made];
  [, guarded] = (await take('Sydykova')) as [Made, Made];
});

const open = (actor: TestActor, caseCode: string, more: object = {}) =>
  call(server, actor, 'POST /api/emergencies', {
    caseCode,
    kind: 'violence',
    reason: `Her brother stands at the door. ${canary}`,
    ...more,
  });
/** An opening that is made new; earlier ones of the account are taken out of the way. */
async function opened(name: string, code = mother.code): Promise<string> {
  await forget(name);
  const answer = await open(as(name), code);
  expect([name, answer.status, answer.body.openingId]).toEqual([name, 200, expect.any(String)]);
  return answer.body.openingId;
}
async function forget(name: string): Promise<void> {
  const mine = sql`select id from care.emergency_opening where by_account = ${as(name).accountId}`;
  await sql`delete from care.emergency_told where opening_id in (${mine})`.execute(owner);
  await sql`delete from care.emergency_opening where id in (${mine})`.execute(owner);
  // The tests soon use up ten attempts an hour. Only here are entries deleted from the trail.
  await sql`alter table audit.entry disable trigger append_only`.execute(owner);
  await sql`delete from audit.entry where account_id = ${as(name).accountId}`.execute(owner);
  await sql`alter table audit.entry enable trigger append_only`.execute(owner);
}
const read = (name: string, id: string) => call(server, as(name), `GET /api/emergencies/${id}`);
const review = (name: string, id: string, verdict = 'justified') =>
  call(server, as(name), `PUT /api/emergencies/${id}/review`, {
    verdict,
    note: `I called her. ${canary}`,
  });
const listed = async (name: string, id: string) =>
  (await call(server, as(name), 'GET /api/emergency-reviews')).body.openings.find(
    (one: Row) => one['openingId'] === id,
  );
const notice = async (name: string) =>
  (await call(server, as(name), 'GET /api/emergency-notice')).body;

describe('who may not', () => {
  const others = roleNames.filter(
    (role) => !['case-manager', 'supervisor', 'child-protection-officer'].includes(role),
  );
  it.each(others)('%s opens nothing, over HTTP and over SQL', async (role) => {
    const actor = role === 'cso-manager' ? as('manager') : as(role);
    const [found, absent] = [
      await open(actor, mother.code),
      await call(server, actor, 'POST /api/nothing', {}),
    ];
    expect([found.status, found.raw]).toEqual([404, absent.raw]);
    const input = JSON.stringify({ id: newId(), caseCode: mother.code, kind: 'violence' });
    await expect(
      asActor(database, actor, (tx) =>
        sql`select care.open_emergency(${input}::jsonb)`.execute(tx),
      ),
    ).rejects.toThrow(/not open to this role|permission denied/);
  });
  it('nobody reads or writes the tables over SQL, whoever they are', async () => {
    for (const actor of staff.values()) {
      for (const statement of [
        'select * from care.emergency_opening',
        'select * from care.emergency_told',
        'update care.emergency_opening set until_at = until_at',
        'delete from care.emergency_opening',
        'insert into care.emergency_told (opening_id, person_id, account_id, of_case) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), true)',
        'select access.is_held_at(gen_random_uuid(), now())',
        'select * from care.emergency_leads(gen_random_uuid(), gen_random_uuid())',
        'select care.emergency_covers(gen_random_uuid())',
      ]) {
        await expect(
          asActor(database, actor, (tx) => sql.raw(statement).execute(tx)),
          `${actor.role}: ${statement}`,
        ).rejects.toThrow(/permission denied/);
      }
    }
  });
  it('a wrong code and one that may not be opened answer alike, and leave the same entry', async () => {
    await sql`update people.person set died_on = current_date
      where id = ${guarded.personId}`.execute(owner);
    const answers = [];
    for (const code of ['C-2222-2222', guarded.code, '%', guarded.code.slice(0, -1), "C-' or 1=1"])
      answers.push(await open(as('sixth'), code));
    await sql`update people.person set died_on = null where id = ${guarded.personId}`.execute(
      owner,
    );
    expect(new Set(answers.map(({ status, raw }) => `${status} ${raw}`))).toEqual(
      new Set(['200 {"openingId":null}']),
    );
    const entries = await rowsOf(sql`select event, subjects, purpose from audit.entry
      where account_id = ${as('sixth').accountId} order by at`);
    expect(entries).toHaveLength(10);
    expect(
      new Set(
        entries.map((entry) => `${entry['event']} ${entry['purpose']} ${entry['subjects'].length}`),
      ),
    ).toEqual(
      new Set(['emergency-attempted threat-to-life 0', 'emergency-not-opened threat-to-life 0']),
    );
  });
  it('a case for which nobody could be told is not opened', async () => {
    const lonely = await makeOrganisation(database, { side: 'care' });
    await sql`update care.case_file set organisation_id = ${lonely}
      where id = ${guarded.caseId}`.execute(owner);
    expect((await open(as('fifth'), guarded.code)).raw).toBe('{"openingId":null}');
    await sql`update care.case_file set organisation_id = ${organisationId}
      where id = ${guarded.caseId}`.execute(owner);
  });
  it('the eleventh attempt of an hour is refused, also with the right code', async () => {
    for (let turn = 5; turn < 10; turn++)
      expect((await open(as('sixth'), 'C-2222-2222')).status).toBe(200);
    const answer = await open(as('sixth'), mother.code);
    expect([answer.status, answer.body.code]).toEqual([409, 'emergency-attempts-used-up']);
  });
  it('who holds the case is told so and opens nothing', async () => {
    for (const name of ['lead', 'supervisor']) {
      expect([(await open(as(name), mother.code)).body.code]).toEqual(['emergency-not-needed']);
    }
  });
  it('an opening without a reason is not kept', async () => {
    const input = JSON.stringify({ id: newId(), caseCode: mother.code, kind: 'violence' });
    await expect(
      asActor(database, as('helper'), (tx) =>
        sql`select care.open_emergency(${input}::jsonb)`.execute(tx),
      ),
    ).rejects.toThrow('says why');
    expect((await open(as('helper'), mother.code, { reason: ' ' })).status).toBe(400);
    expect((await open(as('helper'), mother.code, { kind: 'curious' })).status).toBe(400);
  });
});

describe('an opening that is not committed', () => {
  it('shows nothing in its own transaction, which could be rolled back with all its traces', async () => {
    await forget('fifth');
    const id = newId();
    const input = JSON.stringify({ id, caseCode: mother.code, kind: 'violence' });
    const seen = await asActor(database, as('fifth'), async (tx) => {
      await sql`select care.open_emergency(${input}::jsonb)`.execute(tx);
      await sql`select care.give_emergency_reason(${id}, ${Buffer.from('sealed')})`.execute(tx);
      return (await sql<Row>`select care.read_emergency(${id}) as page`.execute(tx)).rows[0]![
        'page'
      ];
    });
    expect(seen).toBeNull();
    const later = await asActor(
      database,
      as('fifth'),
      async (tx) =>
        (await sql<Row>`select care.read_emergency(${id}) ->> 'caseCode' as code`.execute(tx))
          .rows[0]!['code'],
    );
    expect(later).toBe(mother.code);
    await forget('fifth');
  });
});

describe('an opening', () => {
  it('shows one page: who, how to reach, who answers for the child, whom to call, and no text', async () => {
    const id = await opened('helper', ` ${child.code.toLowerCase().replaceAll('-', ' ')} `);
    const { status, body, raw } = await read('helper', id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      caseCode: child.code,
      kind: 'violence',
      names: ['Aida Testova'],
      mayBeMinor: true,
      contacts: [{ kind: 'phone', value: `+996 555 ${canary}` }],
      covers: [
        {
          kind: 'custodial-parent',
          relation: 'mother',
          name: 'Gulnara Testova',
          phones: [`+996 555 ${canary}`],
        },
      ],
      team: [
        { part: 'lead', name: 'Person lead' },
        { part: 'supervisor', name: 'Person supervisor' },
      ],
      told: ['Person supervisor'],
    });
    expect(body.secondsLeft).toBeGreaterThan(3590);
    expect(body.secondsLeft).toBeLessThanOrEqual(3600);
    for (const hidden of [child.personId, 'wrapped', 'consent', 'document'])
      expect(raw).not.toContain(hidden);
  });
  it('of an adult shows nobody who answers for them', async () => {
    const id = await opened('helper');
    expect((await read('helper', id)).body).toMatchObject({
      names: ['Gulnara Testova'],
      covers: [],
    });
  });
  it('leaves an entry for the attempt, the opening and every reading, with the pseudonym', async () => {
    const id = await opened('other');
    await read('other', id);
    await read('other', id);
    const entries = await rowsOf(sql`select event, purpose, subjects from audit.entry
      where account_id = ${as('other').accountId} order by at`);
    expect(entries.map((entry) => entry['event'])).toEqual([
      'emergency-attempted',
      'emergency-opened',
      'emergency-read',
      'emergency-read',
    ]);
    expect(new Set(entries.map((entry) => entry['purpose']))).toEqual(new Set(['threat-to-life']));
    expect(entries[2]!['subjects']).toEqual([services.keyring.pseudonym(mother.personId)]);
  });
  it('is for whoever opened it, and for nobody else', async () => {
    const id = await opened('helper');
    const absent = await read('other', newId());
    for (const name of ['other', 'lead', 'supervisor', 'second', 'stranger', 'officer']) {
      const answer = await read(name, id);
      expect([name, answer.status, answer.raw]).toEqual([name, 404, absent.raw]);
      const seen = await asActor(
        database,
        as(name),
        async (tx) =>
          (await sql<Row>`select care.read_emergency(${id}) as answer`.execute(tx)).rows[0]![
            'answer'
          ],
      );
      expect([name, seen]).toEqual([name, null]);
    }
  });
  it('opens no other door: not the file, not a list, not a search, and it writes nothing', async () => {
    const id = await opened('helper');
    expect((await read('helper', id)).status).toBe(200);
    const actor = as('helper');
    const { personId, caseId } = mother;
    for (const path of [
      `persons/${personId}`,
      `persons/${personId}/contacts`,
      `persons/${personId}/case`,
      `cases/${caseId}`,
      `persons/${personId}/timeline`,
      `persons/${personId}/cover`,
      `persons/${personId}/plan`,
      `persons/${personId}/likely-files`,
    ]) {
      expect([path, (await call(server, actor, `GET /api/${path}`)).status]).toEqual([path, 404]);
    }
    expect((await call(server, actor, 'GET /api/my-cases')).body.cases).toEqual([]);
    expect((await call(server, actor, 'GET /api/persons?search=Testova')).body.persons).toEqual([]);
    expect(
      (await call(server, actor, `GET /api/persons?search=${mother.code}`)).body.persons,
    ).toEqual([]);
    const writes: [string, object][] = [
      [`POST /api/persons/${personId}/contacts`, { kind: 'phone', value: '1' }],
      [
        `POST /api/cases/${caseId}/visits`,
        {
          visitedOn: '2026-01-01',
          kind: 'first',
          present: ['person'],
          safetyConcern: 'none',
          text: 'x',
          nextVisitOn: null,
        },
      ],
      [
        `POST /api/cases/${caseId}/legal-aid-offers`,
        { offeredOn: '2026-01-01', toldIn: 'ky', answer: 'later' },
      ],
      [
        `PUT /api/persons/${personId}/correction`,
        { field: 'sex', value: 'male', baseVersion: 1, reason: 'because' },
      ],
    ];
    for (const [line, body] of writes)
      expect([line, (await call(server, actor, line as 'POST x', body)).status]).toEqual([
        line,
        404,
      ]);
    await asActor(database, actor, async (tx) => {
      for (const table of [
        'people.person',
        'people.person_name',
        'people.contact',
        'people.file_key',
        'people.identity_document',
        'people.consent',
        'people.kinship',
        'care.case_file',
        'care.visit',
        'care.assessment',
        'care.plan',
        'care.assignment',
        'guardianship.cover',
        'access.reach',
      ]) {
        expect([table, (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows]).toEqual([
          table,
          [],
        ]);
      }
    });
  });
  it('keeps its reason sealed, in no table in clear', async () => {
    await opened('helper');
    const tables = await rowsOf(sql`select to_jsonb(o)::text as text from care.emergency_opening o
      union all select to_jsonb(e)::text from audit.entry e union all select to_jsonb(c)::text
        from access.command c`);
    expect(tables.map((row) => row['text']).join(' ')).not.toContain(canary);
  });
  it('is one case in sixty minutes, also when the first was ended', async () => {
    const id = await opened('helper');
    const [again] = [await open(as('helper'), child.code)];
    expect([again.status, again.body.code]).toEqual([409, 'emergency-still-open']);
    expect((await call(server, as('helper'), `PUT /api/emergencies/${id}/end`)).status).toBe(200);
    expect((await open(as('helper'), child.code)).body.code).toBe('emergency-still-open');
    expect((await read('helper', id)).status).toBe(404);
  });
  it('two at once open one', async () => {
    await forget('third');
    const answers = await Promise.all([
      open(as('third'), mother.code),
      open(as('third'), child.code),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(
      await rowsOf(
        sql`select 1 from care.emergency_opening where by_account = ${as('third').accountId}`,
      ),
    ).toHaveLength(1);
  });
  it('with the code of a file merged since opens the one that is kept, with the ways of both', async () => {
    await sql`alter table people.person disable trigger case_follows_merge`.execute(owner);
    await sql`select people.point_file(${guarded.personId}, ${child.personId})`.execute(owner);
    const id = await opened('fourth', guarded.code);
    const { body } = await read('fourth', id);
    expect([body.caseCode, body.names, body.contacts.length]).toEqual([
      child.code,
      ['Aida Testova', 'Aida Sydykova'],
      2,
    ]);
    await sql`select people.point_file(${guarded.personId}, null)`.execute(owner);
    await sql`alter table people.person enable trigger case_follows_merge`.execute(owner);
    await forget('fourth');
  });
  it('ends with the grant of the one who opened', async () => {
    const leaving = await join('leaving', 'case-manager', organisationId);
    const id = await opened('leaving');
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${leaving.accountId}`.execute(owner);
    expect(
      (await rowsOf(sql`select ended_at from care.emergency_opening where id = ${id}`))[0]![
        'endedAt'
      ],
    ).not.toBeNull();
  });
});

describe('sixty minutes', () => {
  const isOpenAt = async (id: string, seconds: number) =>
    (
      await rowsOf(sql`select care.emergency_is_open(o,
    o.opened_at + make_interval(secs => ${seconds})) as is from care.emergency_opening o
      where id = ${id}`)
    )[0]!['is'];
  it('are over at the sixtieth, by the clock of the question', async () => {
    const id = await opened('helper');
    expect(
      await Promise.all([0, 3540, 3599.999, 3600, 3600.001, 3660].map((at) => isOpenAt(id, at))),
    ).toEqual([true, true, true, false, false, false]);
  });
  it.each([
    [3590, 200],
    [3600, 404],
    [3660, 404],
  ])('opened %i seconds ago the page answers %i', async (seconds, status) => {
    const id = await opened('helper');
    await age(id, `${seconds} seconds`);
    expect((await read('helper', id)).status).toBe(status);
    expect((await call(server, as('helper'), 'GET /api/emergencies')).body.openId).toBe(
      status === 200 ? id : null,
    );
  });
  it('cannot be made longer, not even by the owner of the tables', async () => {
    const id = await opened('helper');
    for (const column of ['until_at', 'review_due_at']) {
      await expect(
        sql`update care.emergency_opening set ${sql.ref(column)} = ${sql.ref(column)} + interval
          '1 second'
        where id = ${id}`.execute(owner),
      ).rejects.toThrow(/check constraint/);
    }
  });
  it('are counted in a transaction that was begun before and held open', async () => {
    const id = await opened('helper');
    await asActor(database, as('helper'), async (tx) => {
      const look = async () =>
        (await sql<Row>`select care.read_emergency(${id}) is not null as seen`.execute(tx))
          .rows[0]!['seen'];
      expect(await look()).toBe(true);
      await age(id, '59 minutes 59.8 seconds');
      expect(await look()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await look()).toBe(false);
    });
  });
});

describe('the second person', () => {
  it('is the supervisor of the case, who sees at once who, when, which case and why', async () => {
    const id = await opened('helper');
    expect(await notice('supervisor')).toMatchObject({
      waiting: expect.any(Number),
      newest: expect.any(String),
    });
    expect(await listed('supervisor', id)).toMatchObject({
      caseCode: mother.code,
      kind: 'violence',
      opener: 'Person helper',
      openerRole: 'case-manager',
      isOpen: true,
      wasTold: true,
      mayReview: true,
      reason: `Her brother stands at the door. ${canary}`,
      verdict: null,
    });
    const told = await rowsOf(sql`select d.told_at = o.opened_at as together, d.account_id
        from care.emergency_told d
      join care.emergency_opening o on o.id = d.opening_id where o.id = ${id}`);
    expect(told).toEqual([{ together: true, accountId: as('supervisor').accountId }]);
  });
  it('ends it at once', async () => {
    const id = await opened('helper');
    expect((await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`)).status).toBe(
      200,
    );
    expect((await read('helper', id)).status).toBe(404);
    expect((await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`)).body.code).toBe(
      'emergency-already-over',
    );
    expect(await listed('supervisor', id)).toMatchObject({
      isOpen: false,
      endedBy: 'Person supervisor',
    });
  });
  it('is the manager when the case has no supervisor, and never the one who opens nor their namesake', async () => {
    await sql`update care.assignment set until_at = now() where case_id = ${child.caseId}
      and part = 'supervisor'`.execute(owner);
    const toldOf = async (id: string) =>
      (await rowsOf(sql`select account_id from care.emergency_told where opening_id = ${id}`)).map(
        (row) => row['accountId'],
      );
    expect(await toldOf(await opened('helper', child.code))).toEqual([as('manager').accountId]);
    expect(await toldOf(await opened('second', child.code))).toEqual([as('manager').accountId]);
    await sql`update access.account set display_name = 'person  HELPER'
      where id = ${as('manager').accountId}`.execute(owner);
    expect((await toldOf(await opened('helper', child.code))).toSorted()).toEqual(
      [as('supervisor').accountId, as('second').accountId].toSorted(),
    );
    await sql`update access.account set display_name = 'Person manager'
      where id = ${as('manager').accountId}`.execute(owner);
    await sql`update care.assignment set until_at = 'infinity' where case_id = ${child.caseId}
      and part = 'supervisor'`.execute(owner);
    await forget('second');
  });
  it('of somebody of another organisation: theirs is told too, without the reason and without a say', async () => {
    const id = await opened('stranger');
    expect((await read('stranger', id)).body.told).toEqual([
      'Person stranger-manager',
      'Person supervisor',
    ]);
    expect(await listed('stranger-manager', id)).toMatchObject({
      reason: null,
      mayReview: false,
      wasTold: true,
    });
    expect(await listed('stranger-supervisor', id)).toBeUndefined();
    const refused = await review('stranger-manager', id);
    expect(refused.status).toBe(404);
    expect((await review('stranger-supervisor', id)).raw).toBe(refused.raw);
    expect(await notice('stranger-manager')).toMatchObject({ waiting: 1 });
    expect(
      (await call(server, as('stranger-manager'), `PUT /api/emergencies/${id}/end`)).status,
    ).toBe(200);
    expect(await notice('stranger-manager')).toMatchObject({ waiting: 0 });
    expect(await listed('supervisor', id)).toMatchObject({
      openerOrganisation: expect.any(Object),
      mayReview: true,
    });
  });
  it('of an officer whose body has no lead is the supervisor of the case', async () => {
    expect((await read('officer', await opened('officer', child.code))).body.told).toEqual([
      'Person supervisor',
    ]);
  });
  it('is asked for by the open page itself, which keeps no session awake', async () => {
    const session = sql`token_hash = ${createHash('sha256').update(as('second').token).digest()}`;
    const idle = () =>
      sql`update access.session set seen_at = now() - interval '14 minutes'
        where ${session}`.execute(owner);
    const minutes = async () =>
      (
        await rowsOf(sql`select round(extract(epoch from now() - seen_at) / 60)::int as idle
      from access.session where ${session}`)
      )[0]!['idle'];
    await idle();
    await notice('second');
    expect(await minutes()).toBe(14);
    await call(server, as('second'), 'GET /api/emergency-reviews');
    expect(await minutes()).toBe(0);
  });
  it('may be away: after a day the other leads are asked', async () => {
    const id = await opened('helper');
    const before = (await notice('second')).waiting;
    await age(id, '25 hours');
    expect((await notice('second')).waiting).toBe(before + 1);
  });
});

async function age(id: string, by: string): Promise<void> {
  await sql`update care.emergency_opening set opened_at = opened_at - ${by}::interval, until_at =
    until_at - ${by}::interval,
    review_due_at = review_due_at - ${by}::interval where id = ${id}`.execute(owner);
}

describe('judging', () => {
  it('is not for the one who opened, nor for another account under the same name', async () => {
    await forget('second');
    const id = await opened('second');
    const own = await review('second', id);
    expect([own.status, own.body.code]).toEqual([409, 'reviewer-is-opener']);
    await sql`update access.account set display_name = 'PERSON second'
      where id = ${as('manager').accountId}`.execute(owner);
    expect((await review('manager', id)).body.code).toBe('reviewer-is-opener');
    expect(await listed('manager', id)).toMatchObject({ mayReview: false });
    await sql`update access.account set display_name = 'Person manager'
      where id = ${as('manager').accountId}`.execute(owner);
    await expect(
      sql`update care.emergency_opening set verdict = 'justified', reviewed_by = by_account,
        reviewed_at = now()
      where id = ${id}`.execute(owner),
    ).rejects.toThrow(/check constraint/);
    expect((await review('manager', id)).status).toBe(200);
  });
  it('is for a lead of that organisation; to everybody else it does not exist', async () => {
    const id = await opened('helper');
    const absent = await call(
      server,
      as('stranger-manager'),
      `PUT /api/emergencies/${newId()}/review`,
      { verdict: 'justified', note: 'x' },
    );
    for (const name of ['stranger-manager', 'stranger-supervisor'])
      expect((await review(name, id)).raw).toBe(absent.raw);
    for (const name of ['lead', 'helper', 'officer'])
      expect((await review(name, id)).status).toBe(404);
    expect((await review('second', id)).status).toBe(200);
    expect(await listed('supervisor', id)).toMatchObject({
      verdict: 'justified',
      reviewer: 'Person second',
      note: `I called her. ${canary}`,
    });
  });
  it('and ending, past the endpoints: over SQL nobody else has an effect', async () => {
    const id = await opened('helper');
    const note = JSON.stringify({ id, verdict: 'justified', note: null });
    const questions = [
      sql`select care.end_emergency(${id}) ->> 'outcome' as answer`,
      sql`select care.review_emergency(${note}::jsonb) as answer`,
      sql`select coalesce((select 'seen' from care.list_emergencies(${id}, 9)), 'not-found') as
        answer`,
      sql`select case when care.lift_emergencies_withdrawn(${as('helper').accountId}) then 'lifted'
        else 'not-found' end as answer`,
    ];
    for (const name of [
      'other',
      'lead',
      'officer',
      'stranger',
      'stranger-manager',
      'stranger-supervisor',
      'psychologist',
      'teacher',
    ]) {
      for (const question of questions) {
        expect([
          name,
          (await asActor(database, as(name), (tx) => question.execute(tx))).rows,
        ]).toEqual([name, [{ answer: 'not-found' }]]);
      }
    }
    for (const name of ['prosecutor', 'national-coordinator', 'auditor']) {
      for (const question of questions) {
        await expect(asActor(database, as(name), (tx) => question.execute(tx))).rejects.toThrow(
          /permission denied/,
        );
      }
    }
    expect((await read('helper', id)).status).toBe(200);
  });
  it('and ending leave their entries', async () => {
    const id = await opened('helper');
    await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`);
    await review('supervisor', id);
    const entries = await rowsOf(sql`select event, purpose, subjects from audit.entry
        where account_id = ${as('supervisor').accountId}
      and action = 'write' and record = 'emergency' order by at desc limit 2`);
    const subjects = [services.keyring.pseudonym(mother.personId)];
    expect(entries).toEqual([
      { event: 'emergency-justified', purpose: 'threat-to-life', subjects },
      { event: 'emergency-ended', purpose: 'threat-to-life', subjects },
    ]);
  });
  it('by two at once has one effect', async () => {
    const id = await opened('helper');
    const answers = await Promise.all([
      review('supervisor', id),
      review('manager', id, 'not-justified'),
    ]);
    expect(answers.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([
      200,
      'emergency-already-reviewed',
    ]);
    const [row] = await rowsOf(
      sql`select verdict, reviewed_by from care.emergency_opening where id = ${id}`,
    );
    const [first] = answers.filter(({ status }) => status === 200);
    expect(row!['verdict']).toBe(first!.body.verdict);
    await forget('helper');
  });
  it('as not justified ends it and takes the right, until another lead gives it back', async () => {
    const id = await opened('helper');
    expect((await review('supervisor', id, 'not-justified')).status).toBe(200);
    expect((await read('helper', id)).status).toBe(404);
    await age(id, '2 hours');
    expect((await open(as('helper'), mother.code)).body.code).toBe('emergency-right-withdrawn');
    const lift = (name: string) =>
      call(server, as(name), 'PUT /api/emergency-rights', { accountId: as('helper').accountId });
    for (const name of ['helper', 'stranger-manager', 'officer'])
      expect([name, (await lift(name)).status]).toEqual([name, 404]);
    expect(
      (await call(server, as('manager'), 'GET /api/emergency-reviews')).body.withdrawn,
    ).toEqual([
      {
        accountId: as('helper').accountId,
        name: 'Person helper',
        since: expect.any(String),
        mayLift: true,
      },
    ]);
    expect((await lift('manager')).status).toBe(200);
    expect((await lift('manager')).status).toBe(404);
    expect((await open(as('helper'), mother.code)).status).toBe(200);
  });
});

describe('the organisation of the one who opened', () => {
  const lift = (name: string) =>
    call(server, as(name), 'PUT /api/emergency-rights', { accountId: as('stranger').accountId });
  it('sees a verdict and cannot lift it; the organisation of the case can', async () => {
    const id = await opened('stranger');
    expect((await review('supervisor', id, 'not-justified')).status).toBe(200);
    const withdrawn = async (name: string) =>
      (await call(server, as(name), 'GET /api/emergency-reviews')).body.withdrawn;
    expect(await withdrawn('stranger-manager')).toMatchObject([
      { name: 'Person stranger', mayLift: false },
    ]);
    expect((await lift('stranger-manager')).status).toBe(404);
    expect(await withdrawn('manager')).toMatchObject([{ name: 'Person stranger', mayLift: true }]);
    expect((await lift('manager')).status).toBe(200);
    expect(await withdrawn('stranger-manager')).toEqual([]);
    await forget('stranger');
  });
  it("judges only while nobody of the case's could, so that no account rests for ever", async () => {
    const id = await opened('stranger');
    const leads = ['supervisor', 'second', 'manager'].map((name) => as(name).accountId);
    const grants = (until: string) =>
      sql`update workforce.membership set until_at = ${until}
      where account_id = any(${leads}::uuid[])`.execute(owner);
    expect((await review('stranger-manager', id)).status).toBe(404);
    const [before] = await rowsOf(
      sql`select until_at::text from workforce.membership where account_id = ${leads[0]}`,
    );
    await grants(new Date(Date.now() - 1000).toISOString());
    expect(await listed('stranger-manager', id)).toMatchObject({
      mayReview: true,
      reason: expect.stringContaining(canary),
    });
    await grants(before!['untilAt']);
    expect(await listed('stranger-manager', id)).toMatchObject({ mayReview: false, reason: null });
    await grants(new Date(Date.now() - 1000).toISOString());
    await age(id, '73 hours');
    expect((await review('stranger-manager', id)).status).toBe(200);
    await grants(before!['untilAt']);
    await forget('stranger');
  });
  it('a lead who rests is not told of an opening, somebody who can act is', async () => {
    const resting = await opened('supervisor', child.code).catch(() => null);
    expect(resting).toBeNull();
    await sql`insert into care.emergency_opening (id, case_id, person_id, by_account,
      by_organisation_id, kind, reason, opened_at,
        until_at, review_due_at) select gen_random_uuid(), id, person_id,
          ${as('supervisor').accountId}, organisation_id, 'health', ''::bytea,
        now() - interval '73 hours', now() - interval '72 hours', now() - interval '1 hour'
      from care.case_file where id = ${mother.caseId}`.execute(owner);
    expect((await read('helper', await opened('helper'))).body.told).toEqual(['Person manager']);
    await forget('supervisor');
    await forget('helper');
  });
});

describe('seventy-two hours', () => {
  const heldAt = async (name: string, id: string, seconds: number) =>
    (
      await rowsOf(sql`select access.is_held_at(
    ${as(name).accountId}, o.opened_at + make_interval(secs => ${seconds})) as is
      from care.emergency_opening o where id = ${id}`)
    )[0]!['is'];
  const hours72 = 72 * 3600;
  it('unjudged, the account rests: a day before, a minute before, at, a minute after, a day after', async () => {
    const id = await opened('third');
    expect(
      await Promise.all(
        [
          hours72 - 86_400,
          hours72 - 60,
          hours72 - 0.001,
          hours72,
          hours72 + 60,
          hours72 + 86_400,
        ].map((at) => heldAt('third', id, at)),
      ),
    ).toEqual([false, false, false, true, true, true]);
  });
  it('nothing answers then, and everything again after the review, in the same session', async () => {
    const id = await opened('third');
    await age(id, '71 hours 59 minutes');
    expect((await call(server, as('third'), 'GET /api/my-cases')).status).toBe(200);
    await age(id, '2 minutes');
    const held = await call(server, as('third'), 'GET /api/my-cases');
    expect([held.status, held.body.code]).toEqual([401, 'account-held']);
    await expect(asActor(database, as('third'), async () => undefined)).rejects.toThrow('held');
    const alarms = await call(
      server,
      as('national-coordinator'),
      'GET /api/cockpit/alarms?kind=emergency-unreviewed',
    );
    expect(alarms.body.counts['emergency-unreviewed']).toBe(1);
    expect(alarms.body.alarms).toEqual([
      expect.objectContaining({ reference: mother.code, responsible: 'Person supervisor' }),
    ]);
    expect(await listed('supervisor', id)).toMatchObject({ isOverdue: true });
    expect((await review('supervisor', id)).status).toBe(200);
    expect((await call(server, as('third'), 'GET /api/my-cases')).status).toBe(200);
    expect(
      (await call(server, as('national-coordinator'), 'GET /api/cockpit/alarms')).body.counts[
        'emergency-unreviewed'
      ],
    ).toBe(0);
  });
  it('a held account learns nothing of its session that a stranger could not', async () => {
    const id = await opened('third');
    await age(id, '73 hours');
    await sql`update access.session set ended_at = now()
      where token_hash = ${createHash('sha256').update(as('third').token).digest()}`.execute(owner);
    expect((await call(server, as('third'), 'GET /api/my-cases')).body.code).toBe('signed-out');
    await forget('third');
  });
});
