// Every text that a screen may show before signing in is in the entry; a missing key would be shown
// itself until the remaining texts arrive.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import shellWords from '../../../languages/en/shell.json' with { type: 'json' };
import { doorKeys } from './door-keys.ts';
import { readWords } from '../../engine/languages/read-words.ts';

const doorFiles = [
  'shell/app.tsx',
  'shell/header.tsx',
  'shell/sign-in.tsx',
  'shell/locked.tsx',
  'shell/language-select.tsx',
  'kit/button.tsx',
  'kit/error-summary.tsx',
  'kit/field.tsx',
  'kit/leave-button.tsx',
  'kit/notice.tsx',
  'kit/tab-title.ts',
];
const isCovered = (key: string): boolean =>
  doorKeys.some((each) => key === each || key.startsWith(`${each}.`));

test.each(doorFiles)('%s', (file) => {
  const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
  const keys = [...text.matchAll(/'shell\.([\w.-]+)'/g)].map((found) => found[1] ?? '');
  expect(keys.filter((key) => !isCovered(key))).toEqual([]);
});

test('every key on the list exists', () => {
  const values = { locale: 'en' } as const;
  const branch = (key: string): unknown => Reflect.get(shellWords, key);
  const missing = doorKeys.filter(
    (key) => readWords(shellWords, key, values) === null && typeof branch(key) !== 'object',
  );
  expect(missing).toEqual([]);
});
