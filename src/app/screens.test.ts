// The map of addresses and the rooms' screens name the same places.

import { expect, test } from 'vitest';
import { paths } from '../web/paths.ts';
import { screens } from './screens.ts';

const named = Object.values(paths).sort();

test('every screen has its address in the map, and every address of the map has a screen', () => {
  expect(screens.map(({ path }) => path).sort()).toEqual(named);
});

test('no address has two names', () => {
  expect(new Set(named).size).toBe(named.length);
});
