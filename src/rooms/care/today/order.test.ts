// The order of Today: its groups the moment before and after, families shown whole, and that the
// database orders by the same rule, on made-up items of every kind of danger and time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import '../../../../test/support/rounds.ts';
import { sql } from '../../../engine/db/database.ts';
import { toDay } from '../../../kernel/day.ts';
import { todayGroups } from './model.ts';
import { arrange, compare, groupOf, type Moment, type Waiting } from './order.ts';
import { order, orderOf } from './queries-frame.ts';

const timeZone = 'Asia/Bishkek';
// Nine in the morning there; the day ends at 18:00 UTC.
const moment: Moment = {
  now: new Date('2026-05-10T03:00:00Z'),
  today: toDay('2026-05-10'),
  timeZone,
};
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let made = 0;
const item = (fields: Partial<Waiting> = {}): Waiting => ({
  kind: 'action',
  record: id(++made),
  personId: id(1),
  householdId: null,
  danger: 2,
  dueAt: moment.now,
  ...fields,
});
const at = (instant: string) => new Date(instant);

describe('a group', () => {
  it.each([
    ['danger', { danger: 0, dueAt: at('2026-05-11T03:00:00Z') }],
    ['danger', { danger: 0, dueAt: at('2020-05-11T03:00:00Z') }],
    ['clock', { danger: 1, dueAt: at('2026-05-10T02:59:59Z') }],
    ['today', { danger: 1, dueAt: at('2026-05-10T03:00:00Z') }],
    ['missed', { dueAt: at('2026-05-09T18:00:00Z') }],
    ['today', { dueAt: at('2026-05-10T18:00:00Z') }],
    ['today', { dueAt: null }],
    ['week', { dueAt: at('2026-05-11T18:00:00Z') }],
    ['week', { dueAt: at('2026-05-17T18:00:00Z') }],
    ['later', { dueAt: at('2026-05-18T18:00:00Z') }],
  ] as const)('is %s for %o', (group, fields) => {
    expect(groupOf(item(fields), moment)).toBe(group);
  });

  it('is never left and entered again in the order', () => {
    fc.assert(
      fc.property(fc.array(anItem, { maxLength: 40 }), (items) => {
        const ordered = items.toSorted((one, other) => compare(one, other, moment));
        const groups = ordered.map((one) => todayGroups.indexOf(groupOf(one, moment)));
        expect(groups).toEqual(groups.toSorted((one, other) => one - other));
      }),
    );
  });
});

const anItem: fc.Arbitrary<Waiting> = fc.record({
  kind: fc.constantFrom('action', 'visit', 'safety-clock'),
  record: fc.integer({ min: 1, max: 99_999 }).map(id),
  personId: fc.integer({ min: 1, max: 12 }).map(id),
  householdId: fc.option(fc.integer({ min: 1, max: 4 }).map(id)),
  danger: fc.constantFrom(0, 1, 2),
  dueAt: fc.option(
    fc.integer({ min: -40, max: 40 }).map((hours) => new Date(+moment.now + hours * 7_200_000)),
  ),
});

describe('a family', () => {
  const longMissed = item({ dueAt: at('2024-01-01T00:00:00Z'), householdId: id(7) });
  const nextWeek = item({
    dueAt: at('2026-05-15T18:00:00Z'),
    householdId: id(7),
    personId: id(2),
  });
  const others = [1, 2, 3].map((n) =>
    item({ dueAt: at(`2026-05-0${n}T00:00:00Z`), personId: id(10 + n) }),
  );

  it('stands once, where its most urgent item is, with everything owed to it', () => {
    const { items, more } = arrange([...others, nextWeek, longMissed], moment, 50);
    expect(items).toEqual([longMissed, nextWeek, ...others]);
    expect(more).toBe(false);
  });

  it('is shown whole although the page is full, and others wait', () => {
    const { items, more } = arrange([...others, nextWeek, longMissed], moment, 1);
    expect([items, more]).toEqual([[longMissed, nextWeek], true]);
  });

  it('of generated items is never divided, and its first item decides its place', () => {
    fc.assert(
      fc.property(fc.array(anItem, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (all, n) => {
        const { items, more } = arrange(all, moment, n);
        const home = (one: Waiting) => one.householdId ?? one.personId;
        const shown = new Set(items.map(home));
        expect(items).toHaveLength(all.filter((one) => shown.has(home(one))).length);
        expect(more).toBe(items.length < all.length);
        const runs = items.filter((one, place) => home(one) !== home(items[place - 1] ?? one));
        expect(runs.length).toBe(Math.max(0, shown.size - 1));
        const leaders = items.filter(
          (one, place) => place === 0 || home(one) !== home(items[place - 1]!),
        );
        expect(leaders).toEqual(leaders.toSorted((one, other) => compare(one, other, moment)));
      }),
    );
  });
});

it('the database orders as the rule does', async () => {
  const { owner } = await testDatabase();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anItem, { maxLength: 30, selector: ({ record }) => record }),
      async (items) => {
        const found = await sql<{ record: string }>`
          select record from (select ${orderOf(moment)}, person_id, kind, record
            from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as one (danger integer,
              "dueAt" timestamptz, "personId" uuid, kind text, record uuid)
            cross join lateral (select "dueAt" as due_at, "personId" as person_id) named) placed
          order by ${order}`.execute(owner);
        const ordered = items.toSorted((one, other) => compare(one, other, moment));
        expect(found.rows.map(({ record }) => record)).toEqual(ordered.map(({ record }) => record));
      },
    ),
  );
});
