// The door of this room for the browser: accounts and grants, and one's own account. The
// administrator makes accounts, a second person confirms them, but never their own.

import type { FramePart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { openRoleNames } from '../../kernel/roles.ts';
import { accountMakers, grantConfirmers, secondPersons, teamReaders } from './access.ts';
import type accountsWords from '../../../languages/en/accounts.json';
import type demoWords from '../../../languages/en/demo.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    accounts: typeof accountsWords;
    demo: typeof demoWords;
  }
}

const words = ['accounts'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.accounts,
    roles: accountMakers,
    words,
    navigation: { label: 'shell.navigation.accounts', order: 10 },
    load: async () => (await import('./screens/accounts.tsx')).Accounts,
  },
  {
    path: paths.newAccount,
    roles: accountMakers,
    words,
    load: async () => (await import('./screens/new-account.tsx')).NewAccount,
  },
  {
    path: paths.access,
    roles: grantConfirmers,
    words,
    load: async () => (await import('./screens/account.tsx')).Account,
  },
  {
    path: paths.signInHelp,
    roles: grantConfirmers,
    words,
    load: async () => (await import('./screens/sign-in-help.tsx')).SignInHelp,
  },
  {
    path: paths.ownAccount,
    roles: 'signed-in',
    words,
    load: async () => (await import('./screens/own/own-account.tsx')).OwnAccount,
  },
  {
    path: paths.ownPassword,
    roles: 'signed-in',
    words,
    load: async () => (await import('./screens/own/own-password.tsx')).OwnPassword,
  },
  {
    path: paths.ownAuthenticator,
    roles: 'signed-in',
    words,
    load: async () => (await import('./screens/own/own-authenticator.tsx')).OwnAuthenticator,
  },
  {
    path: paths.ownRecoveryCodes,
    roles: 'signed-in',
    words,
    load: async () => (await import('./screens/own/own-recovery-codes.tsx')).OwnRecoveryCodes,
  },
  {
    path: paths.newPasskey,
    roles: 'signed-in',
    words,
    load: async () => (await import('./screens/own/new-passkey.tsx')).NewPasskey,
  },
  {
    // A registrar reaches this page from the matters; other prosecutors find nothing on it.
    path: paths.team,
    roles: teamReaders,
    words,
    navigation: {
      label: 'shell.navigation.team',
      order: 50,
      roles: ['cso-manager', ...secondPersons],
    },
    load: async () => (await import('./screens/team.tsx')).Team,
  },
];

export const accountsFrame: readonly FramePart[] = [
  {
    name: 'grants',
    roles: grantConfirmers,
    words,
    load: async () => (await import('./screens/grants-frame.tsx')).GrantsFrame,
  },
  {
    name: 'own-help',
    roles: openRoleNames,
    words,
    load: async () => (await import('./screens/own-help-frame.tsx')).OwnHelpFrame,
  },
];
