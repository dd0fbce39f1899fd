// The door of this room for the browser: oversight for the auditor, and for staff of justice and
// care what the trail says about their own work.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { auditors, ownTrailReaders } from './access.ts';
import type auditWords from '../../../languages/en/audit.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    audit: typeof auditWords;
  }
}

const words = ['audit'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.grants,
    roles: auditors,
    words,
    navigation: { label: 'shell.navigation.grants', order: 10 },
    load: async () => (await import('./screens/grants.tsx')).Grants,
  },
  {
    path: paths.trail,
    roles: auditors,
    words,
    navigation: { label: 'shell.navigation.audit', order: 20 },
    load: async () => (await import('./screens/entries.tsx')).Entries,
  },
  {
    path: paths.ownTrail,
    words,
    roles: ownTrailReaders,
    navigation: { label: 'shell.navigation.ownTrail', order: 90 },
    load: async () => (await import('./screens/own-entries.tsx')).OwnEntries,
  },
];
