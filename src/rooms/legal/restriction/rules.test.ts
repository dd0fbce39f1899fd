// The day before, the day, the day after.

import { describe, expect, test } from 'vitest';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import {
  latestLastDay,
  mayAnswer,
  mayAsk,
  mayDecide,
  mayLift,
  mayNoteContact,
  mayOrder,
  mayPlanContact,
  mayTell,
  mayVary,
  restrictionStateOn,
} from './rules.ts';

const bounds = { startOn: '2026-03-10', endOn: '2026-09-09' };
const lifted = { kind: 'lifted', onDay: '2026-05-01' } as const;

describe('state of a restriction', () => {
  test.each([
    ['2026-03-09', null, 'ordered'],
    ['2026-03-10', null, 'active'],
    ['2026-09-09', null, 'active'],
    ['2026-09-10', null, 'over'],
    ['2026-04-30', lifted, 'active'],
    ['2026-05-01', lifted, 'lifted'],
    ['2026-09-10', lifted, 'lifted'],
  ] as const)('on %s', (today, lifting, state) => {
    expect(restrictionStateOn(bounds, lifting, toDay(today))).toBe(state);
  });
});

describe('lifting', () => {
  const today = toDay('2026-06-01');
  test.each([
    ['2026-03-09', null, today, 'outside-the-restriction'],
    ['2026-09-10', null, today, 'outside-the-restriction'],
    ['2026-06-01', lifted, today, 'already-lifted'],
    ['2026-06-01', null, toDay('2026-09-10'), 'restriction-is-over'],
  ] as const)('on %s is refused', (onDay, earlier, ...rest) => {
    const [now, refusal] = rest as unknown as readonly [Day, string];
    expect(mayLift(bounds, earlier, { onDay, today: now })).toMatchObject({ ok: false, refusal });
  });
  test('within its days is recorded', () => {
    expect(mayLift(bounds, null, { onDay: '2026-06-01', today }).ok).toBe(true);
  });
});

describe('the longest that the law allows', () => {
  test.each([
    ['2026-03-10', 60, '2031-03-09'],
    ['2026-03-10', 1, '2026-04-09'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2025-01-31', 1, '2025-02-27'],
    ['2025-12-31', 2, '2026-02-27'],
  ] as const)('from %s, %i months: %s', (start, months, latest) => {
    expect(latestLastDay(toDay(start), months)).toBe(latest);
    expect(mayOrder({ startOn: start, endOn: latest }, months).ok).toBe(true);
    const dayMore = new Date(Date.parse(latest) + 86_400_000).toISOString().slice(0, 10);
    expect(mayOrder({ startOn: start, endOn: dayMore }, months)).toMatchObject({
      refusal: 'beyond-the-legal-maximum',
      facts: { latest },
    });
  });
  test('is nothing where no limit is known', () => {
    expect(mayOrder({ startOn: '2026-03-10', endOn: '2026-03-10' }, null)).toMatchObject({
      refusal: 'kind-without-limit',
    });
    expect(mayOrder({ startOn: '2026-03-10', endOn: '2026-03-09' }, null)).toMatchObject({
      refusal: 'ends-before-it-starts',
    });
  });
});

const standing = { ...bounds, state: 'active', kind: 'reporting' } as const;
const over = { ...standing, state: 'over' } as const;
const ordered = { ...standing, state: 'ordered' } as const;
const now = toDay('2026-06-01');
const vary = (onDay: string, endOn: string | null, scope: string | null = null) => ({
  onDay,
  endOn,
  scope,
});

test.each([
  [over, vary('2026-06-01', '2026-08-01'), 'restriction-is-over'],
  [standing, vary('2026-06-01', null), 'nothing-is-varied'],
  [standing, vary('2026-06-01', '2026-09-09'), 'end-only-earlier'],
  [standing, vary('2026-06-01', '2026-09-10'), 'end-only-earlier'],
  [standing, vary('2026-09-10', null, 'x'), 'outside-the-restriction'],
  [standing, vary('2026-06-01', '2026-05-31'), 'outside-the-restriction'],
  [ordered, vary('2026-01-01', '2026-03-09'), 'outside-the-restriction'],
  [standing, vary('2026-06-01', '2026-09-08'), null],
  [ordered, vary('2026-01-01', '2026-03-10'), null],
  [standing, vary('2026-06-01', null, 'x'), null],
] as const)('varying %j by %j: %s', (at, wanted, refusal) => {
  expect(mayVary(at, wanted as never)).toMatchObject(refusal ? { refusal } : { ok: true });
});

const decision = {
  outcome: 'upheld',
  decidedOn: '2026-06-01',
  orderNumber: '1',
  scope: null,
  endOn: null,
  baseVersion: 1,
} as const;
test.each([
  ['quashed', standing, decision, 'appeal-is-decided'],
  ['pending', standing, { ...decision, decidedOn: '2026-06-02' }, 'day-in-the-future'],
  ['pending', standing, { ...decision, decidedOn: '2026-04-30' }, 'decided-before-lodged'],
  ['pending', standing, { ...decision, orderNumber: null }, 'decision-needs-a-number'],
  ['pending', standing, { ...decision, outcome: 'varied' }, 'nothing-is-varied'],
  ['pending', over, { ...decision, outcome: 'varied', endOn: '2026-05-01' }, 'restriction-is-over'],
  ['pending', over, { ...decision, outcome: 'varied' }, null],
  ['pending', standing, { ...decision, outcome: 'withdrawn', orderNumber: null }, null],
] as const)('an appeal %s, decided: %#', (state, at, wanted, refusal) => {
  expect(
    mayDecide({ state, lodgedOn: '2026-05-01' }, wanted as never, { today: now, standing: at }),
  ).toMatchObject(refusal ? { refusal } : { ok: true });
});

test.each([
  ['beginning', '2026-06-02', 'day-in-the-future'],
  ['ending', '2026-06-01', 'notice-too-early'],
  ['beginning', '2026-06-01', null],
  ['beginning', addDays(toDay(standing.startOn), -366), null],
  ['beginning', addDays(toDay(standing.startOn), -367), 'told-long-before'],
] as const)('told of the %s on %s: %s', (about, toldOn, refusal) => {
  const told = { about, toldOn, how: 'in-person', language: 'ru' } as const;
  expect(mayTell(standing, told as never, now)).toMatchObject(refusal ? { refusal } : { ok: true });
  expect(mayTell(over, told as never, now)).toMatchObject({ refusal: 'restriction-is-over' });
});
test.each([
  ['2026-08-02', false],
  ['2026-08-03', true],
  ['2026-08-04', true],
] as const)('told of the end on %s, 37 days before it or later: %s', (toldOn, ok) => {
  expect(
    mayTell(
      standing,
      { about: 'ending', toldOn: toDay(toldOn), how: 'in-person', language: 'ru' },
      toDay('2026-09-01'),
    ).ok,
  ).toBe(ok);
});

const asked = { askedOn: '2026-06-01', purpose: 'x', fromOn: '2026-06-03', toOn: '2026-06-04' };
test.each([
  [standing, {}, null],
  [over, {}, 'restriction-is-over'],
  [ordered, {}, 'restriction-not-begun'],
  [standing, { askedOn: '2026-06-02' }, 'day-in-the-future'],
  [standing, { fromOn: '2026-06-05' }, 'ends-before-it-starts'],
  [standing, { askedOn: '2026-03-09' }, 'outside-the-restriction'],
  [standing, { fromOn: '2026-09-10', toOn: '2026-09-11' }, 'no-permission-needed'],
  [standing, { fromOn: '2026-09-09', toOn: '2026-09-11' }, null],
] as const)('asking: %#', (at, more, refusal) => {
  expect(mayAsk(at, { ...asked, ...more } as never, now)).toMatchObject(
    refusal ? { refusal } : { ok: true },
  );
});

test.each([
  [standing, null, { answer: 'granted', reason: null }, null],
  [over, null, { answer: 'granted', reason: null }, 'restriction-is-over'],
  [standing, 'granted', { answer: 'granted', reason: null }, 'permission-is-answered'],
  [standing, null, { answer: 'refused', reason: null }, 'refusal-needs-a-reason'],
  [
    standing,
    null,
    { answer: 'granted', reason: null, answeredOn: '2026-06-02' },
    'day-in-the-future',
  ],
  [
    standing,
    null,
    { answer: 'granted', reason: null, answeredOn: '2026-05-29' },
    'answered-before-asked',
  ],
] as const)('answering: %#', (at, answer, more, refusal) => {
  const given = { answeredOn: '2026-06-01', ...more };
  expect(
    mayAnswer(at, { askedOn: '2026-05-30', answer }, { given: given as never, today: now }),
  ).toMatchObject(refusal ? { refusal } : { ok: true });
});

test.each([
  ['2026-03-09', 'outside-the-restriction'],
  ['2026-03-10', null],
  ['2026-09-09', null],
  ['2026-09-10', 'outside-the-restriction'],
] as const)('a day of reporting on %s: %s', (onDay, refusal) => {
  expect(mayPlanContact(standing, onDay)).toMatchObject(refusal ? { refusal } : { ok: true });
  expect(mayPlanContact({ ...standing, kind: 'travel' }, onDay)).toMatchObject({
    refusal: 'contact-not-for-this-kind',
  });
  expect(mayPlanContact(over, onDay)).toMatchObject({ refusal: 'restriction-is-over' });
});
test.each([
  ['2026-06-01', 'not-kept', null],
  ['2026-06-02', 'not-kept', 'day-in-the-future'],
  ['2026-06-02', 'excused', null],
  ['2026-09-10', 'kept', 'outside-the-restriction'],
] as const)('what came of %s: %s', (onDay, outcome, refusal) => {
  expect(mayNoteContact(standing, { onDay, outcome }, now)).toMatchObject(
    refusal ? { refusal } : { ok: true },
  );
});
