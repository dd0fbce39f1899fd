// How a room describes its screens. A room exports `screens: readonly ScreenEntry[]` from its
// `public-web.ts`; `src/app/screens.ts` lists all rooms. A screen's code and texts load when it is
// opened. The roles here only spare people a path that the server would refuse: the server decides
// at every request.

import type { ComponentType } from 'react';
import type { WordKey, WordRoom } from '../engine/languages/word-key.ts';
import { isOpen, type Role } from '../kernel/roles.ts';
import { type Path, paths } from './paths.ts';

export type ScreenProps = {
  /** The named parts of the address, decoded. */
  readonly params: Readonly<Record<string, string>>;
};

export type ScreenEntry = {
  /** The first entry that matches wins. */
  readonly path: Path;
  readonly roles: readonly Role[] | 'signed-in';
  /** The rooms whose texts the screen uses besides `shell`, `kit` and `problems`. */
  readonly words: readonly WordRoom[];
  readonly load: () => Promise<ComponentType<ScreenProps>>;
  /**
   * Its entry in the navigation; smaller `order` comes first. `roles`: if fewer roles see it than
   * may open it.
   */
  readonly navigation?: {
    readonly label: WordKey & `shell.navigation.${string}`;
    readonly order: number;
    readonly roles?: readonly Role[];
  };
};

export function mayOpen(entry: ScreenEntry, role: Role): boolean {
  return isOpen(role) && (entry.roles === 'signed-in' || entry.roles.includes(role));
}

/** The entries of a role's navigation, in order. */
export function navigationOf(screens: readonly ScreenEntry[], role: Role): readonly ScreenEntry[] {
  return screens
    .filter(
      (entry) =>
        entry.navigation &&
        mayOpen(entry, role) &&
        (entry.navigation.roles?.includes(role) ?? true),
    )
    .sort((one, other) => (one.navigation?.order ?? 0) - (other.navigation?.order ?? 0));
}

/** Where each role starts; null: the page that announces what will be here. */
export const homes: Readonly<Record<Role, Path | null>> = {
  prosecutor: paths.courtToday,
  'probation-officer': paths.courtToday,
  'case-manager': paths.today,
  supervisor: paths.today,
  psychologist: paths.today,
  'child-protection-officer': paths.today,
  teacher: null,
  theologian: null,
  'community-mentor': null,
  'cso-manager': paths.today,
  'national-coordinator': paths.cockpit,
  donor: paths.figures,
  administrator: paths.accounts,
  auditor: paths.grants,
  self: null,
  'legal-editor': null,
  counsel: null,
  provider: null,
};
