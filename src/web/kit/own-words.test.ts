// The error of an empty or invalid field: found by the browser, worded in the screen's language.

import { expect, test } from 'vitest';
import { wordsFor } from './own-words.ts';

test.each([
  ['text', { valueMissing: true }, 'shell.form.fillIn'],
  ['select-one', { valueMissing: true }, 'shell.form.chooseOne'],
  ['radio', { valueMissing: true }, 'shell.form.chooseOne'],
  ['number', { badInput: true }, 'shell.form.notUnderstood'],
  ['email', {}, 'shell.form.notUnderstood'],
])('a field %s with %o says %s', (type, faults, key) => {
  expect(wordsFor(faults, type)).toBe(key);
});
