// The door of this room for the browser: the law of the country, what else is known of it, its
// editions, and the place where administrators change it. Public facts; the server decides again at
// each request.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { lawReaders, lawWriters } from './access.ts';
import type countryWords from '../../../languages/en/country.json';
import type lawWords from '../../../languages/en/law.json';
import type lawEditWords from '../../../languages/en/lawEdit.json';

export type { readLawOfCountry } from './api-law.ts';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    law: typeof lawWords;
    lawEdit: typeof lawEditWords;
    country: typeof countryWords;
  }
}

const words = ['law', 'lawEdit', 'country'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.law,
    roles: lawReaders,
    words: ['law'],
    navigation: { label: 'shell.navigation.law', order: 70 },
    load: async () => (await import('./screens/law.tsx')).LawOfCountry,
  },
  {
    path: paths.lawCountry,
    roles: lawReaders,
    words: ['law', 'country'],
    load: async () => (await import('./screens/country.tsx')).CountryKnown,
  },
  {
    path: paths.lawEditions,
    roles: lawReaders,
    words,
    load: async () => (await import('./screens/editions.tsx')).LawEditions,
  },
  {
    path: paths.lawEdition,
    roles: lawReaders,
    words,
    load: async () => (await import('./screens/edition.tsx')).LawEdition,
  },
  {
    path: paths.lawChange,
    roles: lawWriters,
    words,
    load: async () => (await import('./screens/change.tsx')).ChangeLaw,
  },
  {
    path: paths.lawChangeEntry,
    roles: lawWriters,
    words,
    load: async () => (await import('./screens/change-entry.tsx')).ChangeEntry,
  },
];
