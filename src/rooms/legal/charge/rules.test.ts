// The decisions about births, offences, exemption and sentences as tables; charge-property.test.ts
// compares them with the database.

import { describe, expect, test } from 'vitest';
import { loadLaw } from '../../law/load-law.ts';
import { toDay } from '../../../kernel/day.ts';
import { latestBirth, mayHaveBeenMinor, standTogether, weighOffences } from './rules.ts';
import {
  conditionsMet,
  mayDecide,
  mayRequest,
  needsCumulationGround,
  rulesFor,
} from '../exemption/rules.ts';

const day = (text: string) => toDay(text);
const on = (text: string) => ({ from: day(text), to: day(text) });
const today = day('2026-11-01');

describe('the youngest birth that is possible', () => {
  const claims = [{ to: day('2001-06-30') }, { to: day('1999-12-31') }];
  test.each([
    ['1990-12-31', false, [], '1990-12-31'],
    ['1990-12-31', true, [], null],
    ['1990-12-31', true, claims, null],
    ['1990-12-31', false, claims, '2001-06-30'],
    ['2005-12-31', false, claims, '2005-12-31'],
    [null, false, claims, null],
  ] as const)('%s, in doubt from the beginning %s', (to, isDisputeUnnamed, said, latest) => {
    expect(latestBirth({ to: to && day(to), isDisputeUnnamed }, said)).toBe(latest);
  });
  test.each([
    ['2018-05-09', true],
    ['2018-05-10', true],
    ['2018-05-11', false],
  ] as const)('of age on the day after the birthday: %s', (act, isMinor) => {
    expect(mayHaveBeenMinor(day('2000-05-10'), on(act))).toBe(isMinor);
  });
  test('a child and an adult do not stand together', () => {
    expect(standTogether(day('2000-05-10'), [on('2018-05-10'), on('2018-05-11')])).toBe(false);
    expect(standTogether(day('2000-05-10'), [on('2018-05-11'), on('2020-01-01')])).toBe(true);
  });
});

describe('which version may be cited, Kyrgyzstan', () => {
  const verdicts = (from: string, to = from, isDemo = true) =>
    Object.fromEntries(
      weighOffences(loadLaw('kg'), { from: day(from), to: day(to) }, { today, isDemo })
        .filter(({ offence }) => offence.code === 'armed-conflict-abroad')
        .map(({ offence, verdict }) => [offence.from, verdict]),
    );
  test.each([
    ['2018-12-31', ['at-the-act', 'later-milder', 'later-milder']],
    ['2019-01-01', ['not-in-force', 'at-the-act', 'not-milder']],
    ['2021-11-30', ['not-in-force', 'at-the-act', 'not-milder']],
    ['2021-12-01', ['not-in-force', 'not-in-force', 'at-the-act']],
    ['2010-01-01', ['not-in-force', 'not-in-force', 'not-in-force']],
  ] as const)('an act on %s', (act, expected) => {
    expect(Object.values(verdicts(act))).toHaveLength(3);
    expect(['2015-12-31', '2019-01-01', '2021-12-01'].map((from) => verdicts(act)[from])).toEqual(
      expected,
    );
  });
  test('over a change the milder of both; without checked law nothing', () => {
    expect(verdicts('2018-06-01', '2019-06-01')).toMatchObject({
      '2015-12-31': 'not-milder',
      '2019-01-01': 'at-the-act',
    });
    expect(verdicts('2020-01-01', '2020-01-01', false)['2019-01-01']).toBe('not-known-well-enough');
  });
});

describe('exemption', () => {
  const law = loadLaw('tj');
  const [rule] = rulesFor(law, 'armed-conflict-abroad', today);
  test('rules of the day and of the offence', () => {
    expect(rulesFor(law, 'mercenary', today)).toEqual([]);
    expect(rulesFor(law, null, day('2014-12-31'))).toEqual([]);
    expect(rulesFor(law, null, day('2015-01-01'))).toHaveLength(2);
  });
  const asked = {
    state: 'check',
    rule: rule!,
    offence: null,
    offeredOn: day('2026-01-15'),
    openedOn: day('2026-01-15'),
    today,
  } as const;
  test.each([
    [{}, null],
    [{ openedOn: day('2026-01-14') }, 'legal-aid-first'],
    [{ openedOn: day('2026-11-02') }, 'state-in-the-future'],
    [{ rule: null }, 'no-such-rule'],
    [{ offence: 'mercenary' }, 'rule-not-for-this-offence'],
    [{ state: 'final' as const }, 'no-such-step'],
  ])('%j', (more, refusal) => {
    const decision = mayRequest({ ...asked, ...more });
    expect(decision.ok ? null : decision.refusal).toBe(refusal);
  });
  test.each([
    ['all', { a: 'yes' }, false],
    ['all', { a: 'yes', b: 'yes' }, true],
    ['not-known', { a: 'yes' }, false],
    ['any', { a: 'yes' }, true],
    ['any', { a: 'no', b: 'not-known' }, false],
  ] as const)('%s %j', (together, answers, met) => {
    const conditions = ['a', 'b'].map((code) => ({ code, names: { en: code, ru: code } }));
    expect(conditionsMet({ together, conditions }, answers)).toBe(met);
    expect(conditionsMet({ together, conditions: [] }, answers)).toBe(false);
  });
  test('a grant lies after the request and after the state', () => {
    const given = {
      state: 'granted',
      decidedOn: day('2026-02-01'),
      openedOn: day('2026-01-15'),
      isMet: true,
      since: day('2026-01-12'),
      today,
    } as const;
    expect(mayDecide(given).ok).toBe(true);
    expect(mayDecide({ ...given, isMet: false })).toMatchObject({ refusal: 'conditions-not-met' });
    expect(mayDecide({ ...given, since: day('2026-02-02') })).toMatchObject({
      refusal: 'before-the-last-state',
    });
    expect(
      mayDecide({ ...given, state: 'refused', isMet: false, since: day('2026-02-02') }).ok,
    ).toBe(true);
  });
});

test.each([
  [96, 96, false],
  [97, 96, true],
  [null, 96, true],
  [null, 'life', false],
  [12, null, true],
] as const)('a sentence of %s months where %s are the most', (months, monthsMax, needed) => {
  expect(
    needsCumulationGround(months, { monthsMin: null, monthsMax, source: 'x', status: 'reported' }),
  ).toBe(needed);
  expect(needsCumulationGround(months, null)).toBe(true);
});
