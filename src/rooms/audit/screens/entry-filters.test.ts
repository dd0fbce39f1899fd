// The address of the trail's page: days are days of the programme's zone, and invalid values are
// left out.

import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { readFilters, startOf } from './entry-filters.ts';

describe('a day begins', () => {
  test.each([
    ['2027-05-12', 'Asia/Almaty', '2027-05-11T19:00:00.000Z'],
    ['2024-02-29', 'Asia/Almaty', '2024-02-28T18:00:00.000Z'],
    ['2027-05-12', 'Asia/Bishkek', '2027-05-11T18:00:00.000Z'],
    ['2027-01-01', 'UTC', '2027-01-01T00:00:00.000Z'],
  ])('%s in %s at %s', (day, zone, expected) => {
    expect(startOf(day as Day, zone)).toBe(expected);
  });
});

test('reads what is a filter and leaves out what is not', () => {
  const address: Record<string, string> = {
    account: 'nobody',
    pseudonym: 'abc',
    action: 'read',
    record: 'case',
    from: '2027-02-30',
    until: '2027-05-12',
  };
  expect(readFilters((name) => address[name] ?? '', 'Asia/Almaty')).toEqual({
    action: 'read',
    record: 'case',
    until: '2027-05-12T19:00:00.000Z',
  });
});
