// The pages of help: they belong to no room, and everybody who is signed in may read every guide.

import type helpWords from '../../../languages/en/help.json';
import { paths } from '../paths.ts';
import type { ScreenEntry } from '../screen.ts';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    help: typeof helpWords;
  }
}

export const helpScreens: readonly ScreenEntry[] = [
  {
    path: paths.help,
    roles: 'signed-in',
    words: ['help'],
    navigation: { label: 'shell.navigation.help', order: 95 },
    load: async () => (await import('./help-page.tsx')).HelpPage,
  },
  {
    path: paths.guide,
    roles: 'signed-in',
    words: ['help'],
    load: async () => (await import('./guide-page.tsx')).GuidePage,
  },
];
