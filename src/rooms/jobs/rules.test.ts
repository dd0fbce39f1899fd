// The hour before, the hour, the hour after; and a code of each kind.

import { expect, test } from 'vitest';
import { isStuck, reasonOf } from './rules.ts';

const now = new Date('2026-05-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
  [null, null, false],
  [ago(59), null, false],
  [ago(60), null, false],
  [ago(61), null, true],
  [null, ago(60), false],
  [null, ago(61), true],
  [ago(1), ago(61), true],
])('failing since %s, waiting since %s: stuck %s', (failingSince, waitingSince, stuck) => {
  expect(isStuck({ failingSince, waitingSince }, now)).toBe(stuck);
});

test.each([
  ['claim-ran-out', 'interrupted'],
  ['53100', 'full'],
  ['ENOSPC', 'full'],
  ['08006', 'unreachable'],
  ['57P01', 'unreachable'],
  ['ECONNREFUSED', 'unreachable'],
  ['57014', 'busy'],
  ['40P01', 'busy'],
  ['operations-23503', 'refused'],
  ['AL001', 'refused'],
  ['42501', 'notAllowed'],
  ['EACCES', 'notAllowed'],
  ['ENOENT', 'missing'],
  ['42703', 'other'],
  ['TypeError', 'other'],
  ['53100x', 'other'],
  [null, 'other'],
])('the code %s means: %s', (code, reason) => {
  expect(reasonOf(code)).toBe(reason);
});
