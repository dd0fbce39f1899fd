// What a login role cannot do past the endpoints, and what an endpoint cannot do past the law: who
// finds nothing and what is refused first, then what goes on as it should.

import { describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { asActor, type TestActor } from '../../../test/support/actors.ts';
import { call } from '../../../test/support/http.ts';
import { openCourtWithSteps } from '../../../test/support/matter-steps.ts';
import {
  addExemptionRules,
  type Court,
  type Matter,
  placeAt,
} from '../../../test/support/matters.ts';

const {
  database,
  owner,
  server,
  court,
  today,
  path,
  toldBy,
  claims,
  settle,
  addProceeding,
  order,
  expunge,
} = await openCourtWithSteps();
const child = { birth: { from: '2001-01-01', to: '2001-12-31', precision: 'year' } };
const found = {
  birth: { from: '1990-01-01', to: '1990-12-31', precision: 'year' },
  orderNumber: '7',
  foundOn: '2026-01-30',
};
const laterAct = { from: '2019-05-01', to: '2019-05-01', precision: 'day' };

describe('a birth in doubt from the beginning', () => {
  test('stays unknown whatever a prosecutor claims, until a court settles it', async () => {
    const matter = await court.enter({ birthDisputed: true });
    expect((await court.cite(matter)).status).toBe(200);
    expect(
      (await claims(matter, { from: '1980-01-01', to: '1980-12-31', precision: 'year' })).status,
    ).toBe(200);
    expect((await court.move(matter, 'charged')).body.code).toBe('birth-not-known');
    await expect(
      sql`update legal.proceeding set state = 'charged' where id = ${matter.proceedingId}`.execute(
        owner,
      ),
    ).rejects.toThrow('birth-not-known');
    const births = async () =>
      (await call(server, court.officer, `GET /api/matters/${matter.subjectId}/birth`)).body;
    expect(await births()).toMatchObject({ isDisputed: true, latest: null, isVictim: true });
    expect((await settle(matter, found)).status).toBe(200);
    expect(await births()).toMatchObject({ isDisputed: false, latest: '1990-12-31' });
    expect((await court.move(matter, 'charged')).status).toBe(200);
  });
  test('of somebody else, a claim widens and never narrows', async () => {
    const matter = await court.enter();
    const latest = async () =>
      (await call(server, court.officer, `GET /api/matters/${matter.subjectId}/birth`)).body.latest;
    for (const [year, expected] of [
      ['1980', '1990-03-01'],
      ['1995', '1995-12-31'],
      ['1985', '1995-12-31'],
    ] as const) {
      await claims(matter, { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' });
      expect([year, await latest()]).toEqual([year, expected]);
    }
  });
});

describe('a proceeding that is out of sight', () => {
  const late = async () =>
    (
      await asActor(database, court.registrar, (tx) =>
        sql<object>`select count(*)::integer as duties from legal.late_in_matters(100)
          where kind = 'restriction'`.execute(tx),
      )
    ).rows[0];
  test('is not counted among what is late', async () => {
    const before = (await late()) as { duties: number };
    const [matter, young] = [await court.enter(), await court.enter(child)];
    await addProceeding(matter);
    await order(matter, { proceedingId: matter.proceedingId });
    await order(young);
    expect(await late()).toEqual({ duties: before.duties + 2 });
    await expunge(matter);
    expect(await late()).toEqual({ duties: before.duties + 1 });
    await placeAt(database, young.proceedingId, { state: 'served', on: today });
    expect(await late()).toEqual(before);
  });

  test('takes no row, and tells what was ordered in it from nothing neither', async () => {
    const matter = await court.enter();
    await addProceeding(matter);
    const hidden = await order(matter, { proceedingId: matter.proceedingId, orderNumber: 'taken' });
    const below = `/api/matters/${matter.subjectId}/restrictions/${hidden}`;
    for (const [at, body] of [
      ['appeals', { lodgedOn: today, court: 'c' }],
      ['contacts', { onDay: today, place: 'c' }],
      ['permissions', { askedOn: today, purpose: 'x', fromOn: today, toOn: today }],
    ] as const) {
      expect((await call(server, court.officer, `POST ${below}/${at}`, body)).status).toBe(200);
    }
    await expunge(matter);
    const { subjectId, proceedingId } = matter;
    for (const update of [
      "restriction_appeal set state = 'withdrawn', decided_on = legal.today(), decided_by = access.actor()",
      "permission_request set answer = 'granted', answered_on = legal.today(), answered_by = access.actor()",
      "probation_contact set outcome = 'kept'",
    ]) {
      const changed = async (who: TestActor) =>
        (await asActor(database, who, (tx) => sql.raw(`update legal.${update}`).execute(tx)))
          .numAffectedRows;
      for (const who of [court.officer, court.probation])
        expect([update, await changed(who)]).toEqual([update, 0n]);
    }
    const into = (table: string, columns: string, values: string) => (by: TestActor, id: string) =>
      `insert into legal.${table} (id, restriction_id, subject_id, recorded_by, ${columns})
        values (gen_random_uuid(), '${id}', '${subjectId}', '${by.accountId}', ${values})`;
    const rows = [
      into('restriction_lifting', 'kind, on_day, order_number', `'lifted', '${today}', '1'`),
      into(
        'restriction_variation',
        'on_day, court, order_number, end_on',
        `'${today}', 'c', '1', '${today}'`,
      ),
      into('restriction_appeal', 'lodged_on, court', `'${today}', 'c'`),
      into(
        'restriction_notice',
        'about, told_on, how, language',
        `'beginning', '${today}', 'in-person', 'ru'`,
      ),
      into(
        'permission_request',
        'asked_on, purpose, from_on, to_on',
        `'${today}', '', '${today}', '${today}'`,
      ),
      into('probation_contact', 'on_day, place, outcome', `'${today}', '', 'planned'`),
    ];
    for (const who of [court.officer, court.registrar, court.probation]) {
      for (const row of rows)
        for (const id of [hidden, newId()])
          expect(await toldBy(who, row(who, id))).toBe('42501 not in sight');
    }
    const ordering = (
      of: string,
      by: TestActor,
    ) => `insert into legal.restriction (id, subject_id, proceeding_id, kind, court, order_number,
      scope,
      start_on, end_on, recorded_by) values (gen_random_uuid(), '${subjectId}', '${of}', 'travel',
        'c', '9', '', '${today}', '${today}', '${by.accountId}')`;
    for (const who of [court.officer, court.probation]) {
      const told = await toldBy(who, ordering(proceedingId, who));
      expect(told).toMatch(/^42501 .*row-level security/);
      expect(await toldBy(who, ordering(newId(), who))).toBe(told);
    }
    await order(matter, { orderNumber: 'taken' });
  });

  test('cannot be told from none by whoever asks whether it stands', async () => {
    const matter = await court.enter();
    await addProceeding(matter);
    const stands = async (who: TestActor, id = matter.proceedingId, of = matter.subjectId) =>
      (
        (await toldBy(who, `select legal.proceeding_stands('${id}', '${of}') as stands`)) as {
          stands: boolean;
        }[]
      )[0]!.stands;
    for (const who of ['colleague', 'otherRegistrar'] as const)
      expect([who, await stands(court[who])]).toEqual([who, false]);
    expect(await stands(court.officer, matter.proceedingId, (await court.enter()).subjectId)).toBe(
      false,
    );
    for (const who of ['registrar', 'officer', 'probation'] as const)
      expect([who, await stands(court[who])]).toEqual([who, true]);
    await expunge(matter);
    for (const who of ['registrar', 'officer', 'probation'] as const)
      expect([who, await stands(court[who])]).toEqual([who, false]);
    expect(
      await toldBy(court.officer, `select legal.proceeding_is_gone('${matter.proceedingId}')`),
    ).toMatch(/does not exist/);
  });
});

describe('what the database keeps by itself', () => {
  test('is written with no new row', async () => {
    const by = court.registrar.accountId;
    const matter = await court.enter();
    for (const [column, value] of [
      ['sealed_from', `'${today}'`],
      ['expunged_from', `'${today}'`],
      ['is_victim', 'true'],
      ['dispute_unnamed', 'false'],
      ['expunged_at', 'now()'],
    ]) {
      expect(
        await toldBy(
          court.registrar,
          `insert into legal.subject (id, code, birth_precision, birth_disputed, counsel,
            organisation_id, registered_by,
        registered_on, ${column}) values (gen_random_uuid(), 'x', 'unknown', false, 'present',
          gen_random_uuid(), '${by}', '${today}', ${value})`,
        ),
      ).toMatch(/^42501 permission denied/);
    }
    for (const [column, value] of [
      ['expunge_on', `'${today}'`],
      ['sealed_from', `'${today}'`],
      ['version', '9'],
    ]) {
      expect(
        await toldBy(
          court.registrar,
          `insert into legal.proceeding (id, subject_id, act_precision, article, country, court,
            state, state_on, registered_on,
        registered_by, ${column}) values (gen_random_uuid(), '${matter.subjectId}', 'unknown', '1',
          'KG', 'x', 'check', '${today}', '${today}', '${by}', ${value})`,
        ),
      ).toMatch(/^42501 permission denied/);
    }
    for (const [column, value] of [
      ['answer_due_on', `'${addDays(today, 300)}'`],
      ['answered_by', `'${by}'`],
      ['answer', "'granted'"],
    ]) {
      expect(
        await toldBy(
          court.officer,
          `insert into legal.permission_request (id, restriction_id, subject_id, asked_on, purpose,
            from_on, to_on, recorded_by,
        ${column}) values (gen_random_uuid(), gen_random_uuid(), '${matter.subjectId}', '${today}',
          '', '${today}', '${today}', '${by}', ${value})`,
        ),
      ).toMatch(/^42501 permission denied/);
    }
  });
  test.each([
    'convicted',
    'final',
    'appeal',
    'serving',
    'conditional',
    'served',
    'expunged',
    'exempted',
  ])('a proceeding does not begin as %s', async (state) => {
    const matter = await court.enter();
    await expect(
      sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision, article,
        country, court, state, state_on, registered_on,
      registered_by) values (${newId()}, ${matter.subjectId}, '2017-05-01', '2017-05-01', 'day',
        '1', 'KG', 'x', ${state}, ${today}, ${today},
      ${court.registrar.accountId})`.execute(owner),
    ).rejects.toThrow('no-such-step');
  });
});

describe('steps', () => {
  test('only a registrar expunges, and nobody else is offered it', async () => {
    const matter = await court.enter();
    await placeAt(database, matter.proceedingId, { state: 'served', on: addDays(today, -400) });
    const move = (who: TestActor) =>
      call(server, who, `PUT ${path(matter, '/state')}`, {
        state: 'expunged',
        on: today,
        baseVersion: 1,
      });
    expect((await move(court.officer)).body.code).toBe('not-allowed');
    expect(
      await toldBy(
        court.officer,
        `update legal.proceeding set state = 'expunged', state_on = '${today}'
          where id = '${matter.proceedingId}'`,
      ),
    ).toMatch(/^42501/);
    for (const [who, offered] of [
      ['officer', []],
      ['registrar', ['expunged']],
    ] as const) {
      expect((await call(server, court[who], `GET ${path(matter)}`)).body.nextStates).toEqual(
        offered,
      );
      expect(
        (await call(server, court[who], `GET /api/matters/${matter.subjectId}`)).body.proceedings[0]
          .nextStates,
      ).toEqual(offered);
    }
    expect((await move(court.registrar)).status).toBe(200);
    expect((await call(server, court.registrar, `GET ${path(matter)}`)).status).toBe(404);
  });

  test('a charge waits for what is said of the birth in the same moment', async () => {
    const matter = await court.enter();
    expect((await court.cite(matter)).status).toBe(200);
    let moved: ReturnType<Court['move']> | undefined;
    let isOver = false;
    await asActor(database, court.officer, async (tx) => {
      await sql`insert into legal.birth_claim (id, subject_id, birth_from, birth_to,
        birth_precision, says, recorded_by)
        values (${newId()}, ${matter.subjectId}, '2003-01-01', '2003-12-31', 'year', '',
          ${court.officer.accountId})`.execute(tx);
      moved = court.move(matter, 'charged').finally(() => {
        isOver = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(isOver).toBe(false);
    });
    expect((await moved!).body.code).toBe('below-the-age');
  });

  test('nothing is lifted that is over already', async () => {
    const matter = await court.enter();
    const id = await order(matter);
    const base = `/api/matters/${matter.subjectId}/restrictions/${id}`;
    const { body } = await call(server, court.officer, `POST ${base}/appeals`, {
      lodgedOn: today,
      court: 'x',
    });
    expect(
      (
        await call(server, court.officer, `PUT ${base}/appeals/${body.id}`, {
          outcome: 'quashed',
          decidedOn: today,
          orderNumber: '1',
          scope: null,
          endOn: null,
          baseVersion: 1,
        })
      ).status,
    ).toBe(200);
    await expect(
      sql`insert into legal.restriction_lifting (id, restriction_id, subject_id, kind, on_day,
        order_number, recorded_by)
      values (${newId()}, ${id}, ${matter.subjectId}, 'lifted', ${addDays(today, -2)}, '1',
        ${court.officer.accountId})`.execute(owner),
    ).rejects.toThrow('outside-the-restriction');
  });
});

describe('acts as a child and as an adult in one matter, as a finding may leave them', () => {
  const mixed = async () => {
    const matter = await court.enter();
    const later = await addProceeding(matter, laterAct);
    await call(server, court.officer, `POST /api/matters/${matter.subjectId}/hearings`, {
      proceedingId: matter.proceedingId,
      heldOn: '2026-01-15',
      placeKind: 'video',
      outcome: 'held',
      note: 'x',
    });
    await order(matter, { proceedingId: matter.proceedingId });
    expect(
      (
        await settle(matter, {
          ...found,
          birth: { from: '2000-01-01', to: '2000-12-31', precision: 'year' },
        })
      ).status,
    ).toBe(200);
    return { matter, later };
  };
  const seen = async ({ subjectId }: Matter, who: TestActor) => {
    const { body } = await call(server, who, `GET /api/matters/${subjectId}`);
    return {
      ids: body.proceedings.map((one: any) => one.id),
      hearings: body.hearings.length,
      restrictions: body.restrictions.length,
    };
  };
  test("the child's seals itself alone", async () => {
    const { matter, later } = await mixed();
    await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -29) });
    for (const who of ['registrar', 'officer', 'probation'] as const) {
      expect(await seen(matter, court[who])).toEqual({
        ids: [later, matter.proceedingId],
        hearings: 1,
        restrictions: 1,
      });
    }
    await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -30) });
    for (const who of ['registrar', 'officer', 'probation'] as const) {
      expect(await seen(matter, court[who])).toEqual({
        ids: [later],
        hearings: 0,
        restrictions: 0,
      });
    }
    const sealed = await call(server, court.registrar, `GET ${path(matter)}`);
    expect([sealed.status, sealed.raw]).toEqual([
      404,
      (await call(server, court.registrar, `GET ${path({ ...matter, proceedingId: newId() })}`))
        .raw,
    ]);
    expect(
      await toldBy(
        court.registrar,
        `select legal.set_expungement('${matter.proceedingId}', '${today}') as answer`,
      ),
    ).toEqual([{ answer: 'not-found' }]);
    expect(
      (await call(server, court.officer, `GET /api/matters/${matter.subjectId}`)).body.subject
        .hiddenFrom,
    ).toBeNull();
    expect(
      await addProceeding(matter, { from: '2020-01-01', to: '2020-01-01', precision: 'day' }),
    ).toBeTruthy();
  });
  test("the adult's does not, and a later finding opens the other again", async () => {
    const { matter, later } = await mixed();
    await placeAt(database, later, { state: 'ended', on: addDays(today, -90) });
    expect((await seen(matter, court.officer)).ids).toEqual([later, matter.proceedingId]);
    await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -90) });
    expect((await seen(matter, court.officer)).ids).toEqual([later]);
    expect((await settle(matter, found)).status).toBe(200);
    expect((await seen(matter, court.officer)).ids).toEqual([later, matter.proceedingId]);
  });
});

// Last: from here on the law has rules.
test('where the law has rules of exemption, nobody is exempted past a request', async () => {
  const free = await court.enter({ state: 'check' });
  expect((await court.move(free, 'exempted')).status).toBe(200);
  const editionId = await addExemptionRules(database);
  const matter = await court.enter({ state: 'check' });
  expect((await court.move(matter, 'exempted')).body.code).toBe('request-needed');
  expect(
    (await call(server, court.officer, `GET /api/matters/${matter.subjectId}`)).body.proceedings[0]
      .nextStates,
  ).toEqual(['opened', 'ended']);
  expect((await call(server, court.officer, `GET ${path(matter)}`)).body.nextStates).toContain(
    'exempted',
  );
  const past = () =>
    toldBy(
      court.officer,
      `update legal.proceeding set state = 'exempted', state_on = '2026-02-01'
        where id = '${matter.proceedingId}'`,
    );
  expect(await past()).toBe('AL001 request-needed');
  const { id } = (
    await call(server, court.officer, `POST ${path(matter, '/exemptions')}`, {
      legalAidOfferedOn: '2026-01-15',
      legalAidAnswer: 'later',
      openedOn: '2026-01-16',
      editionId,
      ruleCode: 'one-is-enough',
    })
  ).body;
  expect(await past()).toBe('AL001 request-needed');
  await call(
    server,
    court.officer,
    `POST /api/matters/${matter.subjectId}/exemptions/${id}/answers`,
    { condition: 'came-forward', answer: 'yes', evidence: 'x' },
  );
  expect(
    (
      await call(
        server,
        court.officer,
        `PUT /api/matters/${matter.subjectId}/exemptions/${id}/decision`,
        {
          state: 'granted',
          decidedBy: 'x',
          orderNumber: '5',
          decidedOn: '2026-01-20',
          baseVersion: 1,
        },
      )
    ).status,
  ).toBe(200);
  expect((await call(server, court.officer, `GET ${path(matter)}`)).body.state).toBe('exempted');
});
