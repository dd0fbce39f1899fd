// Checked against CLDR where CLDR has an answer, otherwise against hand-written sentences.

import { describe, expect, test } from 'vitest';
import { makeTable } from '../../../tools/make-locale-tables.ts';
import {
  bornAbout, bornByAge, bornInMonth, bornInYear, bornOn, unknownBirth,
} from '../../kernel/birth.ts';
import { toDay } from '../../kernel/day.ts';
import {
  formatBirth, formatDateTime, formatDay, formatList, formatMonth, formatNumber, formatPercent,
  formatRelativeDay, formatTime, pluralCategory, weekdayName,
} from './format.ts';
import { isLocale, type Locale, locales } from './locale.ts';
import { tables } from './tables.ts';

const may = toDay('2027-05-12');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test.each(locales)('the committed table of %s is what CLDR gives', (locale) => {
  expect(tables[locale]).toEqual(makeTable(locale));
});

test.each<[Locale, readonly [string, string, string]]>([
  ['en', ['12 May 2027', '12 May 2027', '12/05/2027']],
  ['ru', ['12 мая 2027 г.', '12 мая 2027 г.', '12.05.2027']],
  ['kk', ['2027 ж. 12 мамыр', '2027 ж. 12 мам.', '12.05.2027']],
  ['ky', ['2027-ж., 12-май', '2027-ж., 12-май', '12.05.2027']],
  ['tg', ['12 май 2027', '12 май 2027', '12.05.2027']],
  ['uz', ['2027-yil 12-may', '2027-yil 12-may', '12/05/2027']],
])('days in %s', (locale, [long, medium, numeric]) => {
  expect(plain(formatDay(locale, may, 'long'))).toBe(long);
  expect(plain(formatDay(locale, may, 'medium'))).toBe(medium);
  expect(formatDay(locale, may, 'numeric')).toBe(numeric);
});

test('no day of a year leaves a pattern letter or an English month behind', () => {
  for (const locale of locales) {
    for (let month = 1; month <= 12; month++) {
      const day = toDay(`2027-${String(month).padStart(2, '0')}-03`);
      const text = formatDay(locale, day, 'long') + formatDay(locale, day, 'medium');
      expect(text).not.toMatch(/MM|LL|undefined|'/);
      if (locale !== 'en' && locale !== 'uz') expect(text).not.toMatch(/[A-Za-z]/);
    }
  }
});

test('a month alone takes the form that stands alone', () => {
  expect(plain(formatMonth('ru', may))).toBe('май 2027 г.');
  expect(plain(formatMonth('kk', may))).toBe('2027 ж. мамыр');
});

describe('times', () => {
  const instant = new Date('2027-05-11T20:30:00Z');
  test.each<[Locale, string, string]>([
    ['en', 'Asia/Almaty', '12 May 2027, 01:30'],
    ['ru', 'Asia/Bishkek', '12 мая 2027 г., 02:30'],
    ['ky', 'Asia/Bishkek', '2027-ж., 12-май 02:30'],
    ['tg', 'Asia/Dushanbe', '12 май 2027 01:30'],
    ['uz', 'Asia/Tashkent', '2027-yil 12-may, 01:30'],
  ])('%s in %s', (locale, timeZone, text) => {
    expect(plain(formatDateTime(locale, instant, timeZone))).toBe(text);
  });
  test('Kazakhstan has had one time since 1 March 2024', () => {
    expect(formatTime(new Date('2024-02-29T17:59:00Z'), 'Asia/Almaty')).toBe('23:59');
    expect(formatTime(new Date('2024-02-29T18:00:00Z'), 'Asia/Almaty')).toBe('23:00');
    expect(formatTime(new Date('2027-01-01T19:00:00Z'), 'Asia/Almaty')).toBe('00:00');
  });
  test('midnight is 00, not 24', () => {
    expect(formatTime(new Date('2027-05-11T19:00:00Z'), 'Asia/Tashkent')).toBe('00:00');
  });
});

const birthWords: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    '12 May 2010', 'May 2010', 'born 2010', 'about 1994', 'about 2014–2015',
    'birth date not known',
  ],
  ru: [
    '12 мая 2010 г.', 'май 2010 г.', '2010 г. р.', 'около 1994 г.', 'около 2014–2015 г.',
    'дата рождения неизвестна',
  ],
  kk: [
    '2010 ж. 12 мамыр', '2010 ж. мамыр', '2010 жылы туған', 'шамамен 1994 ж.',
    'шамамен 2014–2015 ж.', 'туған күні белгісіз',
  ],
  ky: [
    '2010-ж., 12-май', '2010-ж., май', '2010-жылы туулган', 'болжол менен 1994-ж.',
    'болжол менен 2014–2015-ж.', 'туулган күнү белгисиз',
  ],
  tg: [
    '12 май 2010', 'май 2010', 'соли таваллуд 2010', 'тақрибан соли 1994',
    'тақрибан соли 2014–2015', 'санаи таваллуд номаълум',
  ],
  uz: [
    '2010-yil 12-may', '2010-yil may', '2010-yilda tugʻilgan', 'taxminan 1994-yil',
    'taxminan 2014–2015-yil', 'tugʻilgan sanasi nomaʼlum',
  ],
};

test.each(locales)('births in %s', (locale) => {
  const births = [
    bornOn(toDay('2010-05-12')), bornInMonth(2010, 5), bornInYear(2010), bornAbout(1994),
    bornByAge(12, may), unknownBirth,
  ];
  expect(births.map((birth) => plain(formatBirth(locale, birth)))).toEqual(birthWords[locale]);
});

test.each<[Locale, number, string]>([
  ['en', 0, 'today'], ['en', 1, 'tomorrow'], ['en', -1, 'yesterday'], ['en', 2, 'in 2 days'],
  ['ru', 21, 'через 21 день'], ['ru', 3, 'через 3 дня'], ['ru', -5, '5 дней назад'],
  ['ru', -12, '12 дней назад'], ['kk', 3, '3 күннен кейін'], ['ky', -3, '3 күн мурун'],
  ['tg', 3, 'пас аз 3 рӯз'], ['tg', 0, 'имрӯз'], ['uz', -1, 'kecha'], ['uz', 7, '7 kundan keyin'],
])('%s, %i days away', (locale, days, text) => {
  const day = new Date(Date.UTC(2027, 4, 12 + days)).toISOString().slice(0, 10);
  expect(formatRelativeDay(locale, toDay(day), may)).toBe(text);
});

test('numbers', () => {
  expect(formatNumber('en', 1234)).toBe('1234');
  expect(formatNumber('en', 1_234_567)).toBe('1,234,567');
  expect(plain(formatNumber('ru', 12_345.678, 2))).toBe('12 345,68');
  expect(formatNumber('uz', 2.5, 2)).toBe('2,5');
  expect(formatNumber('kk', -3)).toBe('−3');
  expect(formatNumber('kk', -0.2)).toBe('0');
  expect(plain(formatPercent('ru', 0.37))).toBe('37 %');
  expect(formatPercent('uz', 0.375, 1)).toBe('37,5%');
});

test('lists', () => {
  expect(formatList('en', [])).toBe('');
  expect(formatList('ru', ['а'])).toBe('а');
  expect(formatList('ky', ['а', 'б'])).toBe('а жана б');
  expect(formatList('uz', ['a', 'b', 'c'])).toBe('a, b va c');
});

test.each(['en', 'ru', 'kk', 'ky', 'uz'] as const)('plural rule of %s is CLDR’s', (locale) => {
  const rules = new Intl.PluralRules(locale);
  for (const count of [0, 1, 2, 3, 4, 5, 10, 11, 12, 14, 19, 20, 21, 22, 25, 100, 101, 111, 1.5]) {
    expect(`${count} ${pluralCategory(locale, count)}`).toBe(`${count} ${rules.select(count)}`);
  }
});

test('Tajik counts one and other', () => {
  expect([0, 1, 2, 21].map((count) => pluralCategory('tg', count)))
    .toEqual(['other', 'one', 'other', 'other']);
});

test('weeks begin on Monday, and languages are known by their code', () => {
  expect(locales.map((locale) => tables[locale].firstDayOfWeek)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(weekdayName('tg', 1, 'wide')).toBe('душанбе');
  expect(weekdayName('uz', 0, 'short')).toBe('Yak');
  expect(isLocale('kk') && !isLocale('de')).toBe(true);
});
