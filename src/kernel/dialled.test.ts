// What a telephone can call.

import { expect, test } from 'vitest';
import { dialled } from './dialled.ts';

test.each([
  ['+996 555 12-34-56', '+996555123456'],
  ['102', '102'],
  ['ask the aunt', null],
  ['', null],
  ['0555 123456, after 18', '0555123456'],
  ['aunt: 0555-123456', '0555123456'],
  ['flat 4', null],
])('%s is dialled as %s', (value, number) => expect(dialled(value)).toBe(number));
