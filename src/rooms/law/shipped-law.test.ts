// The shipped law of the four countries, what happens to a file with a mistake, and what follows
// from the law: the version that may be cited, the age, the length. Doubt protects.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bornInYear, bornOn, unknownBirth } from '../../kernel/birth.ts';
import { addDays, toDay } from '../../kernel/day.ts';
import {
  ageFloor,
  citableOffences,
  isMilder,
  mayBeBelow,
  mayPermit,
  restrictionMonthsMax,
} from './public-rules.ts';
import { listPackCodes, packsFolder } from '../../engine/countries/load-packs.ts';
import { loadLaw } from './load-law.ts';
import { readLaw } from './read-law.ts';
import { describeProblem } from '../../engine/countries/read-yaml.ts';
import '../../../test/support/rounds.ts';

const good = readFileSync(join(packsFolder, 'kg/law.yaml'), 'utf8');
const laws = listPackCodes().map((code) => loadLaw(code));
const kg = laws.find(({ code }) => code === 'kg')!;
const on = (day: string) => ({ from: toDay(day), to: toDay(day) });
const today = toDay('2026-11-01');
const asked = { today, isDemo: true };
const citable = (day: string) =>
  citableOffences(kg, 'armed-conflict-abroad', on(day), asked).map(({ version }) => version);

describe('as shipped', () => {
  test('each of the four countries has a code in force, and says that nothing was compared with the statute', () => {
    expect(laws.map(({ code }) => code)).toEqual(expect.arrayContaining(['kg', 'kz', 'tj', 'uz']));
    for (const law of laws) {
      expect(law.versions.filter(({ until }) => until === null)).toHaveLength(1);
      const facts = [...law.offences, ...law.exemptions, ...law.restrictions];
      expect(facts.filter(({ status }) => status === 'checked-against-statute')).toEqual([]);
    }
  });
});

describe('a file with a mistake is refused whole, with file, line and remedy', () => {
  const broken: [name: string, from: string | RegExp, to: string, says: RegExp][] = [
    [
      'an unknown key',
      "    article: '243'",
      "    article: '243'\n    danger: 3",
      /law\.yaml:\d+: offences\.1\.danger: “danger” is not a key/,
    ],
    [
      'a fact without source',
      /    source: press-243\n/,
      '',
      /a fact without source\. Add “source”/,
    ],
    [
      'a source that is not listed',
      /    source: press-243\n/,
      '    source: hearsay\n',
      /no source has the id “hearsay”/,
    ],
    [
      'overlapping versions',
      '    until: 2021-12-01\n    penalty: { months_min: 30',
      '    until: null\n    penalty: { months_min: 30',
      /in force (twice|on days when)/,
    ],
    [
      'a penalty upside down',
      'months_min: 30, months_max: 60',
      'months_min: 60, months_max: 30',
      /minimum penalty is above the maximum/,
    ],
    [
      'an end before the beginning',
      '    from: 2019-01-01\n    until: 2021-12-01\n    penalty',
      '    from: 2021-12-02\n    until: 2021-12-01\n    penalty',
      /ends on 2021-12-01, before it begins/,
    ],
    [
      'a day that does not exist',
      'adopted: 2021-10-28',
      'adopted: 2021-02-29',
      /must be a day that exists/,
    ],
    [
      'called checked by nobody',
      /    source: press-243\n    status: reported/,
      '    source: press-243\n    status: checked-against-statute',
      /two people have not checked it/,
    ],
    [
      'checked twice by one',
      /    source: press-243\n    status: reported/,
      '    source: press-243\n    status: checked-against-statute\n    reviews:\n      - { by: A, on: 2026-01-01 }\n      - { by: a, on: 2026-01-02 }',
      /two people have not checked it/,
    ],
    [
      'an age called checked by nobody',
      'listed: { value: 14, source: compiled, status: unverified }',
      'listed: { value: 14, source: compiled, status: checked-against-statute }',
      /responsibility\.listed\.status: it is marked as checked/,
    ],
    [
      'a version that is not there',
      '    version: code-2017\n',
      '    version: code-1917\n',
      /no version has the id “code-1917”/,
    ],
    [
      'a list above the general age',
      'listed: { value: 14',
      'listed: { value: 18',
      /higher than the general one/,
    ],
    ['no YAML', 'code: kg', 'code: [kg', /law\.yaml:\d+: /],
  ];
  test.each(broken)('%s', (_, from, to, says) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const read = readLaw(text, 'countries/kg/law.yaml');
    expect('law' in read).toBe(false);
    expect(('problems' in read ? read.problems : []).map(describeProblem).join('\n')).toMatch(says);
  });

  test('two reviews by different people make it checked', () => {
    const text = good.replace(
      /    source: press-243\n    status: reported/,
      '    source: press-243\n    status: checked-against-statute\n    reviews:\n      - { by: A, on: 2026-01-01 }\n      - { by: B, on: 2026-01-02 }',
    );
    expect('law' in readLaw(text, 'x')).toBe(true);
  });
});

describe('which version may be cited', () => {
  test.each([
    ['2015-12-30', []], // the day before anything was in force
    ['2015-12-31', ['code-1997', 'code-2017', 'code-2021']], // both later ones are milder than 15 years
    ['2018-12-31', ['code-1997', 'code-2017', 'code-2021']],
    ['2019-01-01', ['code-2017']], // the version of 2021 is harsher
    ['2021-11-30', ['code-2017']],
    ['2021-12-01', ['code-2021']],
    ['2026-01-01', ['code-2021']],
  ])('for an act on %s', (day, versions) => {
    expect(citable(day)).toEqual(versions);
  });

  test('an act over a change is judged by the milder version; a day that is not known or not covered, by none', () => {
    const cite = (from: string | null, to: string | null, more: object = {}) =>
      citableOffences(
        kg,
        'armed-conflict-abroad',
        { from: from && toDay(from), to: to && toDay(to) } as { from: null; to: null },
        { ...asked, ...more },
      ).map(({ version }) => version);
    expect(cite('2018-06-01', '2019-06-01')).toEqual(['code-2017']);
    expect(cite('2015-12-30', '2016-01-02')).toEqual([]);
    expect(cite(null, null)).toEqual([]);
    // Later versions do not exist yet on that day, and unchecked law permits nothing in a real
    // programme.
    expect(cite('2016-01-01', '2016-01-01', { today: toDay('2018-01-01') })).toEqual(['code-1997']);
    expect(cite('2016-01-01', '2016-01-01', { isDemo: false })).toEqual([]);
    expect(citableOffences(kg, 'nothing-such', on('2020-01-01'), asked)).toEqual([]);
  });

  test('what is no offence any more is not cited, and where nobody can say which version is milder, neither', () => {
    const ended = { ...kg, offences: kg.offences.filter(({ version }) => version === 'code-1997') };
    expect(citableOffences(ended, 'armed-conflict-abroad', on('2016-01-01'), asked)).toEqual([]);
    const vague = { ...kg, offences: kg.offences.map((one) => ({ ...one, penalty: null })) };
    expect(
      citableOffences(
        vague,
        'armed-conflict-abroad',
        { from: toDay('2018-06-01'), to: toDay('2019-06-01') },
        asked,
      ),
    ).toEqual([]);
    expect(citableOffences(vague, 'armed-conflict-abroad', on('2018-06-01'), asked)).toHaveLength(
      1,
    );
  });

  test('never one that ended before the act, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (days) => {
        const act = addDays(toDay('2010-01-01'), days);
        for (const one of citableOffences(kg, 'armed-conflict-abroad', on(act), asked))
          expect(one.until === null || one.until > act).toBe(true);
      }),
    );
  });

  test('what is not known is not milder', () => {
    const penalty = (monthsMin: number | null, monthsMax: number | 'life' | null) => ({
      monthsMin,
      monthsMax,
      source: 'x',
      status: 'reported' as const,
    });
    expect([
      isMilder(penalty(12, 60), penalty(12, 'life')),
      isMilder(penalty(12, 60), penalty(24, 60)),
      isMilder(null, penalty(1, 60)),
      isMilder(penalty(1, null), penalty(1, 60)),
      isMilder(penalty(null, 60), penalty(24, 60)),
      isMilder(penalty(1, 'life'), penalty(1, 'life')),
    ]).toEqual([true, true, false, false, false, false]);
  });
});

describe('ages and lengths', () => {
  test.each([
    [bornOn(toDay('2004-06-15')), '2020-06-15', true],
    [bornOn(toDay('2004-06-15')), '2020-06-16', false],
    [bornOn(toDay('2004-02-29')), '2020-02-29', true],
    [bornOn(toDay('2004-02-29')), '2020-03-01', false],
    [bornInYear(2004), '2020-12-31', true],
    [bornInYear(2004), '2021-01-01', false],
    [unknownBirth, '2020-01-01', true],
  ])('sixteen years on the act: %#', (birth, act, isBelow) => {
    expect(mayBeBelow(16, birth, on(act))).toBe(isBelow);
  });

  test('an act of which the day is not known may have been in childhood', () => {
    expect(mayBeBelow(16, bornOn(toDay('1970-01-01')), { from: null, to: null })).toBe(true);
  });

  test('fourteen counts only where the list itself is known well enough', () => {
    const listed = (status: 'unverified' | 'reported' | 'checked-against-statute') => ({
      ...kg,
      responsibility: {
        general: { value: 16, source: 'x', status, reviews: [] },
        listed: { value: 14, source: 'x', status, reviews: [] },
        listedOffences: { value: ['mercenary'], source: 'x', status, reviews: [] },
      },
    });
    expect([
      ageFloor(kg, 'mercenary', true),
      ageFloor(listed('unverified'), 'mercenary', true),
      ageFloor(listed('reported'), 'mercenary', false),
      ageFloor(listed('reported'), 'mercenary', true),
      ageFloor(listed('checked-against-statute'), 'mercenary', false),
      ageFloor(listed('checked-against-statute'), 'armed-conflict-abroad', false),
    ]).toEqual([16, 16, 16, 14, 14, 16]);
    expect([
      mayPermit('reported', false),
      mayPermit('unverified', true),
      mayPermit('checked-against-statute', false),
    ]).toEqual([false, false, true]);
  });

  test('the shortest maximum counts, and nothing known permits nothing', () => {
    const uz = laws.find(({ code }) => code === 'uz')!;
    const longer = { ...uz.restrictions[0]!, monthsMax: 72 };
    const both = {
      ...uz,
      restrictions: [{ ...longer, status: 'reported' as const }, ...uz.restrictions],
    };
    expect([
      restrictionMonthsMax(uz, 'travel', true),
      restrictionMonthsMax(both, 'restriction-of-liberty', true),
      restrictionMonthsMax(uz, 'restriction-of-liberty', true),
      restrictionMonthsMax(uz, 'travel', false),
      restrictionMonthsMax(kg, 'travel', true),
    ]).toEqual([60, 60, null, null, null]);
  });
});
