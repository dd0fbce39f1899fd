// A restriction over time: it ends at midnight without any job, in every time zone and at every
// clock change. While it lasts: who was told, what was asked and answered, where the person
// reports. Afterwards nothing.

import { describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { addDays, type Day, dayAt, toDay } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { type TestActor, testProgramme } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import {
  daysFromNow,
  openRestrictions,
  orderOf,
  today,
} from '../../../../test/support/restricted-matters.ts';
import { restrictionStateOn } from './rules.ts';

const { owner, server, court, matter, base } = await openRestrictions();

const one = async <Value>(text: ReturnType<typeof sql<{ value: Value }>>): Promise<Value> =>
  (await text.execute(owner)).rows[0]!.value;

async function order(
  startOn: Day,
  endOn: Day,
  more: Record<string, unknown> = {},
): Promise<string> {
  const answer = await call(server, court.officer, `POST ${base}`, orderOf(startOn, endOn, more));
  expect(answer.status, answer.raw).toBe(200);
  return answer.body.id;
}
const read = async (id: string, by: TestActor = court.probation) =>
  (await call(server, by, `GET ${base}/${id}`)).body;

async function inZone<Value>(zone: string, work: () => Promise<Value>): Promise<Value> {
  await sql`update programme.setting set time_zone = ${zone}`.execute(owner);
  try {
    return await work();
  } finally {
    await sql`update programme.setting set time_zone = ${testProgramme.timeZone}`.execute(owner);
  }
}

describe('the clock alone', () => {
  const state = (start: string, end: string, day: string) =>
    one<string>(
      sql`select legal.restriction_state(${start}::date, ${end}::date, null, null, ${day}::date) as
        value`,
    );
  test.each([
    ['2026-03-10', '2026-09-09'],
    ['2023-03-01', '2024-02-29'],
    ['2024-02-29', '2025-02-27'],
    ['2023-12-31', '2024-03-01'],
  ])('from %s to %s: the day before, the day, the day after', async (start, end) => {
    const on = (day: Day) => state(start, end, day);
    const [first, last] = [toDay(start), toDay(end)];
    const days = [addDays(first, -1), first, addDays(last, -1), last, addDays(last, 1)];
    expect(await Promise.all(days.map(on))).toEqual([
      'ordered',
      'active',
      'active',
      'active',
      'over',
    ]);
    expect(
      days.map((day) => restrictionStateOn({ startOn: start, endOn: end }, null, day)),
    ).toEqual(['ordered', 'active', 'active', 'active', 'over']);
  });

  test('a lifting or a quashing ends it on its day; both stand the same in the rules', async () => {
    for (const [day, lifting] of [
      ['2026-03-09', null],
      ['2026-03-10', null],
      ['2026-09-09', null],
      ['2026-09-10', null],
      ['2026-04-30', 'quashed'],
      ['2026-05-01', 'quashed'],
      ['2026-12-01', 'lifted'],
    ] as const) {
      const found = await one<string>(
        sql`select legal.restriction_state('2026-03-10', '2026-09-09', ${lifting},
          ${lifting && '2026-05-01'}, ${day}) as value`,
      );
      expect(found).toBe(
        restrictionStateOn(
          { startOn: '2026-03-10', endOn: '2026-09-09' },
          lifting && { kind: lifting, onDay: '2026-05-01' },
          day as Day,
        ),
      );
    }
  });

  // Clocks of Almaty went back at midnight to 1 March 2024, from +06 to +05: 29 February had 25
  // hours. Those of Aqtau stayed at +05. Istanbul goes forward at three, Tehran went forward and
  // back at midnight.
  test.each([
    ['Asia/Almaty', '2024-02-29T17:59:59Z', '2024-02-29'],
    ['Asia/Almaty', '2024-02-29T18:00:00Z', '2024-02-29'],
    ['Asia/Almaty', '2024-02-29T18:59:59Z', '2024-02-29'],
    ['Asia/Almaty', '2024-02-29T19:00:00Z', '2024-03-01'],
    ['Asia/Almaty', '2024-02-28T17:59:59Z', '2024-02-28'],
    ['Asia/Almaty', '2024-02-28T18:00:00Z', '2024-02-29'],
    ['Asia/Almaty', '2024-03-01T18:59:59Z', '2024-03-01'],
    ['Asia/Almaty', '2024-03-01T19:00:00Z', '2024-03-02'],
    ['Asia/Aqtau', '2024-02-29T18:59:59Z', '2024-02-29'],
    ['Asia/Aqtau', '2024-02-29T19:00:00Z', '2024-03-01'],
    ['Asia/Tehran', '2022-03-21T20:29:59Z', '2022-03-21'],
    ['Asia/Tehran', '2022-03-21T20:30:00Z', '2022-03-22'],
    ['Asia/Tehran', '2022-09-21T19:30:00Z', '2022-09-21'],
    ['Asia/Tehran', '2022-09-21T20:30:00Z', '2022-09-22'],
    ['Europe/Berlin', '2026-03-28T22:59:59Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Asia/Tashkent', '2027-02-28T18:59:59Z', '2027-02-28'],
    ['Asia/Tashkent', '2027-02-28T19:00:00Z', '2027-03-01'],
  ])('in %s at %s it is %s, on the server and in the database', async (zone, instant, day) => {
    await inZone(zone, async () =>
      expect(await one(sql`select legal.day_at(${instant}::timestamptz) as value`)).toBe(day),
    );
    expect(dayAt(new Date(instant), zone)).toBe(day);
  });

  test('the days of a zone never go back, hour by hour over a change of the clocks', async () => {
    for (const [zone, from] of [
      ['Asia/Almaty', '2024-02-28'],
      ['Asia/Aqtau', '2024-02-28'],
      ['Asia/Tehran', '2022-09-20'],
      ['Europe/Berlin', '2026-10-24'],
    ] as const) {
      const falls = await inZone(zone, () =>
        one<number>(sql`select count(*)::integer as value from (select legal.day_at(at) as day,
        lag(legal.day_at(at)) over (order by at) as last_day
          from generate_series(${from}::timestamptz, ${from}::timestamptz + interval '4 days',
            '10 minutes') at) d
        where day < last_day`),
      );
      expect([zone, falls]).toEqual([zone, 0]);
    }
  });

  test('today is that of the programme: where it is a day later, the same restriction is over', async () => {
    // Two places between which it is always another day.
    const [early, late] = ['Pacific/Niue', 'Pacific/Kiritimati'] as const;
    const last = dayAt(new Date(), early);
    const id = await order(addDays(last, -30), last);
    const stateIn = (zone: string) => inZone(zone, async () => (await read(id)).restriction.state);
    expect(await stateIn(early)).toBe('active');
    expect(await stateIn(late)).toBe('over');
    expect(
      await inZone(
        late,
        async () =>
          (
            await call(server, court.officer, `POST ${base}/${id}/notices`, {
              about: 'beginning',
              toldOn: last,
              how: 'in-person',
              language: 'ru',
            })
          ).body.code,
      ),
    ).toBe('restriction-is-over');
  });
});

describe('after its last day nothing is written into it', () => {
  const attempts = () =>
    [
      ['PUT', 'lifting', { kind: 'lifted', onDay: daysFromNow(-1), orderNumber: '1' }],
      [
        'POST',
        'variations',
        { court: 'c', orderNumber: '1', onDay: daysFromNow(-3), scope: 'x', endOn: null },
      ],
      [
        'POST',
        'notices',
        { about: 'ending', toldOn: daysFromNow(-2), how: 'in-person', language: 'ru' },
      ],
      [
        'POST',
        'permissions',
        { askedOn: daysFromNow(-2), purpose: 'x', fromOn: daysFromNow(-2), toOn: today() },
      ],
      ['POST', 'contacts', { onDay: daysFromNow(-1), place: 'x' }],
    ] as const;
  test.each(['yesterday', 'lifted', 'quashed on appeal'])('%s', async (how) => {
    const id = await order(
      daysFromNow(-60),
      how === 'yesterday' ? daysFromNow(-1) : daysFromNow(60),
      { kind: 'reporting' },
    );
    if (how === 'lifted')
      expect(
        (
          await call(server, court.officer, `PUT ${base}/${id}/lifting`, {
            kind: 'lifted',
            onDay: today(),
            orderNumber: '1',
          })
        ).status,
      ).toBe(200);
    if (how.startsWith('quashed')) {
      const { body } = await call(server, court.officer, `POST ${base}/${id}/appeals`, {
        lodgedOn: daysFromNow(-2),
        court: 'Regional court',
      });
      await call(server, court.officer, `PUT ${base}/${id}/appeals/${body.id}`, {
        outcome: 'quashed',
        decidedOn: today(),
        orderNumber: '1',
        scope: null,
        endOn: null,
        baseVersion: 1,
      });
    }
    for (const [method, path, body] of attempts()) {
      const answer = await call(server, court.probation, `${method} ${base}/${id}/${path}`, body);
      expect([path, answer.status]).toEqual([path, 409]);
      expect(['restriction-is-over', 'already-lifted'], path).toContain(answer.body.code);
    }
    const { subjectId } = matter;
    for (const statement of [
      sql`insert into legal.permission_request (id, restriction_id, subject_id, asked_on, purpose,
        from_on, to_on, recorded_by)
        values (${newId()}, ${id}, ${subjectId}, ${daysFromNow(-2)}, '', ${daysFromNow(-2)},
          ${today()}, ${court.officer.accountId})`,
      sql`insert into legal.probation_contact (id, restriction_id, subject_id, on_day, place,
        outcome, recorded_by)
        values (${newId()}, ${id}, ${subjectId}, ${daysFromNow(-2)}, '', 'not-kept',
          ${court.officer.accountId})`,
      sql`insert into legal.restriction_variation (id, restriction_id, subject_id, on_day, court,
        order_number, scope, recorded_by)
        values (${newId()}, ${id}, ${subjectId}, ${daysFromNow(-2)}, 'c', '1', '',
          ${court.officer.accountId})`,
    ])
      await expect(statement.execute(owner)).rejects.toThrow(/restriction-is-over/);
  });
  test('what was planned or asked before stays as it was', async () => {
    const id = await order(daysFromNow(-60), daysFromNow(60), { kind: 'reporting' });
    const asked = (
      await call(server, court.probation, `POST ${base}/${id}/permissions`, {
        askedOn: daysFromNow(-20),
        purpose: 'x',
        fromOn: today(),
        toOn: daysFromNow(2),
      })
    ).body;
    const planned = (
      await call(server, court.probation, `POST ${base}/${id}/contacts`, {
        onDay: today(),
        place: 'Room 4',
      })
    ).body;
    await call(server, court.officer, `PUT ${base}/${id}/lifting`, {
      kind: 'lifted',
      onDay: today(),
      orderNumber: '1',
    });
    expect(
      (
        await call(server, court.probation, `PUT ${base}/${id}/permissions/${asked.id}`, {
          answer: 'granted',
          answeredOn: today(),
          reason: null,
        })
      ).body.code,
    ).toBe('restriction-is-over');
    expect(
      (
        await call(server, court.probation, `PUT ${base}/${id}/contacts/${planned.id}`, {
          outcome: 'not-kept',
          baseVersion: 1,
        })
      ).body.code,
    ).toBe('restriction-is-over');
    const page = await read(id);
    expect([page.requests[0].answer, page.contacts[0].outcome, page.restriction.duties]).toEqual([
      null,
      'planned',
      [],
    ]);
  });
});

describe('being told', () => {
  const tell = (id: string, about: string, toldOn: Day = today()) =>
    call(server, court.probation, `POST ${base}/${id}/notices`, {
      about,
      toldOn,
      how: 'in-person',
      language: 'ky',
    });
  const duties = async (id: string) =>
    (await read(id)).restriction.duties.map((one: { duty: string; dueOn: string }) => [
      one.duty,
      one.dueOn,
    ]);
  test('is owed at the beginning, and thirty days before the end', async () => {
    const far = await order(daysFromNow(-10), daysFromNow(38));
    expect(await duties(far)).toEqual([['tell-beginning', daysFromNow(-10)]]);
    expect((await tell(far, 'ending')).body.code).toBe('notice-too-early');
    const id = await order(daysFromNow(-10), daysFromNow(37));
    expect(await duties(id)).toEqual([
      ['tell-beginning', daysFromNow(-10)],
      ['tell-ending', daysFromNow(7)],
    ]);
    expect((await tell(id, 'beginning', daysFromNow(1))).body.code).toBe('day-in-the-future');
    expect((await tell(id, 'beginning', daysFromNow(-377))).body.code).toBe('told-long-before');
    expect((await tell(id, 'beginning', daysFromNow(-11))).status).toBe(200);
    expect((await tell(id, 'ending')).status).toBe(200);
    expect(await duties(id)).toEqual([]);
    expect((await read(id)).notices).toMatchObject([
      { about: 'ending', toldEndOn: daysFromNow(37), language: 'ky' },
      { about: 'beginning' },
    ]);
  });
  test('is owed again for an end that the court moved earlier', async () => {
    const id = await order(daysFromNow(-10), daysFromNow(30));
    await tell(id, 'beginning');
    await tell(id, 'ending');
    expect(await duties(id)).toEqual([]);
    await call(server, court.officer, `POST ${base}/${id}/variations`, {
      court: 'c',
      orderNumber: '2',
      onDay: today(),
      scope: null,
      endOn: daysFromNow(10),
    });
    expect(await duties(id)).toEqual([['tell-ending', today()]]);
  });
});

describe('a request for permission', () => {
  const ask = (id: string, more: object = {}) =>
    call(server, court.probation, `POST ${base}/${id}/permissions`, {
      askedOn: today(),
      purpose: 'A wedding.',
      fromOn: daysFromNow(2),
      toOn: daysFromNow(4),
      ...more,
    });
  const answer = (id: string, requestId: string, more: object = {}) =>
    call(server, court.probation, `PUT ${base}/${id}/permissions/${requestId}`, {
      answer: 'granted',
      answeredOn: today(),
      reason: null,
      ...more,
    });
  test('has its day of answer from the order, while the restriction lasts', async () => {
    const id = await order(daysFromNow(-20), daysFromNow(20), { permissionAnswerDays: 3 });
    const dueOf = async (wanted: string) => (
      await ask(wanted),
      (await read(wanted)).requests[0].answerDueOn
    );
    expect(await dueOf(id)).toBe(daysFromNow(3));
    for (const days of [0, 31])
      expect(
        (
          await call(
            server,
            court.officer,
            `POST ${base}`,
            orderOf(today(), daysFromNow(1), { permissionAnswerDays: days }),
          )
        ).status,
      ).toBe(400);
    expect((await ask(id, { askedOn: daysFromNow(1) })).body.code).toBe('day-in-the-future');
    expect((await ask(id, { fromOn: daysFromNow(5) })).body.code).toBe('ends-before-it-starts');
    expect((await ask(id, { askedOn: daysFromNow(-21) })).body.code).toBe(
      'outside-the-restriction',
    );
    expect((await ask(id, { fromOn: daysFromNow(21), toOn: daysFromNow(22) })).body.code).toBe(
      'no-permission-needed',
    );
    expect((await ask(await order(daysFromNow(1), daysFromNow(20)))).body.code).toBe(
      'restriction-not-begun',
    );
    expect(await dueOf(await order(daysFromNow(-30), daysFromNow(20)))).toBe(daysFromNow(10));
  });
  test('is answered once; a refusal has a reason, in the database too', async () => {
    const id = await order(daysFromNow(-20), daysFromNow(20));
    const requestId = (await ask(id, { askedOn: daysFromNow(-12) })).body.id;
    expect((await read(id)).restriction.duties).toContainEqual({
      duty: 'answer-permission',
      dueOn: daysFromNow(-2),
      requestId,
    });
    expect((await answer(id, requestId, { answer: 'refused' })).body.code).toBe(
      'refusal-needs-a-reason',
    );
    expect((await answer(id, requestId, { answeredOn: daysFromNow(-13) })).body.code).toBe(
      'answered-before-asked',
    );
    await expect(
      sql`update legal.permission_request set answer = 'refused', answered_on = ${today()},
        answered_by = ${court.probation.accountId}
      where id = ${requestId}`.execute(owner),
    ).rejects.toThrow(/refused_with_a_reason/);
    const both = await Promise.all([
      answer(id, requestId),
      answer(id, requestId, { answer: 'refused', reason: 'No.' }),
    ]);
    expect(both.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([
      200,
      'permission-is-answered',
    ]);
    expect((await answer(id, requestId)).body.code).toBe('permission-is-answered');
    await expect(
      sql`update legal.permission_request set to_on = to_on + 30 where id = ${requestId}`.execute(
        owner,
      ),
    ).rejects.toThrow(/answered/);
  });
  test('that waits longest stands first', async () => {
    const id = await order(daysFromNow(-40), daysFromNow(20));
    const [soon, late, old] = [
      (await ask(id)).body.id,
      (await ask(id, { askedOn: daysFromNow(-20) })).body.id,
      (await ask(id, { askedOn: daysFromNow(-30) })).body.id,
    ];
    await answer(id, old, { answer: 'refused', reason: 'The dates of the hearing.' });
    const page = await read(id);
    expect(page.requests.map((each: { id: string }) => each.id)).toEqual([late, soon, old]);
    expect(page.requests[2]).toMatchObject({
      answer: 'refused',
      reason: 'The dates of the hearing.',
      purpose: 'A wedding.',
    });
  });
});

describe('a contact of the probation service', () => {
  const plan = (id: string, onDay: Day) =>
    call(server, court.probation, `POST ${base}/${id}/contacts`, { onDay, place: 'Room 4' });
  test('is a day and a place of the order and nothing else', async () => {
    const id = await order(daysFromNow(-20), daysFromNow(20), { kind: 'reporting' });
    for (const more of ['note', 'mood', 'text']) {
      expect(
        (
          await call(server, court.probation, `POST ${base}/${id}/contacts`, {
            onDay: today(),
            place: 'x',
            [more]: 'x',
          })
        ).status,
      ).toBe(400);
    }
    const columns = await one<
      string[]
    >(sql`select array_agg(column_name::text order by column_name) as value
      from information_schema.columns
      where table_schema = 'legal' and table_name = 'probation_contact'`);
    expect(columns).toEqual([
      'changed_xid',
      'id',
      'on_day',
      'outcome',
      'place',
      'recorded_at',
      'recorded_by',
      'restriction_id',
      'revision',
      'subject_id',
      'version',
    ]);
    expect((await plan(id, daysFromNow(-21))).body.code).toBe('outside-the-restriction');
    expect((await plan(id, daysFromNow(21))).body.code).toBe('outside-the-restriction');
    expect((await plan(await order(daysFromNow(-20), daysFromNow(20)), today())).body.code).toBe(
      'contact-not-for-this-kind',
    );
  });
  test('has an outcome on its day, against its version', async () => {
    const id = await order(daysFromNow(-20), daysFromNow(20), { kind: 'restriction-of-liberty' });
    const [now, ahead] = [
      (await plan(id, today())).body.id,
      (await plan(id, daysFromNow(14))).body.id,
    ];
    const note = (contactId: string, outcome: string, baseVersion = 1) =>
      call(server, court.probation, `PUT ${base}/${id}/contacts/${contactId}`, {
        outcome,
        baseVersion,
      });
    expect((await note(ahead, 'not-kept')).body.code).toBe('day-in-the-future');
    expect((await note(ahead, 'excused')).status).toBe(200);
    expect((await note(now, 'kept')).status).toBe(200);
    expect((await note(now, 'not-kept')).body.code).toBe('conflict-changed-meanwhile');
    expect((await read(id)).contacts).toMatchObject([
      { outcome: 'kept', place: 'Room 4', version: 2 },
      { outcome: 'excused' },
    ]);
  });
});
