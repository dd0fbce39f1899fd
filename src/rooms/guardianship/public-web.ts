// The door of this room for the browser: its screens and its part of the person's page.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { PersonPart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { coverManagers, coverReaders, coverWriters, searchReaders } from './access.ts';
import type guardianshipWords from '../../../languages/en/guardianship.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    guardianship: typeof guardianshipWords;
  }
}

const words: readonly WordRoom[] = ['guardianship', 'people', 'matching'];

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.searches,
    roles: coverWriters,
    words,
    navigation: { label: 'shell.navigation.cover', order: 15 },
    load: async () => (await import('./screens/searches.tsx')).Searches,
  },
  {
    path: paths.search,
    roles: searchReaders,
    words,
    load: async () => (await import('./screens/search.tsx')).Search,
  },
  {
    path: paths.covers,
    roles: coverManagers,
    words,
    navigation: { label: 'shell.navigation.cover', order: 27 },
    load: async () => (await import('./screens/covers.tsx')).Covers,
  },
  {
    path: paths.cover,
    roles: coverReaders,
    words: [...words, 'documents'],
    load: async () => (await import('./screens/cover.tsx')).CoverOfPerson,
  },
  {
    path: paths.newCover,
    roles: coverWriters,
    words,
    load: async () => (await import('./screens/appoint.tsx')).Appoint,
  },
  {
    path: paths.coverEnd,
    roles: coverWriters,
    words,
    load: async () => (await import('./screens/end-cover.tsx')).EndCover,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'guardianship',
    order: 20,
    isAlongside: true,
    roles: coverReaders,
    words,
    load: async () => (await import('./screens/cover-part.tsx')).CoverPart,
  },
];
