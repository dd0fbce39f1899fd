// The first password: long enough for the server, and without characters that are mistaken on
// paper.

import { expect, test } from 'vitest';
import { makePassword } from './make-password.ts';

test('four groups of five unmistakable signs, never the same twice', () => {
  const made = Array.from({ length: 200 }, makePassword);
  expect(made.every((each) => /^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/.test(each))).toBe(
    true,
  );
  expect(new Set(made).size).toBe(made.length);
});
