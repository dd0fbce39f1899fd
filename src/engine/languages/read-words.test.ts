// One reader for browser and server, tested against i18next, whose format the files follow.

import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import shellWords from '../../../languages/ru/shell.json' with { type: 'json' };
import { inCase } from './day-cases.ts';
import { dayCases, locales } from './locale.ts';
import { pluralForm, pluralForms } from './plural-rules.ts';
import { readWords } from './read-words.ts';
import type { WordKey } from './word-key.ts';
import { loadWords, translate } from './words.ts';

const languagesFolder = join(import.meta.dirname, '../../../languages');

const tree = {
  plain: 'Text',
  named: '{{day}} and {{ day }}',
  until: 'Действует до {{day}}. Потом кончается',
  deep: { er: 'Found' },
  cases_one: '{{count}} дело',
  cases_few: '{{count}} дела',
  cases_many: '{{count}} дел',
};

describe('reading', () => {
  test.each<[string, Record<string, string | number>, string | null]>([
    ['plain', {}, 'Text'],
    ['named', { day: 'Monday' }, 'Monday and Monday'],
    ['named', {}, '{{day}} and {{ day }}'],
    ['until', { day: '5 мая 2026 г.' }, 'Действует до 5 мая 2026 г. Потом кончается'],
    ['until', { day: '5 May 2026' }, 'Действует до 5 May 2026. Потом кончается'],
    ['until', {}, 'Действует до {{day}}. Потом кончается'],
    ['deep.er', {}, 'Found'],
    ['deep', {}, null],
    ['deep.missing', {}, null],
    ['plain.under', {}, null],
    ['toString', {}, null],
    ['constructor.name', {}, null],
    ['cases', { count: 1 }, '1 дело'],
    ['cases', { count: 3 }, '3 дела'],
    ['cases', { count: 11 }, '11 дел'],
    ['cases', { count: 1.5 }, '1.5 дела'],
  ])('%s with %o', (path, values, expected) => {
    expect(readWords(tree, path, { locale: 'ru', values })).toBe(expected);
  });
  test('a value is text, never a pattern', () => {
    const values = { day: '$& {{day}}' };
    expect(readWords(tree, 'named', { locale: 'en', values })).toBe('$& {{day}} and $& {{day}}');
  });
});

function pathsIn(branch: object, path = ''): string[] {
  return Object.entries(branch).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name] : pathsIn(value as object, `${path}${name}.`),
  );
}

test('reads as the server does', () => {
  const values = { time: '08:05', reference: 'r-1', name: 'list.csv', done: 3, total: 10 };
  expect(locales).toContain('ru');
  for (const path of pathsIn(shellWords)) {
    expect(readWords(shellWords, path, { locale: 'ru', values })).toBe(
      translate('ru', `shell.${path}` as WordKey, values),
    );
  }
});

// Translators' tools read the files as i18next does, so the format must not drift from it.
test.each(locales)('reads every text of %s as i18next does', async (locale) => {
  const other = createInstance();
  const tree = loadWords(languagesFolder)[locale];
  await other.init({
    resources: { [locale]: { translation: tree } },
    lng: locale,
    showSupportNotice: false,
    interpolation: { escapeValue: false },
  } as Parameters<typeof other.init>[0]);
  // i18next has the same notation and leaves the cases to whoever uses it.
  for (const wanted of dayCases) {
    other.services.formatter?.add(wanted, (value: string) => inCase(locale, value, wanted));
  }
  const resolver = other.services.pluralResolver as { getRule: (code: string) => object };
  resolver.getRule = () => ({
    select: (count: number) => pluralForm(locale, count),
    resolvedOptions: () => ({ pluralCategories: [...pluralForms[locale]] }),
  });
  const keys = new Set(pathsIn(tree).map((path) => path.replace(/_(one|few|many|other)$/, '')));
  const names = new Set([...JSON.stringify(tree).matchAll(/\{\{\s*([\w-]+)/g)].map(([, name]) => name));
  const values = Object.fromEntries([...names].map((name) => [name, `(${name})`]));
  for (const count of [1, 3, 11, 1.5]) {
    const given = { ...values, count };
    const read = [...keys].flatMap((key) => {
      const text = readWords(tree, key, { locale, values: given });
      return text === null ? [] : [[key, text]];
    });
    expect(read.length).toBeGreaterThan(keys.size * 0.9);
    expect(read).toEqual(read.map(([key = '']) => [key, other.t(key, given)]));
  }
});
