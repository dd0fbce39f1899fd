// Two files of one person: who must not touch them, that it takes two people, that merging closes
// what it must and moves nothing, and that undoing gives everything back. Two people at the same
// moment are in pairs-races.test.ts.

import { describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays, dayAt } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import type { Role } from '../../kernel/roles.ts';
import { asActor, makeActor, type TestActor, testProgramme } from '../../../test/support/actors.ts';
import { call } from '../../../test/support/http.ts';
import { consent, type Made, openOrganisation } from '../../../test/support/pairs.ts';

const {
  database,
  owner,
  server,
  organisationId,
  worker,
  colleague,
  supervisor,
  makeHousehold,
  makeTwo,
  pairOf,
  step,
  merge,
  textOf,
} = await openOrganisation();
const today = dayAt(new Date(), testProgramme.timeZone);

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
    // Only the years are known, which namesakes may share.
    expect(body.likely.map((one: any) => [one.person.id, one.band])).toEqual([[merged.id, 'look']]);
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
