// A date with its ending, against dates written by hand; and no month that is left without one.

import { expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { inCase } from './day-cases.ts';
import { formatDay } from './format.ts';
import { dayCases, type Locale, locales } from './locale.ts';
import { readWords } from './read-words.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const months = Array.from({ length: 12 }, (_, month) =>
  toDay(`2027-${String(month + 1).padStart(2, '0')}-05`),
);

test.each<[Locale, string, readonly [string, string, string]]>([
  ['kk', '2027-05-05', ['2027 ж. 5 мамырдан', '2027 ж. 5 мамырға', '2027 ж. 5 мамырда']],
  ['kk', '2027-09-05', ['2027 ж. 5 қыркүйектен', '2027 ж. 5 қыркүйекке', '2027 ж. 5 қыркүйекте']],
  ['kk', '2027-12-05', ['2027 ж. 5 желтоқсаннан', '2027 ж. 5 желтоқсанға', '2027 ж. 5 желтоқсанда']],
  ['ky', '2027-05-05', ['2027-ж., 5-майдан', '2027-ж., 5-майга', '2027-ж., 5-майда']],
  ['ky', '2027-04-05', ['2027-ж., 5-апрелден', '2027-ж., 5-апрелге', '2027-ж., 5-апрелде']],
  ['ky', '2027-08-05', ['2027-ж., 5-августтан', '2027-ж., 5-августка', '2027-ж., 5-августта']],
  ['uz', '2027-02-14', ['2027-yil 14-fevraldan', '2027-yil 14-fevralgacha', '2027-yil 14-fevralda']],
  ['ru', '2027-05-05', ['5 мая 2027 г.', '5 мая 2027 г.', '5 мая 2027 г.']],
  ['tg', '2027-05-05', ['05 май 2027', '05 май 2027', '05 май 2027']],
])('%s, %s', (locale, day, written) => {
  const text = formatDay(locale, toDay(day));
  expect(dayCases.map((wanted) => plain(inCase(locale, text, wanted)))).toEqual(written);
});

test.each(['kk', 'ky', 'uz'] as const)('every month of %s, short ones written out', (locale) => {
  for (const day of months) {
    for (const wanted of dayCases) {
      const long = inCase(locale, formatDay(locale, day), wanted);
      const medium = inCase(locale, formatDay(locale, day, 'medium'), wanted);
      expect(long.length).toBeGreaterThan(formatDay(locale, day).length);
      expect(medium.replace(/\b05\b/u, '5').replace(/ 05 /u, ' 5 ')).toBe(long);
    }
  }
});

test('a date in digits gets the word for “day”', () => {
  expect(inCase('kk', '12.05.2027', 'from')).toBe('12.05.2027 күнінен');
  expect(inCase('ky', '12.05.2027', 'until')).toBe('12.05.2027 күнүнө');
  expect(inCase('uz', '12/05/2027', 'on')).toBe('12/05/2027 kuni');
  expect(inCase('kk', '$& 2027', 'on')).toBe('$& 2027 күні');
});

test.each(locales)('a text of %s asks for the case of a day', (locale) => {
  const tree = { term: '{{from, from}} – {{ until ,until }}. {{other, unknown}}' };
  const values = { from: formatDay(locale, months[0]!), until: formatDay(locale, months[1]!) };
  const text = readWords(tree, 'term', { locale, values }) ?? '';
  expect(text).toContain(inCase(locale, values.from, 'from'));
  expect(text).toContain(inCase(locale, values.until, 'until'));
  expect(text).toContain('{{other, unknown}}');
});
