// The first and last value that a contract accepts, and their neighbours outside.

import { describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { day, instant, month, numberInAddress, version, versionOrNone } from './input.ts';

const takes = (schema: ZodType, value: unknown) => schema.safeParse(value).success;

describe('a day', () => {
  it.each(['1900-01-01', '2024-02-29', '2200-12-31'])('takes %s', (text) => {
    expect(takes(day, text)).toBe(true);
  });
  it.each([
    '1899-12-31',
    '2201-01-01',
    '0000-01-01',
    '9999-12-31',
    '2026-02-29',
    '2026-1-1',
    '٢٠٢٦-١١-٣٠',
    'infinity',
    '2026-11-30T00:00:00Z',
    '2026-11-30\n',
    '',
    20261130,
    null,
  ])('refuses %j', (text) => {
    expect(takes(day, text)).toBe(false);
  });
});

describe('an instant', () => {
  it.each([
    '1900-01-01T00:00:00Z',
    '2200-12-31T23:59:59.999Z',
    '2026-11-30T05:00:00.123456+06:00',
    '2026-11-30T05:00:00-12:00',
  ])('takes %s', (text) => {
    expect(takes(instant, text)).toBe(true);
  });
  it.each([
    '1899-12-31T23:59:59Z',
    '2201-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01T00:00:00+15:59',
    '2026-01-01T00:00:00+23:59',
    `2026-01-01T00:00:00.${'1'.repeat(30)}Z`,
    '2026-01-01T00:00:00',
    '2026-01-01',
    'now',
  ])('refuses %j', (text) => {
    expect(takes(instant, text)).toBe(false);
  });
});

describe('a month', () => {
  it('lies within the same years', () => {
    const taken = ['1899-12', '1900-01', '2026-13', '2200-12', '2201-01', '2026-1'].filter((text) =>
      takes(month, text),
    );
    expect(taken).toEqual(['1900-01', '2200-12']);
  });
});

describe('a version', () => {
  it('is a whole number within 32 bits, with room for the next', () => {
    const odd = [0, -1, 1.5, 2_000_000_001, 2 ** 31, 2 ** 53, Number.NaN, Infinity, '1', null];
    expect(odd.filter((value) => takes(version, value))).toEqual([]);
    expect([1, 2_000_000_000].every((value) => takes(version, value))).toBe(true);
    expect([takes(versionOrNone, 0), takes(versionOrNone, -1)]).toEqual([true, false]);
    expect([takes(numberInAddress, '7'), takes(numberInAddress, '2147483648')]).toEqual([
      true,
      false,
    ]);
  });
});
