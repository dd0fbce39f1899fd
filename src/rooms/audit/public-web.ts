// The door of this room for the browser: oversight for the auditor, and for staff of justice and
// care what the trail holds of their own work.

import type { ScreenEntry } from '../../web/screen.ts';
import type auditWords from '../../../languages/en/audit.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    audit: typeof auditWords;
  }
}

const auditor = ['auditor'] as const;
const words = ['audit'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/audit',
    roles: auditor,
    words,
    navigation: { label: 'shell.navigation.grants', order: 10 },
    load: async () => (await import('./screens/grants.tsx')).Grants,
  },
  {
    path: '/trail',
    roles: auditor,
    words,
    navigation: { label: 'shell.navigation.audit', order: 20 },
    load: async () => (await import('./screens/entries.tsx')).Entries,
  },
  {
    path: '/my-trail',
    words,
    roles: [
      'prosecutor',
      'probation-officer',
      'case-manager',
      'supervisor',
      'psychologist',
      'child-protection-officer',
      'teacher',
      'theologian',
      'community-mentor',
      'cso-manager',
    ],
    navigation: { label: 'shell.navigation.ownTrail', order: 90 },
    load: async () => (await import('./screens/own-entries.tsx')).OwnEntries,
  },
];
