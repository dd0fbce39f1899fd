// Addresses and the screens of a role.

import { expect, test } from 'vitest';
import { findHome, findScreen, matchPath } from './open-screen.ts';
import type { ScreenEntry } from './screen.ts';

test.each<[string, string, Record<string, string> | null]>([
  ['/today', '/today', {}],
  ['/today', '/today/', {}],
  ['/today', '/', null],
  ['/cases/:caseId', '/cases/c-1', { caseId: 'c-1' }],
  ['/cases/:caseId', '/cases/', null],
  ['/cases/:caseId', '/cases', null],
  ['/cases/:caseId', '/cases/c-1/plan', null],
  ['/cases/:caseId/goals/:goalId', '/cases/c/goals/g', { caseId: 'c', goalId: 'g' }],
])('%s at %s', (pattern, path, expected) => {
  expect(matchPath(pattern, path)).toEqual(expected);
});

const screen = (path: string, roles: ScreenEntry['roles'], order?: number): ScreenEntry => ({
  path: path as ScreenEntry['path'],
  roles,
  words: [],
  load: async () => () => null,
  ...(order === undefined ? {} : { navigation: { label: 'shell.navigation.today', order } }),
});
const screens = [
  screen('/people', ['supervisor', 'psychologist'], 2),
  screen('/today', ['supervisor'], 1),
  screen('/cases/new', ['supervisor']),
  screen('/cases/:caseId', ['supervisor']),
];

test('the first that matches wins', () => {
  expect(findScreen(screens, 'supervisor', '/cases/new')?.entry.path).toBe('/cases/new');
  expect(findScreen(screens, 'supervisor', '/cases/c-1')?.params).toEqual({ caseId: 'c-1' });
});
test('what a role may not open is not there', () => {
  expect(findScreen(screens, 'prosecutor', '/cases/c-1')).toBeNull();
});
test('a role begins at its home, else at its first page, else at what will be here', () => {
  expect(findHome(screens, 'supervisor')).toBe('/today');
  expect(findHome(screens, 'psychologist')).toBe('/people');
  expect(findHome(screens, 'teacher')).toBeNull();
});
