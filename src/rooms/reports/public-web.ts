// The door of this room for the browser: the coordinator's overview, and only the figures for a
// donor.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { alarmReaders, figureReaders } from './access.ts';
import type reportsWords from '../../../languages/en/reports.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    reports: typeof reportsWords;
  }
}

const words = ['reports'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.cockpit,
    roles: alarmReaders,
    words,
    navigation: { label: 'shell.navigation.cockpit', order: 10 },
    load: async () => (await import('./screens/cockpit.tsx')).Cockpit,
  },
  {
    path: paths.figures,
    roles: figureReaders,
    words,
    navigation: { label: 'shell.navigation.figures', order: 20 },
    load: async () => (await import('./screens/figures-page.tsx')).FiguresPage,
  },
];
