// Each tour leads only to pages that its role may open, and every role with a card has one.

import { expect, test } from 'vitest';
import { screens } from '../../app/screens.ts';
import type { Role } from '../../kernel/roles.ts';
import { cardRoles } from '../../rooms/accounts/door/demo-cards.ts';
import demoWords from '../../../languages/en/demo.json' with { type: 'json' };
import { framePartsFor } from '../parts.ts';
import { homes, mayOpen } from '../screen.ts';
import { isTourRole, tours } from './tours.ts';

test('every card has a tour, and it begins on the first page', () => {
  expect(Object.keys(tours).sort()).toEqual([...cardRoles].sort());
  for (const role of cardRoles) expect(tours[role][0]!.to).toBe(homes[role]);
});

test.each(cardRoles)('%s: leads only to pages of this role that need no record', (role) => {
  const places = tours[role].flatMap(({ to }) => to ?? []);
  const closed = places.filter(
    (to) => !screens.some((entry) => entry.path === to && mayOpen(entry, role)),
  );
  expect(closed).toEqual([]);
  expect(places.filter((to) => to.includes(':'))).toEqual([]);
  expect(Object.keys(demoWords.tour[role])).toEqual(tours[role].map(({ text }) => text));
});

test('a real programme has no tour', () => {
  const parts = (role: Role, isDemo: boolean) =>
    framePartsFor(role, isDemo).map(({ name }) => name);
  expect(parts('case-manager', true)).toContain('tour');
  expect(parts('case-manager', false)).not.toContain('tour');
  expect(isTourRole('teacher')).toBe(false);
});
