// Counting, falling back to English and review state, on a folder made for the test and on the
// shipped texts.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Locale, locales } from './locale.ts';
import { pluralForms } from './plural-rules.ts';
import { isSafetyKey, needsRussianBeside, reviewState } from './review.ts';
import { findIn, findWords, loadWords, translate } from './words.ts';

const folder = mkdtempSync(join(tmpdir(), 'words-'));

beforeAll(() => {
  for (const locale of locales) {
    mkdirSync(join(folder, locale));
    const forms = pluralForms[locale].map((form) => [`visits_${form}`, `${form} {{count}}`]);
    const words = { list: Object.fromEntries(forms), ...(locale === 'en' ? { only: 'E' } : {}) };
    writeFileSync(join(folder, locale, 'care.json'), JSON.stringify(words));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[Locale, number, string]>([
  ['en', 1, 'one 1'], ['en', 2, 'other 2'], ['ru', 21, 'one 21'], ['ru', 3, 'few 3'],
  ['ru', 11, 'many 11'], ['ru', 1.5, 'few 1.5'], ['kk', 1, 'one 1'], ['ky', 5, 'other 5'],
  ['tg', 1, 'one 1'], ['tg', 2, 'other 2'], ['tg', 5, 'other 5'], ['uz', 0, 'other 0'],
])('%s counts %d', (locale, count, text) => {
  const options = { locale, values: { count } };
  expect(findIn(loadWords(folder), 'care.list.visits', options)).toBe(text);
});

test('what a language lacks is answered in English', () => {
  expect(findIn(loadWords(folder), 'care.only', { locale: 'tg' })).toBe('E');
});

test('words of the shipped languages', () => {
  expect(translate('en', 'shell.form.save')).toBe('Save');
  expect(translate('ru', 'shell.form.save')).not.toBe('Save');
  expect(findWords('ru', 'problems.not-found')).toMatch(/[а-я]/);
  expect(findWords('ru', 'problems.no-such-code')).toBeNull();
  // @ts-expect-error A key missing from English does not compile.
  expect(() => translate('en', 'shell.noSuchKey')).toThrow('no words for');
});

test('consents and deadlines stand beside the Russian until they are reviewed', () => {
  expect(isSafetyKey('care.consent.told')).toBe(true);
  expect(isSafetyKey('care.visit.title')).toBe(false);
  expect(reviewState('en', 'care')).toBe('reviewed');
  expect(needsRussianBeside('tg', 'care.consent.told')).toBe(true);
  expect(needsRussianBeside('tg', 'care.visit.title')).toBe(false);
  expect(needsRussianBeside('ru', 'care.consent.told')).toBe(false);
  expect(needsRussianBeside('en', 'care.consent.told')).toBe(false);
});
