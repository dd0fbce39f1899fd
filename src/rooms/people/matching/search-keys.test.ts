// What a typed word finds in any script, with a typing error, and what it must not find.

import { expect, test } from 'vitest';
import { answersQuery, queryKeys, rankSearch, searchKeys } from './search-keys.ts';

const keys = searchKeys(['Тургунбаева Саида Искандеровна', 'سعيدة إسكندر موسى'],
  { birthYears: [1994], familyNumbers: ['KG-12'] });

test.each([
  'Саида', 'saida', 'SAYDA', 'سعيدة', 'Саид', 'Saida Turgun', 'turgunbaeva saida', 'Тург',
  'saida 1994', '١٩٩٤', 'Искандер',
])('%s finds her', (text) => {
  expect(answersQuery(keys, queryKeys(text))).toBe(true);
});

test.each(['Karim', 'Saida 1995', 'Саида Жумабаева', '', '   ', '😀'])('%j does not', (text) => {
  expect(answersQuery(keys, queryKeys(text))).toBe(false);
});

test('one token of several may be spared for a typing error, the only one may not', () => {
  expect(answersQuery(keys, queryKeys('Saida Zhumabaeva'), 2)).toBe(true);
  expect(answersQuery(keys, queryKeys('Karim'), 2)).toBe(false);
});

test('keys need no escaping in LIKE', () => {
  const found = searchKeys(['100%_ \\ O\'Brien', 'Йўлдошев'], { familyNumbers: ['7%_/3'] });
  expect(found.filter((key) => !/^[a-z0-9#]+$/.test(key))).toEqual([]);
  expect(queryKeys('%_\\').flat()).toEqual([]);
});

test('a kunya is not searchable', () => {
  expect(searchKeys(['Umm Yusuf'])).toEqual([]);
});

test('the nearest spelling comes first', () => {
  const rows = ['Умарова Амина', 'Умаров Эмир', 'Umarov Emin'].map((name) => ({ names: [name] }));
  expect(rankSearch('Umarov Emir', rows, 2)[0]).toBe(rows[1]);
});
