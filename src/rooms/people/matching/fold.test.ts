// Folding on spellings as lists have them; the pairs are typed in, no sample data is needed.

import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, tagName } from './fold.ts';
import { givenNameGroups } from './given-names.ts';
import { skeletonOf } from './skeleton.ts';
import { romanise } from './transliterate.ts';

describe('one name in several scripts folds to one token', () => {
  test.each([
    ['Жүсіп', 'Жусуп', 'Юсуф', 'Yusuf', 'يوسف'],
    ['عبد الله', 'Абдулло', 'ABDALLAH', 'Abd Allah', 'Абдылда'],
    ['عبد الرحمن', 'Абдурахман', 'Abd al-Rahman', 'Abdulrahman', 'Әбдірахман'],
    ['فاطمة', 'فاطمه', 'Фотима', 'Fatimah', 'Батма'],
    ['Yaʼqub', "Ya'qub", 'Ya`qub', 'Ya’qub', 'يعقوب'],
    ['Йўлдошев', 'Yoʻldoshev', "YO'LDOSHEV", 'Юлдашева', 'YULDASHEV'],
    ['أحمد', 'احمد', 'Аҳмад', 'Akhmad', 'AHMED'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map((name) => foldName(name).join(' '))).size).toBe(1);
  });

  test('a word outside the list comes close by its consonants', () => {
    for (const name of ['Тургунбаев', 'TURGUNBAYEV', 'تورغونباييف']) {
      expect(foldName(name)[0]!.slice(0, 4)).toBe(foldName('Тургунбаева')[0]!.slice(0, 4));
    }
  });
});

describe('parts are tagged', () => {
  test.each([
    ['Саида Искандеровна', ['name', 'patronymic']],
    ['Салих Юсуфович', ['name', 'patronymic']],
    ['Нұрлан Серікұлы', ['name', 'patronymic']],
    ['Асан уулу Бакыт', ['patronymic', 'name']],
    ['Yoʻldosheva Madina Yusuf qizi', ['surname', 'name', 'patronymic']],
    ["Karimov Hamza Ya'qub o'g'li", ['surname', 'name', 'patronymic']],
    ['Раҳимзода Умед', ['surname', 'name']],
    ['Yusuf ibn Ibrahim', ['name', 'patronymic']],
    ['مريم بنت يوسف', ['name', 'patronymic']],
    ['أم عبد الله / مريم سليمان', ['kunya', 'name', 'name']],
    ['Umm Yusuf', ['kunya']],
    ['Абу Бакр', ['name', 'name']],
  ])('%s', (name, kinds) => {
    expect(tagName(name).map((part) => part.kind)).toEqual(kinds);
  });

  test('a kunya is no token of the name', () => {
    expect(foldName('Umm Yusuf Maryam')).toEqual(foldName('Maryam'));
  });

  test('names that look alike stay two names', () => {
    expect(foldName('حسن')).not.toEqual(foldName('حسين'));
    expect(foldName('Амир')).not.toEqual(foldName('Умар'));
  });
});

describe('bad input is harmless', () => {
  test.each([
    ['', []], ['   ', []], ['😀😀', []], ['\u0000\u0007', []], ['---', []],
    ['\u202eYusuf\u202c', foldName('Yusuf')], ['Yu\u200dsuf', foldName('Yusuf')],
    ['١٢', ['12']],
  ])('%j', (text, tokens) => {
    expect(foldName(text)).toEqual(tokens);
  });

  test('ten thousand letters are cut', () => {
    expect(foldName('я'.repeat(10_000)).join('').length).toBeLessThan(500);
  });

  test('any text folds to plain letters and digits, and twice alike', () => {
    assert(property(string({ unit: 'binary', maxLength: 60 }), (text) => {
      const tokens = foldName(text);
      expect(tokens.every((token) => /^[a-z0-9]+$/.test(token))).toBe(true);
      expect(foldName(text)).toEqual(tokens);
    }), { numRuns: 300, seed: 1 });
  });
});

test('every given name of the list is known by every one of its spellings', () => {
  const owners = new Map<string, Set<string>>();
  for (const forms of givenNameGroups) {
    for (const form of forms) {
      const part = tagName(form)[0]!;
      expect(part.group, form).not.toBeNull();
      owners.set(form, (owners.get(form) ?? new Set()).add(forms[0]!));
    }
  }
  expect([...owners].filter(([, groups]) => groups.size > 1)).toEqual([]);
});

test('the skeleton keeps the first sound and the consonants', () => {
  expect(skeletonOf(romanise('жакып'))).toBe(skeletonOf(romanise('jakup')));
  expect(skeletonOf('iusuf')).toBe(skeletonOf('yusuf'));
  expect(skeletonOf('2016')).toBe('2016');
});
