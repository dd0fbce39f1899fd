// Two files of one person: who must not touch them, that it takes two people, that merging closes
// what it must and moves nothing, that undoing gives everything back, and that two people who
// decide at the same moment leave one decision.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays, dayAt } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import type { Role } from '../../kernel/roles.ts';
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
import { bornYearsAgo } from '../../../test/support/households.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { careRoom } from '../care/room.ts';
import { guardianshipRoom } from '../guardianship/room.ts';
import { peopleRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([peopleRoom, careRoom, guardianshipRoom], testServices(database));
const today = dayAt(new Date(), testProgramme.timeZone);
let organisationId: string;
let worker: TestActor;
let supervisor: TestActor;
let manager: TestActor;
let colleague: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  organisationId = await makeOrganisation(database, { side: 'care' });
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  worker = await makeActor(database, { role: 'case-manager', duty: 'intake', organisationId });
  colleague = await makeActor(database, { role: 'case-manager', duty: 'intake', organisationId });
  await sql`update access.account set display_name = 'Another Colleague'
    where id = ${colleague.accountId}`.execute(owner);
  supervisor = await makeActor(database, { role: 'supervisor', organisationId });
  manager = await makeActor(database, { role: 'cso-manager', organisationId });
});

type Made = { id: string; code: string };
type Wanted = {
  by?: TestActor;
  years?: number;
  sex?: string;
  consents?: object[];
  others?: { name: string; years: number; relation: string }[];
};
const name = (fullName: string) => ({
  fullName,
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'tg',
});
const birth = (years: number) => ({
  from: bornYearsAgo(years),
  to: bornYearsAgo(years),
  precision: 'day',
});
const consent = (fields: object = {}) => ({
  purpose: 'case-support',
  ground: 'consent',
  organisationId: null,
  toldIn: 'tg',
  toldHow: 'spoken',
  toldOn: today,
  untilOn: addDays(today, 100),
  ...fields,
});

/** Everything the check before an intake could show, without using up the hourly limit. */
async function listLookedAt(by: TestActor): Promise<string[]> {
  return (
    await sql<{
      id: string;
    }>`select id from people.person where organisation_id = ${by.organisationId}`.execute(owner)
  ).rows.map((row) => row.id);
}

/** One household by intake, its cases with a supervisor; the first person comes first. */
async function makeHousehold(fullName: string, wanted: Wanted = {}): Promise<Made[]> {
  const { by = worker, years = 30, sex = 'male', consents = [consent()], others = [] } = wanted;
  await call(server, by, 'GET /api/persons?search=Rahimov');
  const person = (one: string, age: number, relation: string) => ({
    name: name(one),
    otherSpellings: [],
    sex,
    birth: birth(age),
    citizenship: 'TJ',
    relationToFirst: relation,
    consents,
  });
  const persons = [
    person(fullName, years, 'self'),
    ...others.map((one) => person(one.name, one.years, one.relation)),
  ];
  const added = await call(server, by, 'POST /api/intake', {
    province: null,
    searchedFor: 'Rahimov',
    legalAidOffered: { on: today, answer: 'later' },
    persons,
    lookedAt: await listLookedAt(by),
  });
  expect(added.status).toBe(200);
  for (const { id } of added.body.persons as Made[])
    await supervise(by.organisationId === organisationId ? manager : null, id);
  return added.body.persons;
}

async function supervise(by: TestActor | null, personId: string): Promise<void> {
  if (!by) return;
  const { body } = await call(server, by, `GET /api/persons/${personId}/case`);
  const given = await call(server, by, `PUT /api/cases/${body.caseId}/assignment`, {
    baseVersion: body.version,
    part: 'supervisor',
    accountId: supervisor.accountId,
    reason: 'first-assignment',
  });
  expect(given.status).toBe(200);
}

const makeTwo = async (wanted: Wanted = {}): Promise<[Made, Made]> => {
  const [one] = await makeHousehold('Абдулло Рахимов', wanted);
  const [other] = await makeHousehold('Abdullo Rahimov', wanted);
  return [one!, other!];
};
const pairOf = (actor: TestActor, one: Made, other: Made) =>
  call(server, actor, `GET /api/persons/${one.id}/pairs/${other.id}`);

/** A step based on what the user would have read just before. */
async function step(
  actor: TestActor,
  [one, other]: readonly [Made, Made],
  wanted: string,
  more: object = {},
) {
  const read = (await pairOf(actor, one, other)).body;
  return call(server, actor, `PUT /api/persons/${one.id}/pairs/${other.id}`, {
    step: wanted,
    baseVersion: read?.pair?.version ?? 0,
    keptId: wanted === 'proposed' ? one.id : null,
    reason: ['proposed', 'different', 'undo-proposed', 'kept'].includes(wanted)
      ? 'same grandmother, same scar on the list'
      : null,
    versions: ['merged', 'undone'].includes(wanted)
      ? { one: read?.one?.version ?? 1, other: read?.other?.version ?? 1 }
      : null,
    ...more,
  });
}

async function merge(pair: readonly [Made, Made]): Promise<void> {
  expect((await step(worker, pair, 'proposed')).status).toBe(200);
  expect((await step(supervisor, pair, 'merged')).body).toEqual({ version: 2 });
}
const textOf = async (query: ReturnType<typeof sql>) =>
  JSON.stringify((await query.execute(owner)).rows);

describe('who does not reach both files', () => {
  test('is answered as for files that do not exist, whatever the step', async () => {
    const [mine] = await makeHousehold('Юсуф Каримов');
    const [theirs] = await makeHousehold('Yusuf Karimov', { by: colleague });
    const absent = { id: newId(), code: 'x' };
    for (const pair of [
      [mine!, theirs!],
      [theirs!, mine!],
      [theirs!, absent],
      [mine!, mine!],
    ] as [Made, Made][]) {
      const before = await textOf(sql`select * from people.person_pair`);
      const answers = [await pairOf(worker, ...pair)];
      for (const one of ['proposed', 'different', 'merged', 'undone'])
        answers.push(await step(worker, pair, one));
      const like = await pairOf(worker, mine!, absent);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect(answers[0]!.raw).toBe(like.raw);
      expect(await textOf(sql`select * from people.person_pair`)).toBe(before);
    }
    const likely = await call(server, worker, `GET /api/persons/${mine!.id}/likely-files`);
    expect(likely.body).toEqual({ likely: [], known: [] });
    expect((await call(server, worker, 'GET /api/file-pairs/waiting')).body.pairs).toEqual([]);
  });

  test('nor by the function itself, past the endpoints', async () => {
    const pair = await makeTwo();
    const ask = (actor: TestActor) =>
      asActor(
        database,
        actor,
        async (tx) =>
          (
            await sql<{ answer: { outcome: string } }>`
      select people.step_pair(${JSON.stringify({
        pairId: newId(),
        stepId: newId(),
        personId: pair[0].id,
        otherId: pair[1].id,
        step: 'different',
        baseVersion: 0,
        keptId: null,
        reason: null,
        versions: null,
      })}::jsonb) as answer`.execute(tx)
          ).rows[0]!.answer.outcome,
      );
    const roles: Role[] = [
      'case-manager',
      'supervisor',
      'psychologist',
      'child-protection-officer',
      'teacher',
      'cso-manager',
    ];
    for (const role of roles) {
      const actor = await makeActor(database, { role, organisationId });
      if (role === 'psychologist' || role === 'teacher') {
        await sql`insert into access.reach (account_id, person_id, via) select ${actor.accountId},
          id, 'case-team'
          from unnest(${pair.map(({ id }) => id)}::uuid[]) id`.execute(owner);
      }
      expect([role, await ask(actor)]).toEqual([role, 'not-found']);
    }
    for (const role of ['prosecutor', 'national-coordinator', 'auditor'] as const) {
      await expect(ask(await makeActor(database, { role }))).rejects.toThrow(/permission denied/);
    }
  });
});

describe('it takes two people', () => {
  test('the one who proposed cannot confirm, nor a second account of the same name', async () => {
    const pair = await makeTwo();
    expect((await step(worker, pair, 'proposed')).status).toBe(200);
    expect((await step(worker, pair, 'merged')).body).toMatchObject({
      code: 'second-person-needed',
    });
    const twin = await makeActor(database, { role: 'case-manager', organisationId });
    await sql`update access.account set display_name = 'test  Case-Manager'
      where id = ${twin.accountId}`.execute(owner);
    await sql`insert into access.reach (account_id, person_id, via) select ${twin.accountId}, id,
      'case-team'
      from unnest(${pair.map(({ id }) => id)}::uuid[]) id`.execute(owner);
    expect((await step(twin, pair, 'merged')).body).toMatchObject({ code: 'second-person-needed' });
    expect((await step(supervisor, pair, 'withdrawn')).body).toMatchObject({
      code: 'not-your-proposal',
    });
    expect((await step(worker, pair, 'withdrawn')).status).toBe(200);
    expect((await step(supervisor, pair, 'merged')).body).toMatchObject({
      code: 'step-does-not-follow',
    });
  });

  test('what changed since one compared is compared again', async () => {
    const pair = await makeTwo();
    await step(worker, pair, 'proposed');
    const { body: read } = await pairOf(supervisor, ...pair);
    const body = { step: 'merged', baseVersion: 1, keptId: null, reason: null };
    await call(server, worker, `PUT /api/persons/${pair[1].id}/correction`, {
      field: 'citizenship',
      value: 'UZ',
      baseVersion: read.other.version,
      reason: 'as in the passport',
    });
    const path = `PUT /api/persons/${pair[0].id}/pairs/${pair[1].id}` as const;
    expect(
      (
        await call(server, supervisor, path, {
          ...body,
          versions: { one: read.one.version, other: read.other.version },
        })
      ).body,
    ).toMatchObject({ code: 'conflict-changed-meanwhile' });
    expect((await call(server, supervisor, path, { ...body, versions: null })).body).toMatchObject({
      code: 'conflict-changed-meanwhile',
    });
    expect(
      (
        await call(server, supervisor, path, {
          ...body,
          baseVersion: 0,
          versions: { one: read.one.version, other: read.other.version + 1 },
        })
      ).body,
    ).toMatchObject({ code: 'conflict-changed-meanwhile' });
    expect((await step(supervisor, pair, 'merged')).status).toBe(200);
  });

  test('at the same moment: one decision, one effect', async () => {
    for (const other of ['merged', 'different'] as const) {
      const pair = await makeTwo();
      const second = await makeActor(database, { role: 'supervisor', organisationId });
      await sql`update access.account set display_name = 'Second Supervisor'
        where id = ${second.accountId}`.execute(owner);
      await sql`insert into access.reach (account_id, person_id, via) select ${second.accountId},
        id, 'case-team'
        from unnest(${pair.map(({ id }) => id)}::uuid[]) id`.execute(owner);
      await step(worker, pair, 'proposed');
      const answers = await Promise.all([
        step(supervisor, pair, 'merged'),
        step(second, pair, other),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const steps =
        await textOf(sql`select step from people.person_pair_step s join people.person_pair p
          on p.id = s.pair_id
        where ${pair[0].id} in (p.a_person_id, p.b_person_id) order by s.at`);
      expect(JSON.parse(steps)).toHaveLength(2);
    }
    const pair = await makeTwo();
    const both = await Promise.all([
      step(worker, pair, 'proposed'),
      step(supervisor, [pair[1], pair[0]], 'proposed'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('what stands in the way is said', () => {
  const refusalOf = async (pair: readonly [Made, Made]) =>
    (await step(worker, pair, 'proposed')).body.code;

  test('family of each other, another sex, files of two organisations', async () => {
    const [mother, child] = await makeHousehold('Олим Рахимов', {
      others: [{ name: 'Олим Рахимов', years: 8, relation: 'child' }],
    });
    expect(await refusalOf([mother!, child!])).toBe('recorded-as-kin');
    const [man] = await makeHousehold('Рахим Олимов');
    const [woman] = await makeHousehold('Рахим Олимов', { sex: 'female' });
    expect(await refusalOf([man!, woman!])).toBe('sex-differs');
    const far = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const [elsewhere] = await makeHousehold('Rahim Olimov', { by: far });
    await sql`insert into access.reach (account_id, person_id, via)
      values (${worker.accountId}, ${elsewhere!.id}, 'case-team')`.execute(owner);
    expect(await refusalOf([man!, elsewhere!])).toBe('files-of-two-organisations');
  });

  test('birth dates that cannot both be right, a child and an adult, somebody said to be another than a merged one', async () => {
    const [one] = await makeHousehold('Зафар Содиков', { years: 40 });
    const [other] = await makeHousehold('Zafar Sodikov', { years: 42 });
    expect(await refusalOf([one!, other!])).toBe('birth-differs');
    const unknown = { from: null, to: null, precision: 'unknown' };
    await call(server, worker, `PUT /api/persons/${other!.id}/correction`, {
      field: 'birth',
      value: unknown,
      baseVersion: 1,
      reason: 'no paper',
    });
    expect(await refusalOf([one!, other!])).toBe('birth-differs');
    const [kept, merged] = await makeTwo();
    const [third] = await makeHousehold('Абдулло Рахимов');
    expect((await step(worker, [merged, third!], 'different')).status).toBe(200);
    await merge([kept, merged]);
    expect(await refusalOf([kept, third!])).toBe('different-from-merged-file');
  });

  test('an open case or a guardian in the file that would be left, a refusal that would get lost', async () => {
    const pair = await makeTwo();
    const { body } = await call(server, supervisor, `GET /api/persons/${pair[0].id}/case`);
    for (const to of ['closing', 'closed']) {
      const { body: now } = await call(server, supervisor, `GET /api/persons/${pair[0].id}/case`);
      await sql`update care.case_file
        set state = ${to}, closed_at = ${to === 'closed' ? new Date() : null}, version = version + 1
        where id = ${body.caseId} and version = ${now.version}`.execute(owner);
    }
    const supervisorsView = async () => (await pairOf(supervisor, ...pair)).body.obstacles;
    expect(await supervisorsView()).toEqual({
      keepOne: 'open-case-in-other-file',
      keepOther: null,
    });

    const [, coveredChild] = await makeHousehold('Рустам Назаров', {
      others: [{ name: 'Бахтиёр Назаров', years: 9, relation: 'child' }],
    });
    const [lone] = await makeHousehold('Bakhtiyor Nazarov', { years: 9 });
    expect(await refusalOf([lone!, coveredChild!])).toBe('guardian-in-other-file');
    expect((await pairOf(worker, lone!, coveredChild!)).body.obstacles.keepOther).toBe(null);

    const [yes] = await makeHousehold('Шариф Саидов');
    const [no] = await makeHousehold('Sharif Saidov', {
      consents: [consent({ ground: 'refused' })],
    });
    expect(await refusalOf([yes!, no!])).toBe('refusal-in-other-file');
    await call(server, worker, `POST /api/persons/${yes!.id}/consents`, consent());
    expect(await refusalOf([yes!, no!])).toBe(undefined);
  });

  test('a step without its reason or without the file that is kept', async () => {
    const pair = await makeTwo();
    expect((await step(worker, pair, 'proposed', { reason: null })).body.code).toBe(
      'reason-needed',
    );
    expect((await step(worker, pair, 'proposed', { keptId: newId() })).body.code).toBe(
      'kept-file-needed',
    );
    expect((await step(worker, pair, 'approved')).status).toBe(400);
  });

  test('is the same whether or not the justice side knows the person', async () => {
    const answers = [];
    for (const isKnown of [false, true]) {
      const [[one], [other]] = [
        await makeHousehold('Даврон Алиев'),
        await makeHousehold('Davron Aliev', { sex: 'female' }),
      ];
      if (isKnown)
        await sql`insert into link.subject_person (subject_id, person_id)
          values (${newId()}, ${other!.id})`.execute(owner);
      const { body, status } = await step(worker, [one!, other!], 'proposed');
      answers.push([status, body.code, (await pairOf(worker, one!, other!)).body.obstacles]);
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('merged and taken apart', () => {
  let kept: Made;
  let merged: Made;
  const own = (table: string) =>
    textOf(sql`select * from ${sql.raw(table)} where person_id = ${merged.id} order by 1`);
  const tables = [
    'people.person_name',
    'people.contact',
    'people.consent',
    'people.kinship',
    'care.visit',
    'guardianship.cover',
  ];
  let before: string[];
  const carriers = () =>
    textOf(sql`select account_id, part from care.assignment where person_id = ${merged.id}
    and until_at = 'infinity' order by 1, 2`);
  const reachers = (id: string) =>
    textOf(sql`select account_id, via from access.reach where person_id = ${id} order by 1, 2`);
  let carriedBy: string;
  let reachedBy: string;
  let child: Made;

  test('who is likely is found in another script; a twin brother is not asked about twice', async () => {
    [kept] = (await makeHousehold('Фирдавс Холматов')) as [Made];
    [merged, child] = (await makeHousehold('Firdavs Kholmatov', {
      others: [{ name: 'Amina Kholmatova', years: 6, relation: 'child' }],
    })) as [Made, Made];
    await call(server, worker, `POST /api/persons/${merged.id}/contacts`, {
      kind: 'phone',
      value: '+992 900',
    });
    const { body } = await call(server, worker, `GET /api/persons/${kept.id}/likely-files`);
    expect(body.likely.map((one: any) => [one.person.id, one.band])).toEqual([[merged.id, 'same']]);
    expect(body.likely[0].reasons[0]).toMatchObject({ for: true });
  });

  test('the file that is kept is found by every name, once; the other one is closed for writing', async () => {
    before = await Promise.all(tables.map(own));
    carriedBy = await carriers();
    reachedBy = await reachers(merged.id);
    await merge([kept, merged]);
    for (const search of ['Фирдавс Холматов', 'Kholmatov', kept.code, merged.code]) {
      const { body } = await call(
        server,
        worker,
        `GET /api/persons?search=${encodeURIComponent(search)}`,
      );
      expect([
        search,
        body.persons.map((one: Made) => one.id).filter((id: string) => id !== child.id),
      ]).toEqual([search, [kept.id]]);
    }
    const page = (await call(server, worker, `GET /api/persons/${merged.id}`)).body;
    expect(page.mergedInto).toMatchObject({ id: kept.id, code: kept.code });
    const keptPage = (await call(server, worker, `GET /api/persons/${kept.id}`)).body;
    expect(keptPage.mergedFiles).toMatchObject([
      { person: { id: merged.id, name: 'Firdavs Kholmatov' } },
    ]);
    expect(keptPage.family.map((one: any) => [one.person.id, one.relation])).toEqual([
      [child.id, 'child'],
    ]);
    const family = (await call(server, worker, `GET /api/persons/${child.id}`)).body.family;
    expect(family.map((one: any) => one.person.id)).toEqual([kept.id]);
    for (const [path, body] of [
      [`POST /api/persons/${merged.id}/contacts`, { kind: 'phone', value: '+992 901' }],
      [`POST /api/persons/${merged.id}/consents`, consent()],
      [
        `PUT /api/persons/${merged.id}/correction`,
        { field: 'sex', value: 'female', baseVersion: page.version, reason: 'none' },
      ],
    ] as const)
      expect([path, (await call(server, worker, path, body)).body.code]).toEqual([
        path,
        'file-is-merged',
      ]);
    expect(await Promise.all(tables.map(own))).toEqual(before);
  });

  test('its case is closed, only its supervisor stays, nothing of it is due any more', async () => {
    const { body } = await call(server, supervisor, `GET /api/persons/${merged.id}/case`);
    expect([body.state, body.lead, body.supervisor.accountId]).toEqual([
      'closed',
      null,
      supervisor.accountId,
    ]);
    const again = await call(server, supervisor, `PUT /api/cases/${body.caseId}/state`, {
      baseVersion: body.version,
      to: 'reopened',
      reason: 'new-need',
    });
    expect([again.status, again.body.code]).toEqual([409, 'file-is-merged']);
    const dueToday = (await call(server, supervisor, 'GET /api/today')).raw;
    expect(dueToday).not.toContain(merged.id);
  });

  test('whoever comes to the kept file reads the other one, and no longer than that', async () => {
    const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
    const { body } = await call(server, supervisor, `GET /api/persons/${kept.id}/case`);
    const reads = async () =>
      (await call(server, psychologist, `GET /api/persons/${merged.id}`)).status;
    expect(await reads()).toBe(404);
    await call(server, supervisor, `POST /api/cases/${body.caseId}/team`, {
      accountId: psychologist.accountId,
    });
    expect(await reads()).toBe(200);
    const ended = await call(
      server,
      supervisor,
      `PUT /api/cases/${body.caseId}/team/${psychologist.accountId}/end`,
      { reason: 'workload' },
    );
    expect([ended.status, await reads()]).toEqual([200, 404]);
  });

  test('taken apart by two people, everything is as it was', async () => {
    expect((await step(supervisor, [kept, merged], 'undo-proposed')).status).toBe(200);
    expect((await step(supervisor, [kept, merged], 'undone')).body.code).toBe(
      'second-person-needed',
    );
    expect(
      (await call(server, supervisor, 'GET /api/file-pairs/waiting')).body.pairs.filter(
        (one: any) => one.state === 'undo-proposed',
      ),
    ).toMatchObject([{ byMe: true }]);
    expect((await step(worker, [kept, merged], 'kept')).status).toBe(200);
    await step(worker, [kept, merged], 'undo-proposed');
    expect((await step(supervisor, [kept, merged], 'undone')).status).toBe(200);
    expect(await Promise.all(tables.map(own))).toEqual(before);
    expect([await carriers(), await reachers(merged.id)]).toEqual([carriedBy, reachedBy]);
    const { body } = await call(server, worker, `GET /api/persons/${merged.id}/case`);
    expect([body.state, body.lead.accountId]).toEqual(['identified', worker.accountId]);
    const found = await call(server, worker, 'GET /api/persons?search=Firdavs');
    expect(found.body.persons).toHaveLength(2);
  });

  test('that they are two people is remembered, with who said so and why', async () => {
    const { body } = await call(server, worker, `GET /api/persons/${kept.id}/likely-files`);
    expect(body).toMatchObject({
      likely: [],
      known: [{ state: 'undone', person: { id: merged.id } }],
    });
    const { pair } = (await pairOf(worker, kept, merged)).body;
    expect(pair.steps.map((one: any) => [one.step, one.byMe])).toEqual([
      ['undone', false],
      ['undo-proposed', true],
      ['kept', true],
      ['undo-proposed', false],
      ['merged', false],
      ['proposed', true],
    ]);
    expect(pair.steps.at(-1).reason).toBe('same grandmother, same scar on the list');
    const stored = await textOf(
      sql`select encode(reason, 'escape') as reason from people.person_pair_step`,
    );
    expect(stored).not.toContain('grandmother');
    const entries = await textOf(sql`select event from audit.entry where event like 'same-person-%'
      and account_id in (${worker.accountId}, ${supervisor.accountId})`);
    for (const event of ['same-person-merged', 'same-person-undone'])
      expect(entries).toContain(event);
  });
});

test('a minor who is taken out of a merged file is covered in that moment, although the cover ended meanwhile', async () => {
  const pair = await makeTwo({ years: 7 });
  await merge(pair);
  await sql`update guardianship.cover set from_on = from_on - 2, until_on = ${addDays(today, -1)}
    where person_id = ${pair[1].id}`.execute(owner);
  const coordinator = await makeActor(database, { role: 'national-coordinator' });
  const alarms = () =>
    asActor(
      database,
      coordinator,
      async (tx) => (await sql`select * from guardianship.minors_without_cover()`.execute(tx)).rows,
    );
  expect(await alarms()).toEqual([]);
  await step(worker, pair, 'undo-proposed');
  expect((await step(supervisor, pair, 'undone')).status).toBe(200);
  expect(await alarms()).toEqual([]);
  const held = await textOf(
    sql`select kind from guardianship.cover where person_id = ${pair[1].id} and until_on is null`,
  );
  expect(held).toContain('interim-body');
});

describe('two things at once', () => {
  /** Runs `work` as the actor and holds its transaction open until `release` is called. */
  const held = (actor: TestActor, work: ReturnType<typeof sql>) => {
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => void (release = resolve));
    let started: () => void = () => undefined;
    const isStarted = new Promise<void>((resolve) => void (started = resolve));
    const done = asActor(database, actor, async (tx) => {
      await work.execute(tx);
      started();
      await isReleased;
    });
    return { done, release, isStarted };
  };
  const mergeNow = (pair: readonly [Made, Made], wanted: string) => step(supervisor, pair, wanted);
  const pause = () => new Promise((resolve) => void setTimeout(resolve, 150));

  test('a refusal told while the files are being merged is not lost', async () => {
    const pair = await makeTwo();
    await step(worker, pair, 'proposed');
    const { done, release, isStarted } = held(
      worker,
      sql`insert into people.consent (id, person_id, purpose, ground, told_in,
      told_how, told_on, until_on, recorded_by) values (${newId()}, ${pair[1].id}, 'case-support',
        'refused', 'tg', 'spoken',
      current_date, current_date + 9, ${worker.accountId})`,
    );
    await isStarted;
    const merging = mergeNow(pair, 'merged');
    await pause();
    release();
    await done;
    expect((await merging).body.code).toBe('refusal-in-other-file');
  });

  test('who comes to the kept file while it is taken apart keeps nothing of the other; who leaves it at a merge, neither', async () => {
    const pair = await makeTwo();
    await merge(pair);
    await step(worker, pair, 'undo-proposed');
    const { body } = await call(server, supervisor, `GET /api/persons/${pair[0].id}/case`);
    const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
    const reads = async () =>
      (await call(server, psychologist, `GET /api/persons/${pair[1].id}`)).status;
    const undoing = mergeNow(pair, 'undone');
    const joining = call(server, supervisor, `POST /api/cases/${body.caseId}/team`, {
      accountId: psychologist.accountId,
    });
    expect([(await undoing).status, (await joining).status, await reads()]).toEqual([
      200, 200, 404,
    ]);

    const again = await makeTwo();
    const { body: file } = await call(server, supervisor, `GET /api/persons/${again[0].id}/case`);
    await call(server, supervisor, `POST /api/cases/${file.caseId}/team`, {
      accountId: psychologist.accountId,
    });
    await step(worker, again, 'proposed');
    const { done, release, isStarted } = held(
      supervisor,
      sql`select care.end_team(${file.caseId}, ${psychologist.accountId}, 'workload')`,
    );
    await isStarted;
    const merging = mergeNow(again, 'merged');
    await pause();
    release();
    await done;
    expect((await merging).status).toBe(200);
    const left =
      await textOf(sql`select via from access.reach where account_id = ${psychologist.accountId}
      and person_id in (${again[0].id}, ${again[1].id})`);
    expect(left).toBe('[]');
  });
});

test('a safety clock that runs in the merged file goes on in the kept one', async () => {
  const pair = await makeTwo();
  await sql`update care.case_file set contacted_at = now() - interval '9 days', clock_from = now() -
    interval '10 days'
    where person_id = ${pair[0].id}`.execute(owner);
  await sql`update care.case_file set priority = 'high', priority_reason = 'health', contact_due_at
    = now() - interval '1 hour'
    where person_id = ${pair[1].id}`.execute(owner);
  await merge(pair);
  const { body } = await call(server, supervisor, `GET /api/persons/${pair[0].id}/case`);
  expect([body.priority, body.priorityReason]).toEqual(['high', 'health']);
  expect(
    (await call(server, supervisor, 'GET /api/today')).body.items.filter(
      (one: any) => one.personId === pair[0].id,
    ),
  ).toMatchObject([{ kind: 'safety-clock', missed: true }]);
});

test('over SQL nothing is changed in a merged file, and its existence is not told', async () => {
  const pair = await makeTwo();
  const contact = (
    await call(server, worker, `POST /api/persons/${pair[1].id}/contacts`, {
      kind: 'phone',
      value: '+992 900',
    })
  ).body.id;
  await merge(pair);
  const changed = await asActor(database, worker, async (tx) =>
    Number(
      (
        await sql`update people.contact set until_at = now()
    where id = ${contact}`.execute(tx)
      ).numAffectedRows,
    ),
  );
  expect(changed).toBe(0);
  const stranger = await makeActor(database, { role: 'case-manager', organisationId });
  const told = async (personId: string) =>
    asActor(
      database,
      stranger,
      async (tx) =>
        void (await sql`insert into people.contact
    (id, person_id, kind, value, recorded_by) values (${newId()}, ${personId}, 'phone', 'x',
      ${stranger.accountId})`.execute(tx)),
    ).catch((problem: Error) => problem.message);
  expect(await told(pair[1].id)).toBe(await told(newId()));
});

describe('before an intake', () => {
  const ask = (actor: TestActor, fullName: string, more: object = {}) =>
    call(server, actor, 'POST /api/intake/check', {
      persons: [
        { name: name(fullName), otherSpellings: [], sex: 'male', birth: birth(44), ...more },
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
      ['Сухроб Мирзоев', { birth: birth(30) }],
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
    const twice = { otherSpellings: [name('Anvar Toshev'), name('Анвар Тошев')] };
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
            { name: name('Никто Никтоев'), otherSpellings: [], sex: 'male', birth: birth(44) },
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
            name: name('Firdavs Kayumov'),
            otherSpellings: [],
            sex: 'male',
            birth: birth(37),
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
    (await correct({ field: 'name', value: name('Дониёр Усмонзода'), baseVersion: 1 })).status,
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
