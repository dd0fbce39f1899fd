// What a map is drawn from: every province of a country, with a name, and in the contract's shape.

import { expect, test } from 'vitest';
import { listProvinces } from './provinces-contract.ts';
import { provincesOf } from './provinces-room.ts';

test.each([
  ['kz', 20],
  ['uz', 14],
  ['tj', 5],
  ['kg', 9],
] as const)('%s has %d', (country, most) => {
  const provinces = provincesOf(country);
  expect(provinces.length).toBe(most);
  expect(listProvinces.returns.parse({ country, provinces }).provinces).toEqual(provinces);
  expect(provinces.every(({ names }) => names['ru'])).toBe(true);
});
