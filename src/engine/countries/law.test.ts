// The law of the four countries as it is shipped; what happens to a file with a mistake; and what follows
// from law: the version that may be cited, the age, the length. Doubt protects.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bornInYear, bornOn, unknownBirth } from '../../kernel/birth.ts';
import { addDays, toDay } from '../../kernel/day.ts';
import { ageFloor, citableOffences, isMilder, mayBeBelow, mayPermit, restrictionMonthsMax } from './law-rules.ts';
import { listPackCodes, loadLaw, packsFolder } from './load-packs.ts';
import { readLaw } from './read-law.ts';
import { describeProblem } from './read-yaml.ts';

const good = readFileSync(join(packsFolder, 'kg/law.yaml'), 'utf8');
const laws = listPackCodes().map((code) => loadLaw(code));
const kg = laws.find(({ code }) => code === 'kg')!;
const on = (day: string) => ({ from: toDay(day), to: toDay(day) });
const citable = (day: string) => citableOffences(kg, 'armed-conflict-abroad', on(day)).map(({ version }) => version);

describe('as shipped', () => {
  test('each of the four countries has a code in force, and says that nothing was compared with the statute', () => {
    expect(laws.map(({ code }) => code)).toEqual(['kg', 'kz', 'tj', 'uz']);
    for (const law of laws) {
      expect(law.versions.filter(({ until }) => until === null)).toHaveLength(1);
      const facts = [...law.offences, ...law.exemptions, ...law.restrictions];
      expect(facts.filter(({ status }) => status === 'checked-against-statute')).toEqual([]);
    }
  });
});

describe('a file with a mistake is refused whole, with file, line and remedy', () => {
  const broken: [name: string, from: string | RegExp, to: string, says: RegExp][] = [
    ['an unknown key', '    article: "243"', '    article: "243"\n    danger: 3', /law\.yaml:\d+: offences\.1\.danger: “danger” is no key/],
    ['a fact without source', /    source: press-243\n/, '', /a fact without source\. Add “source”/],
    ['a source that is not listed', /    source: press-243\n/, '    source: hearsay\n', /no source has the id “hearsay”/],
    ['overlapping versions', '    until: 2021-12-01\n    penalty: { months_min: 30', '    until: null\n    penalty: { months_min: 30', /in force (twice|on days on which)/],
    ['a penalty upside down', 'months_min: 30, months_max: 60', 'months_min: 60, months_max: 30', /least penalty is above the greatest/],
    ['an end before the beginning', '    from: 2019-01-01\n    until: 2021-12-01\n    penalty', '    from: 2021-12-02\n    until: 2021-12-01\n    penalty', /ends on 2021-12-01, before it begins/],
    ['a day that does not exist', 'adopted: 2021-10-28', 'adopted: 2021-02-29', /must be a day that exists/],
    ['called checked by nobody', /    source: press-243\n    status: reported/, '    source: press-243\n    status: checked-against-statute', /two people have not checked it/],
    ['checked twice by one', /    source: press-243\n    status: reported/, '    source: press-243\n    status: checked-against-statute\n    reviews:\n      - { by: A, on: 2026-01-01 }\n      - { by: a, on: 2026-01-02 }', /two people have not checked it/],
    ['a version that is not there', '    version: code-2017\n', '    version: code-1917\n', /no version has the id “code-1917”/],
    ['a list above the general age', 'listed: { value: 14', 'listed: { value: 18', /begin later than all others/],
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
    const text = good.replace(/    source: press-243\n    status: reported/,
      '    source: press-243\n    status: checked-against-statute\n    reviews:\n      - { by: A, on: 2026-01-01 }\n      - { by: B, on: 2026-01-02 }');
    expect('law' in readLaw(text, 'x')).toBe(true);
  });
});

describe('which version may be cited', () => {
  test.each([
    ['2015-12-30', []], // the day before anything was in force
    ['2015-12-31', ['code-1997', 'code-2017', 'code-2021']], // both later ones are milder than 15 years
    ['2018-12-31', ['code-1997', 'code-2017', 'code-2021']],
    ['2019-01-01', ['code-2017']], // the version of 2021 is harsher
    ['2021-11-30', ['code-2017']], ['2021-12-01', ['code-2021']], ['2026-01-01', ['code-2021']],
  ])('for an act on %s', (day, versions) => {
    expect(citable(day)).toEqual(versions);
  });

  test('an act over a change is judged by both, and by nothing that is not milder than each; an unknown day by none', () => {
    const act = { from: toDay('2018-06-01'), to: toDay('2019-06-01') };
    expect(citableOffences(kg, 'armed-conflict-abroad', act).map(({ version }) => version)).toEqual(['code-1997', 'code-2017']);
    expect(citableOffences(kg, 'armed-conflict-abroad', { from: null, to: null })).toEqual([]);
    expect(citableOffences(kg, 'nothing-such', on('2020-01-01'))).toEqual([]);
  });

  test('never one that ended before the act, whatever the day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9000 }), (days) => {
      const act = addDays(toDay('2010-01-01'), days);
      for (const one of citableOffences(kg, 'armed-conflict-abroad', on(act))) expect(one.until === null || one.until > act).toBe(true);
    }));
  });

  test('what is not known is not milder', () => {
    const penalty = (monthsMin: number | null, monthsMax: number | 'life' | null) => ({ monthsMin, monthsMax, source: 'x', status: 'reported' as const });
    expect([isMilder(penalty(12, 60), penalty(12, 'life')), isMilder(penalty(12, 60), penalty(24, 60)), isMilder(null, penalty(1, 60)),
      isMilder(penalty(1, null), penalty(1, 60)), isMilder(penalty(null, 60), penalty(24, 60)), isMilder(penalty(1, 'life'), penalty(1, 'life'))])
      .toEqual([true, true, false, false, false, false]);
  });
});

describe('ages and lengths', () => {
  test.each([
    [bornOn(toDay('2004-06-15')), '2020-06-14', true], [bornOn(toDay('2004-06-15')), '2020-06-15', false],
    [bornOn(toDay('2004-02-29')), '2020-02-29', false], [bornOn(toDay('2004-02-29')), '2020-02-28', true],
    [bornInYear(2004), '2020-12-30', true], [bornInYear(2004), '2020-12-31', false], [unknownBirth, '2020-01-01', true],
  ])('sixteen years on the act: %#', (birth, act, isBelow) => {
    expect(mayBeBelow(16, birth, on(act))).toBe(isBelow);
  });

  test('an act of which the day is not known may have been in childhood', () => {
    expect(mayBeBelow(16, bornOn(toDay('1970-01-01')), { from: null, to: null })).toBe(true);
  });

  test('fourteen counts only where the list itself is known well enough', () => {
    const listed = (status: 'unverified' | 'reported' | 'checked-against-statute') => ({ ...kg, responsibility: {
      general: { value: 16, source: 'x', status }, listed: { value: 14, source: 'x', status },
      listedOffences: { value: ['mercenary'], source: 'x', status },
    } });
    expect([ageFloor(kg, 'mercenary', true), ageFloor(listed('unverified'), 'mercenary', true), ageFloor(listed('reported'), 'mercenary', false),
      ageFloor(listed('reported'), 'mercenary', true), ageFloor(listed('checked-against-statute'), 'mercenary', false),
      ageFloor(listed('checked-against-statute'), 'armed-conflict-abroad', false)]).toEqual([16, 16, 16, 14, 14, 16]);
    expect([mayPermit('reported', false), mayPermit('unverified', true), mayPermit('checked-against-statute', false)]).toEqual([false, false, true]);
  });

  test('the shortest maximum counts, and nothing known permits nothing', () => {
    const uz = laws.find(({ code }) => code === 'uz')!;
    const longer = { ...uz.restrictions[0]!, monthsMax: 72 };
    expect([restrictionMonthsMax(uz, 'travel'), restrictionMonthsMax({ ...uz, restrictions: [longer, ...uz.restrictions] }, 'restriction-of-liberty'),
      restrictionMonthsMax(kg, 'travel')]).toEqual([60, 60, null]);
  });
});
