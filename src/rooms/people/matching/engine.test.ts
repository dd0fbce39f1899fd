// What must be true of the engine whatever it has learnt: the order of two people makes no
// difference, the same input gives the same answer, agreement never counts against, and no text can
// harm it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Birth,
  bornAbout,
  bornByAge,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { compareBirths } from './compare-births.ts';
import { matchingEngine, type RecordFields } from './engine.ts';
import { bornInHijri } from './hijri.ts';
import { nameWords } from './name-words.ts';
import { heavily } from '../../../../test/support/rounds.ts';

const engine = matchingEngine();
const bits = (one: string, other: string) =>
  engine.weighNames(engine.prepareName(one), engine.prepareName(other)).bits;
const person = (name: string, more: Partial<RecordFields> = {}): RecordFields => ({
  name,
  birth: unknownBirth,
  sex: null,
  ...more,
});
const weigh = (one: RecordFields, other: RecordFields) =>
  engine.weigh(engine.prepare(one), engine.prepare(other)).bits;
const on = (day: string): Birth => bornOn(toDay(day));

describe('one name in many spellings', () => {
  test.each([
    ['عبد الله سليمان', 'Абдулло Сулаймон'],
    ['ABDULLAH', 'Абдулло'],
    ['Жүсіп Серікұлы', 'يوسف سيريك'],
    ['Токтогулов Якуб Рашидович', 'ZHAKYP TOKTOGULOV'],
    ['Karimov Jasur Rustam oʻgʻli', 'Каримов Жасур Рустам ўғли'],
    ['Стефанчук Микола Олексійович', 'Mykola Stefanchuk'],
    ['محمدرضا ابراهیمی', 'Mohammad Reza Ebrahimi'],
    ['Нұрлан Бекболатұлы Әбдіров', 'Nurlan Abdirov'],
    ['Салоҳиддин Раҷабзода', 'صلاح الدين رجب زاده'],
    ['Umm Yusuf Zaynab Karimova', 'Каримова Зайнаб'],
  ])('%s is %s', (one, other) => {
    expect(bits(one, other)).toBeGreaterThan(0);
  });
  test.each([
    ['Хасан Каримов', 'Хусейн Каримов'],
    ['Фатима Асанова', 'Зухра Асанова'],
    ['Иванов Иван Петрович', 'Иванов Иван Сергеевич'],
    ['Говоров Леонид Владимирович', 'Vladimir Govorov'],
    ['Ткаленко Олександр Сергійович', 'Oleksandr Kovalenko'],
  ])('%s is not %s', (one, other) => {
    expect(bits(one, other)).toBeLessThan(0);
  });
});

describe('the parts of a name', () => {
  const kinds = (name: string) =>
    nameWords(name).words.map(({ kind, sounds }) => `${sounds}:${kind}`);
  test.each([
    ['Чайковский, Пётр Ильич', ['Caykovski:family', 'pyotr:any', 'iliC:any']],
    ['Айбекова Гүлнара Маратқызы', ['aybekov:family', 'gulnara:given', 'marat:patronymic']],
    ['يوسف بن إبراهيم', ['YWsf:any', 'AbrAhYm:father']],
    ['Karpovich Natalya', ['karpoviC:any', 'natalya:any']],
    ['J. R. Smith', ['j:initial', 'r:initial', 'smit:any']],
  ])('%s', (name, expected) => {
    expect(kinds(name)).toEqual(expected);
  });
  test('a kunya is a relation and no name', () => {
    const { words, kunya } = nameWords('أم نرجس / رحيمة رستم علي');
    expect(kunya?.text).toBe('نرجس');
    expect(words.map(({ text }) => text)).toEqual(['رحيمة', 'رستم', 'علي']);
  });
});

describe('birth dates', () => {
  const outcome = (one: Birth, other: Birth) => compareBirths(one, other).outcome;
  test.each<[string, Birth, Birth, string]>([
    ['the same day', on('1990-03-04'), on('1990-03-04'), 'same-day'],
    ['day and month swapped', on('1990-03-04'), on('1990-04-03'), 'swapped'],
    ['a year off', on('1990-03-04'), on('1991-03-04'), 'other-year-same-day'],
    ['the first of January stands for the year', on('1990-01-01'), on('1990-08-09'), 'same-year'],
    ['a day within a year', on('1990-03-04'), bornInYear(1990), 'within'],
    ['about', on('1990-03-04'), bornAbout(1991), 'within'],
    ['an age', on('1990-03-04'), bornByAge(30, toDay('2020-06-01')), 'within'],
    ['ten years', on('1990-03-04'), on('2000-05-06'), 'far-apart'],
    ['nothing known', on('1990-03-04'), unknownBirth, 'unknown'],
    ['a Hijri day', on('1986-07-08'), bornInHijri(1406, 11, 1)!, 'within'],
  ])('%s', (_, one, other, expected) => {
    expect(outcome(one, other)).toBe(expected);
    expect(outcome(other, one)).toBe(expected);
  });
  test('no such Hijri day', () => {
    expect([bornInHijri(1406, 13, 1), bornInHijri(1406, 1, 31), bornInHijri(900)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('always', () => {
  const letters = [
    ...'абвгжзикмнорстуыәіөүқғҳҷӣabdefghiklmnoprstuvyzşçğıʻ ابتجحدرسعفقكلمنهوي',
    "'",
    '-',
    ',',
  ];
  const name = fc
    .array(fc.constantFrom(...letters), { maxLength: 40 })
    .map((signs) => signs.join(''));
  const birth = fc.constantFrom(
    unknownBirth,
    on('1990-03-04'),
    on('1991-03-04'),
    bornInYear(1990),
    bornAbout(1985),
  );
  const sex = fc.constantFrom('female' as const, 'male' as const, null);
  const record = fc.record({
    name,
    birth,
    sex,
    mother: fc.option(name),
    document: fc.constantFrom(null, 'A1', 'B2'),
  });

  test('the order of two people is no evidence', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        expect(weigh(one, other)).toBeCloseTo(weigh(other, one), 6);
      }),
      heavily({ numRuns: 300 }),
    );
  });
  test('same input, same answer', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        expect(weigh(one, other)).toBe(weigh(structuredClone(one), structuredClone(other)));
      }),
      heavily({ numRuns: 100 }),
    );
  });
  test('what agrees never speaks against', () => {
    const base = person('Асанова Айгуль Маратовна');
    const other = person('Aigul Asanova');
    const more: Partial<RecordFields>[] = [
      { birth: on('1990-03-04') },
      { birth: bornInYear(1990) },
      { sex: 'female' },
      { mother: 'Бекова Гульнара' },
      { document: 'KG 123' },
      { children: ['Юсуф'] },
    ];
    for (const fields of more) {
      expect(weigh({ ...base, ...fields }, { ...other, ...fields })).toBeGreaterThanOrEqual(
        weigh(base, other),
      );
    }
  });
  test('any text is harmless', () => {
    const bad = [
      '',
      ' ',
      '😀😀',
      'a'.repeat(10_000),
      '\u202eمحمد\u202c',
      '\u0000\u0007',
      '%_\\',
      '1234',
      '中国',
      "''''",
      ',,,',
    ];
    for (const one of bad) {
      for (const other of [...bad, 'Юсуф']) expect(Number.isFinite(bits(one, other))).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(Number.isFinite(bits(text, text))).toBe(true);
      }),
      heavily({ numRuns: 200 }),
    );
  });
  test('direction marks and controls change nothing', () => {
    expect(bits('\u202eЮсуф\u202c Ка\u200bримов', 'Юсуф Каримов')).toBe(
      bits('Юсуф Каримов', 'Юсуф Каримов'),
    );
  });
});
