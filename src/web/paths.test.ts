// Addresses made from their names. What must not compile is marked, so that the type check fails
// if it does.

import { expect, test } from 'vitest';
import { paths, to } from './paths.ts';

test.each([
  [to(paths.cases), '/cases'],
  [to(paths.cover, { personId: 'p-1' }), '/persons/p-1/cover'],
  [to(paths.lawEdition, { number: 3 }), '/law/editions/3'],
  [to(paths.coverEnd, { personId: 'p', coverId: 'c' }), '/persons/p/cover/c/end'],
  [to(paths.cases, {}, { unassigned: 'any', saved: 'yes' }), '/cases?unassigned=any&saved=yes'],
  [to(paths.handovers, {}, { after: '' }), '/handovers'],
  [to(paths.visits, { personId: 'p' }, { saved: undefined }), '/persons/p/visits'],
  [to(paths.handovers, {}, { after: 'a+b&c' }), '/handovers?after=a%2Bb%26c'],
  [to(paths.lawChangeEntry, { part: 'rules', place: 'a/b' }), '/law/change/rules/a%2Fb'],
])('%s', (address, expected) => {
  expect(address).toBe(expected);
});

test('a misspelt, missing or unknown part does not compile', () => {
  // @ts-expect-error an address that no screen has
  expect(to('/persons/:personId/covers', { personId: 'p' })).toBe('/persons/p/covers');
  // @ts-expect-error a name that is not in the map
  expect(paths.coverr).toBeUndefined();
  // @ts-expect-error the person is missing
  expect(to(paths.cover)).toBe('/persons//cover');
  // @ts-expect-error the cover is missing
  expect(to(paths.coverEnd, { personId: 'p' })).toBe('/persons/p/cover//end');
  // @ts-expect-error this address names no case
  expect(to(paths.cover, { personId: 'p', caseId: 'c' })).toBe('/persons/p/cover');
});
