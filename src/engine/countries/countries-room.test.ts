// What the law page and the maps are built from: every province of a country, named, in the shape
// of the contract.

import { expect, test } from 'vitest';
import { readLawOfCountry } from '../../rooms/law/api-law.ts';
import { loadLaw } from '../../rooms/law/load-law.ts';
import { listProvinces } from './provinces-contract.ts';
import { readCountry } from './country-contract.ts';
import { countryShown, provincesOf } from './countries-room.ts';

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

test.each(['kz', 'uz', 'tj', 'kg'])('the law of %s has the shape that is answered', (country) => {
  const { code, ...law } = loadLaw(country);
  const answer = { country: code, edition: 1, inForce: true, reportedPermits: false, ...law };
  expect(readLawOfCountry.returns.parse(answer)).toEqual(answer);
});

test.each(['kz', 'uz', 'tj', 'kg'])(
  'what is known of %s has the shape that is answered',
  (country) => {
    const shown = countryShown(country);
    expect(readCountry.returns.parse(shown)).toEqual(shown);
  },
);
