// The door of this room for the browser: accounts and grants. The administrator makes accounts, a
// manager of the organisation confirms them, and nobody does so for themselves.

import type { ScreenEntry } from '../../web/screen.ts';
import type workforceWords from '../../../languages/en/workforce.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    workforce: typeof workforceWords;
  }
}

const administrators = ['administrator'] as const;
const words = ['workforce'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/accounts',
    roles: administrators,
    words,
    navigation: { label: 'shell.navigation.accounts', order: 10 },
    load: async () => (await import('./screens/accounts.tsx')).Accounts,
  },
  {
    path: '/accounts/new',
    roles: administrators,
    words,
    load: async () => (await import('./screens/new-account.tsx')).NewAccount,
  },
  {
    // A registrar reaches this page from the matters; other prosecutors find nothing on it.
    path: '/team',
    roles: ['cso-manager', 'prosecutor'],
    words,
    navigation: { label: 'shell.navigation.team', order: 50, roles: ['cso-manager'] },
    load: async () => (await import('./screens/team.tsx')).Team,
  },
];
