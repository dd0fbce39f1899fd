// The browser's small reader and the server's i18next must read the same text from the same file.

import { describe, expect, test } from 'vitest';
import { locales } from '../../engine/languages/locale.ts';
import { translate } from '../../engine/languages/words.ts';
import type { WordKey } from '../../engine/languages/word-key.ts';
import shellWords from '../../../languages/ru/shell.json' with { type: 'json' };
import { readWords } from './read-words.ts';

const tree = {
  plain: 'Text',
  named: '{{day}} and {{ day }}',
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

test('reads as the server does', () => {
  const paths: string[] = [];
  const walk = (branch: object, path: string): void => {
    for (const [name, value] of Object.entries(branch)) {
      if (typeof value === 'string') paths.push(path + name);
      else walk(value as object, `${path}${name}.`);
    }
  };
  walk(shellWords, '');
  const values = { time: '08:05', reference: 'r-1', name: 'list.csv', done: 3, total: 10 };
  expect(locales).toContain('ru');
  for (const path of paths) {
    expect(readWords(shellWords, path, { locale: 'ru', values })).toBe(
      translate('ru', `shell.${path}` as WordKey, values),
    );
  }
});
