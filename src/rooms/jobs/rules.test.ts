// The hour before, the hour, the hour after.

import { expect, test } from 'vitest';
import { isStuck } from './rules.ts';

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
