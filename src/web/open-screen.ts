// Finds the screen for an address and fetches its code and texts, both at once. It needs neither
// router nor workspace, so a signed-in person's first screen loads at the same time as those.

import type { ComponentType } from 'react';
import type { Role } from '../kernel/roles.ts';
import { needRooms } from './i18n/words.ts';
import { homes, mayOpen, navigationOf, type ScreenEntry, type ScreenProps } from './screen.ts';

export type Screen = ComponentType<ScreenProps>;
export type FoundScreen = { readonly entry: ScreenEntry; readonly params: ScreenProps['params'] };

const opened = new Map<string, Screen>();

/** The first screen that the role may open at `path`; null if there is none. */
export function findScreen(
  screens: readonly ScreenEntry[],
  role: Role,
  path: string,
): FoundScreen | null {
  for (const entry of screens) {
    const params = mayOpen(entry, role) ? matchPath(entry.path, path) : null;
    if (params) return { entry, params };
  }
  return null;
}

/** The named parts of `path` if it matches `pattern` ("/cases/:caseId"), otherwise null. */
export function matchPath(pattern: string, path: string): ScreenProps['params'] | null {
  const parts = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const text = given[at] ?? '';
    if (!part.startsWith(':')) {
      if (part !== text) return null;
    } else if (text === '') return null;
    else params[part.slice(1)] = text;
  }
  return params;
}

/** Where a role starts; null: the page that announces what will be here. */
export function findHome(screens: readonly ScreenEntry[], role: Role): string | null {
  const home = homes[role];
  if (home === null) return null;
  return findScreen(screens, role, home) ? home : (navigationOf(screens, role)[0]?.path ?? null);
}

/** The screen, if it was opened before. */
export function openedScreen(entry: ScreenEntry): Screen | null {
  return opened.get(entry.path) ?? null;
}

/** Rejects if the server cannot be reached. */
export async function openScreen(entry: ScreenEntry): Promise<Screen> {
  const known = opened.get(entry.path);
  if (known) return known;
  const [Screen] = await Promise.all([
    entry.load(),
    needRooms(['shell', 'kit', 'problems', ...entry.words]),
  ]);
  opened.set(entry.path, Screen);
  return Screen;
}
