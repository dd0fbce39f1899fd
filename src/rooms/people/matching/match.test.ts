// The rules that protect people: who is never called the same person, and why.

import { describe, expect, test } from 'vitest';
import { type Birth, bornAbout, bornInYear, bornOn, unknownBirth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { matchingEngine } from './engine.ts';
import { recordOfEntry } from './entry-record.ts';
import { listMatcher } from './match.ts';
import { explainPair, scorePair } from './match-score.ts';
import type { MatchEntry } from './matcher.ts';

const born = (day: string): Birth => bornOn(toDay(day));

function entry(id: string, more: Partial<MatchEntry> = {}): MatchEntry {
  return {
    id,
    source: id[0]!,
    names: { full: 'Токтогулов Якуб Рашидович' },
    sex: 'male',
    birth: born('2016-08-19'),
    ...more,
  };
}

function bandOf(one: MatchEntry, other: MatchEntry): string {
  return listMatcher.propose([one, other])[0]?.band ?? 'nothing';
}

const boarding = entry('b1', { names: { given: 'ZHAKYP', family: 'TOKTOGULOV' } });

describe('the same person on two lists', () => {
  test.each(['Новорожденный', 'Baby girl', 'طفلة مجهولة', 'chaqaloq'])(
    '%s on two lists is not one child',
    (full) => {
      const [one, other] = [entry('a1', { names: { full } }), entry('b1', { names: { full } })];
      expect(bandOf(one, other)).toBe('nothing');
    },
  );

  test.each<[string, Partial<MatchEntry>, string]>([
    ['another script', {}, 'same'],
    ['only a year: a namesake may share it', { birth: bornInYear(2016) }, 'look'],
    ['1 January, which says only the year', { birth: born('2016-01-01') }, 'look'],
    ['only a year and a given name', { names: { given: 'Якуб' }, birth: bornInYear(2016) }, 'look'],
    ['no birth date', { birth: unknownBirth }, 'look'],
    ['another sex', { sex: 'female' }, 'look'],
    ['another family name', { names: { full: 'Асанов Якуб Рашидович' } }, 'look'],
    ['a slip in the given name', { names: { full: 'Токтогулов Якб Рашидович' } }, 'look'],
  ])('%s', (_, change, band) => {
    expect(bandOf(entry('a1', change), boarding)).toBe(band);
  });

  test('a document and all else make it the same, also without a father', () => {
    const one = entry('a1', { document: 'RC 393-729', birth: bornInYear(2016) });
    expect(bandOf(one, { ...boarding, document: 'rc393729' })).toBe('same');
  });

  test('even a document does not open "same" without a birth date', () => {
    const one = entry('a1', { document: 'RC393729', birth: unknownBirth });
    expect(bandOf(one, { ...boarding, document: 'RC393729' })).toBe('look');
  });

  test.each([
    ['Latin letters in a Cyrillic name', 'Токтогулов Якуб Рашидович', 'Toктoгyлoв Якyб Paшидoвич'],
    ['soft hyphens', 'Токтогулов Якуб Рашидович', 'Токто\u00adгулов Якуб Раши\u00adдович'],
    ['presentation forms', 'يعقوب رشيد توكتوغول', 'ﻳﻌﻘﻮﺏ ﺭﺷﻴﺪ ﺗﻮﻛﺘﻮﻏﻮﻝ'],
    ['a joiner against a space', 'گل\u200cمحمد کریم\u200cزاده', 'گل محمد کریم زاده'],
  ])('%s, with a year only: found', (_, one, other) => {
    const birth = bornInYear(2016);
    const pair = [one, other].map((full, at) => entry(`${at}1`, { names: { full }, birth }));
    expect(bandOf(pair[0]!, pair[1]!)).not.toBe('nothing');
  });

  test('a number of a paper written with another keyboard is the same number', () => {
    const one = entry('a1', { document: 'АС 393-729', birth: bornInYear(2016) });
    expect(bandOf(one, { ...boarding, document: 'AC393729' })).toBe('same');
  });

  test('a swapped day is named as such', () => {
    const one = entry('a1', { birth: born('2016-03-08') });
    const [found] = listMatcher.propose([one, { ...boarding, birth: born('2016-08-03') }]);
    expect(found?.reasons.map((reason) => reason.code)).toContain('birth-swapped');
  });
});

describe('never the same', () => {
  const family = { familyKey: '7', names: { full: 'Асанова Зухра Каримовна', mother: 'Амина' } };

  test('twins: one family, one birth date, two names', () => {
    const one = entry('a1', { ...family, sex: 'female' });
    const twin = entry('b1', {
      ...family,
      sex: 'female',
      names: { full: 'Асанова Фатима Каримовна', mother: 'Амина' },
    });
    expect(bandOf(one, twin)).toBe('nothing');
  });

  test('twins whose names look alike without vowels', () => {
    const one = entry('a1', { names: { full: 'حسن رشيد كريم', mother: 'آمنة' } });
    const twin = entry('b1', { names: { full: 'حسين رشيد كريم', mother: 'آمنة' } });
    expect(bandOf(one, twin)).not.toBe('same');
  });

  test('siblings', () => {
    const sister = entry('b1', { ...family, sex: 'female', birth: born('2014-01-02') });
    expect(bandOf(entry('a1', family), sister)).not.toBe('same');
  });

  test('father and son of one name', () => {
    const father = entry('a1', { birth: born('1988-02-03') });
    expect(bandOf(father, entry('b1'))).toBe('nothing');
  });

  test('two rows that fit equally well', () => {
    const found = listMatcher.propose([entry('a1'), boarding, { ...boarding, id: 'b2' }]);
    const both = found.filter((pair) => pair.a === 'a1');
    expect(both.map((pair) => pair.band)).toEqual(['look', 'look']);
    expect(both[0]!.reasons.map((reason) => reason.code)).toContain('another-candidate');
  });
});

describe('within one list', () => {
  const mother = { mother: 'Амина Давудовна' };
  const twice = entry('a2', {
    names: { full: 'Токтогулов Жакып Рашидович', ...mother },
    birth: bornAbout(2016),
  });

  test('within one list a slip in the day, or mothers of two names, leave it to a person', () => {
    const mother = (given: string) => ({
      names: { full: 'Токтогулов Якуб Рашидович', mother: `Токтогулова ${given}` },
    });
    const slip = entry('a2', { birth: born('2016-08-19') });
    expect(bandOf(entry('a1', { birth: born('2016-08-09') }), slip)).toBe('look');
    expect(bandOf(entry('a1', mother('Гульнара')), entry('a2', mother('Зарина')))).toBe('look');
    expect(bandOf(entry('a1', mother('Гульнара')), entry('a2', mother('Гульнара')))).toBe('same');
  });

  test('one child listed twice is proposed', () => {
    const first = entry('a1', { names: { full: 'Токтогулов Якуб Рашидович', ...mother } });
    expect(bandOf(first, twice)).not.toBe('nothing');
  });

  test('a pair that would do across lists does not within one', () => {
    const thin = { names: { full: 'Якуб' }, birth: bornInYear(2016) };
    expect(bandOf(entry('a1', thin), entry('b1', thin))).toBe('look');
    expect(bandOf(entry('a1', thin), entry('a2', thin))).toBe('nothing');
  });

  test('one row never matches itself', () => {
    expect(bandOf(entry('a1', { row: '7' }), entry('a2', { row: '7' }))).toBe('nothing');
  });

  test('and nothing when not asked for', () => {
    expect(listMatcher.propose([entry('a1'), entry('a2')], { withinSources: false })).toEqual([]);
  });
});

describe('is named as what it rather is', () => {
  const codes = (one: MatchEntry, other: MatchEntry) =>
    explainPair(
      matchingEngine(),
      scorePair(matchingEngine(), preparedAt(one, 0), preparedAt(other, 1)),
    ).hint;
  const preparedAt = (one: MatchEntry, at: number) => ({
    at,
    entry: one,
    record: recordOfEntry(matchingEngine(), one),
  });
  test.each<[string, Partial<MatchEntry>, string | null]>([
    ['twins', { names: { full: 'Токтогулов Дауд Рашидович' } }, 'likely-twin'],
    [
      'brothers',
      { names: { full: 'Токтогулов Дауд Рашидович' }, birth: born('2014-03-01') },
      'likely-sibling',
    ],
    [
      'father and son',
      { names: { full: 'Токтогулов Рашид Каримович' }, birth: born('1988-03-01') },
      'likely-parent',
    ],
    ['namesakes', { birth: born('2009-03-01') }, 'likely-namesake'],
    ['one person', {}, null],
  ])('%s', (_, change, hint) => {
    expect(codes(entry('a1'), entry('b1', change))).toBe(hint);
  });
});

test('a mother who matches lifts her child', () => {
  const child = { birth: bornAbout(2016), familyKey: '3' };
  const camp = entry('a1', { ...child, names: { full: 'يعقوب رشيد' } });
  const official = entry('b1', { names: { full: 'Токтогулов Жакып' }, familyKey: '9' });
  const mothers = ['a2', 'b2'].map((id) =>
    entry(id, {
      names: { full: id === 'a2' ? 'مريم سليمان' : 'Марьям Сулеймановна' },
      sex: 'female',
      birth: born('1990-05-05'),
      familyKey: id === 'a2' ? '3' : '9',
    }),
  );
  const alone = listMatcher.propose([camp, official])[0]?.score ?? 0;
  const found = listMatcher.propose([camp, official, ...mothers]);
  const pair = found.find((proposal) => proposal.a === 'a1' && proposal.b === 'b1')!;
  expect(pair.score).toBeGreaterThan(alone);
  expect(pair.reasons.map((reason) => reason.code)).toContain('family-members');
});

test('the order of entries is no evidence, and the same entries give the same answer', () => {
  const entries = [entry('a1'), boarding, entry('a3', { names: { full: 'Карим' } })];
  const [one] = listMatcher.propose(entries);
  const [other] = listMatcher.propose(entries.toReversed());
  expect([other?.b, other?.a, other?.score, other?.band]).toEqual([
    one?.a,
    one?.b,
    one?.score,
    one?.band,
  ]);
});

test('reasons carry no names', () => {
  const text = JSON.stringify(listMatcher.propose([entry('a1'), boarding])[0]!.reasons);
  expect(text).not.toMatch(/якуб|yakub|zhakyp|toktogul/i);
});

test('nothing in, nothing out', () => {
  expect(listMatcher.propose([])).toEqual([]);
  expect(
    listMatcher.propose([entry('a1', { names: {} }), entry('b1', { names: { full: '😀' } })]),
  ).toEqual([]);
});

describe('what says nothing joins nobody', () => {
  const stranger = { names: { full: 'Асанов Якуб' }, birth: bornInYear(2016) };
  const other = { names: { full: 'Исаков Якуб' }, birth: bornInYear(2016) };

  test.each(['нет', 'б/н', '000000', '#Н/Д', 'утерян', 'لا يوجد', 'паспорт', '12'])(
    'the document "%s"',
    (document) => {
      const known = [entry('a1', stranger), entry('b1', other)];
      const pairs = listMatcher.propose(known.map((one) => ({ ...one, document })));
      expect(pairs).toEqual(listMatcher.propose(known));
    },
  );

  test.each(['неизвестно', 'Unknown', 'умерла'])('the mother "%s"', (mother) => {
    const ask = (more: Partial<MatchEntry['names']>) =>
      listMatcher.propose([
        entry('a1', { ...stranger, names: { ...stranger.names, ...more } }),
        entry('b1', { ...other, names: { ...other.names, ...more } }),
      ]);
    expect(ask({ mother })).toEqual(ask({}));
  });

  test('two people without a name are not proposed, "unknown" beside a name is no name', () => {
    const nameless = entry('a1', { names: { full: 'Неизвестно' } });
    expect(listMatcher.propose([nameless, { ...nameless, id: 'b1', source: 'b' }])).toEqual([]);
    const names = { full: 'Якуб неизвестно' };
    expect(recordOfEntry(matchingEngine(), entry('a1', { names })).name.words).toHaveLength(1);
  });

  test('a document, mother or day that too many of a list share, and it is said', () => {
    const surnames = ['Асанов', 'Исаков', 'Орозов', 'Халилов', 'Каримов', 'Тимуров', 'Беков'];
    const list = surnames.map((surname, at) =>
      entry(`a${at}`, { names: { full: `${surname} Якуб` }, document: 'AN 5550' }),
    );
    const twin = entry('b1', { names: { full: 'Сапаров Якуб' }, document: 'AN5550' });
    const pairs = listMatcher.propose([...list, twin]);
    expect(pairs.filter(({ band }) => band === 'same')).toEqual([]);
    const codes = new Set(pairs.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
    expect(codes.has('document')).toBe(false);
    const near = { names: { full: 'Асанов Якуб' }, document: 'AN5550' };
    const [found] = listMatcher.propose([...list, entry('b1', near)]);
    expect(found?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['document-shared', 'birth-shared']),
    );
  });
});

describe('namesakes', () => {
  const girl = { sex: 'female', names: { full: 'Токтогулова Мадина' } } as const;
  const onLists = (one: Partial<MatchEntry>, other: Partial<MatchEntry>) =>
    [entry('a1', { ...girl, ...one }), entry('b1', { ...girl, ...other })] as const;

  test.each<[string, Birth, Birth]>([
    ['one year', bornInYear(2010), bornInYear(2010)],
    ['a year and a day within it', bornInYear(2010), born('2010-05-12')],
    ['years next to each other', bornInYear(2010), bornInYear(2011)],
    ['1 January twice', born('2010-01-01'), born('2010-01-01')],
    ['ages', bornAbout(2010), bornAbout(2010)],
    ['two days of one year', born('2010-05-12'), born('2010-11-09')],
    ['two days of one month', born('2010-05-12'), born('2010-05-27')],
  ])('with only %s in common are never the same', (_, one, other) => {
    expect(bandOf(...onLists({ birth: one }, { birth: other }))).toBe('look');
    const father = { names: { full: 'Токтогулова Мадина Рашидовна' } };
    expect(bandOf(...onLists({ ...father, birth: one }, { ...father, birth: other }))).toBe('look');
  });

  test('the day, a document or the family opens the band', () => {
    const birth = born('2010-05-12');
    expect(bandOf(...onLists({ birth }, { birth }))).toBe('same');
    const year = { birth: bornInYear(2010) };
    const paper = { ...year, document: 'KG 440 112' };
    expect(bandOf(...onLists(paper, paper))).toBe('same');
    const mother = { names: { full: 'Токтогулова Анара' }, birth: born('1984-07-03') };
    const families = ['a', 'b'].flatMap((list) => [
      entry(`${list}1`, { ...girl, ...year, familyKey: '7' }),
      entry(`${list}2`, { ...mother, sex: 'female', familyKey: '7' }),
    ]);
    const pairs = listMatcher.propose(families);
    expect(pairs.map(({ a, b, band }) => `${a} ${b} ${band}`).sort()).toEqual([
      'a1 b1 same',
      'a2 b2 same',
    ]);
  });

  test('within one list a year is never enough, whatever else agrees', () => {
    const rows = ['r1', 'r2'].map((id) =>
      entry(id, {
        ...girl,
        row: id,
        birth: bornInYear(2010),
        names: { full: 'Токтогулова Мадина Рашидовна', mother: 'Анара' },
      }),
    );
    expect(bandOf(rows[0]!, rows[1]!)).toBe('look');
  });
});
