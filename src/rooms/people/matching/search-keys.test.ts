// What a typed word must find in any script and with a typing error, and what it must not find.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankSearch } from './rank-search.ts';
import { answersQuery, queryKeys, searchKeys } from './search-keys.ts';
import { heavily } from '../../../../test/support/rounds.ts';

const keys = searchKeys(['Тургунбаева Саида Искандеровна', 'سعيدة إسكندر موسى'], {
  birthYears: [1994],
  familyNumbers: ['KG-12'],
});

test.each([
  'Саида',
  'saida',
  'SAYDA',
  'سعيدة',
  'Саид',
  'Saida Turgun',
  'turgunbaeva saida',
  'Тург',
  'saida 1994',
  '١٩٩٤',
  'Искандер',
  'KG-12',
  'kg/12',
  'KG12',
  'Saida KG-12',
])('%s finds her', (text) => {
  expect(answersQuery(keys, queryKeys(text))).toBe(true);
});

test.each(['Caидa', 'Саи\u00adда', 'ﺳﻌﻴﺪﺓ', 'КG-12', '\u202eSaida'])(
  '%s, with letters that look alike or signs that nobody sees, finds her',
  (text) => expect(answersQuery(keys, queryKeys(text))).toBe(true),
);

test.each(['Karim', 'KG-13', 'Saida 1995', 'Саида Жумабаева', '', '   ', '😀'])(
  '%j does not',
  (text) => {
    expect(answersQuery(keys, queryKeys(text))).toBe(false);
  },
);

test('one token of several may be spared for a typing error, the only one may not', () => {
  expect(answersQuery(keys, queryKeys('Saida Zhumabaeva'), 2)).toBe(true);
  expect(answersQuery(keys, queryKeys('Karim'), 2)).toBe(false);
});

test('keys need no escaping in LIKE', () => {
  const found = searchKeys(["100%_ \\ O'Brien", 'Йўлдошев'], { familyNumbers: ['7%_/3'] });
  expect(found.filter((key) => !/^[a-z0-9#]+$/.test(key))).toEqual([]);
  expect(queryKeys('%_\\').flat()).toEqual([]);
});

test('a kunya is not searchable', () => {
  expect(searchKeys(['Umm Yusuf'])).toEqual([]);
});

test('the nearest spelling comes first', () => {
  const rows = ['Умарова Амина', 'Умаров Эмир', 'Umarov Emin'].map((name) => ({ names: [name] }));
  expect(rankSearch('Umarov Emir', rows, 2).rows[0]).toBe(rows[1]);
});

test('any text gives keys that need no escaping, and is found by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      expect(searchKeys([text]).filter((key) => !/^[a-z0-9#]+$/.test(key))).toEqual([]);
      expect(
        queryKeys(text)
          .flat()
          .filter((key) => !/^~?[a-z0-9#]+=?$/.test(key)),
      ).toEqual([]);
    }),
    heavily({ numRuns: 300 }),
  );
  expect(queryKeys('a'.repeat(10_000)).length).toBeLessThanOrEqual(8);
});

test('a name that says nothing is found by nothing, and asks for nobody', () => {
  expect(searchKeys(['Неизвестно', 'غير معروف', 'N/A'])).toEqual([]);
  expect(queryKeys('неизвестно')).toEqual([]);
  expect(answersQuery(searchKeys(['Null Karimov']), queryKeys('null karimov'))).toBe(true);
});
