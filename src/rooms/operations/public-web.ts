// The door of this room for the browser: its screens. Only the national coordinator opens those of
// operations, and only people who open files at home the one that brings a caseload in; the server
// decides again at each request.

import type { ScreenEntry } from '../../web/screen.ts';
import { caseloadOpeners, coordinators } from './access.ts';
import type caseloadWords from '../../../languages/en/caseload.json';
import type operationsWords from '../../../languages/en/operations.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    operations: typeof operationsWords;
    caseload: typeof caseloadWords;
  }
}

const roles = coordinators;
const words = ['operations'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/operations',
    roles,
    words,
    navigation: { label: 'shell.navigation.operations', order: 20 },
    load: async () => (await import('./screens/operations.tsx')).Operations,
  },
  {
    path: '/operations/new',
    roles,
    words,
    load: async () => (await import('./screens/new-operation.tsx')).NewOperation,
  },
  {
    path: '/operations/quality',
    roles,
    words,
    load: async () => (await import('./screens/quality.tsx')).MatchingQuality,
  },
  {
    path: '/operations/:operationId',
    roles,
    words,
    load: async () => (await import('./screens/operation.tsx')).OperationScreen,
  },
  {
    path: '/operations/:operationId/facts',
    roles,
    words,
    load: async () => (await import('./screens/change-operation.tsx')).ChangeOperation,
  },
  {
    path: '/operations/:operationId/lists',
    roles,
    words,
    load: async () => (await import('./screens/lists.tsx')).ListsScreen,
  },
  {
    path: '/operations/:operationId/lists/:listId',
    roles,
    words,
    load: async () => (await import('./screens/list-screen.tsx')).ListScreen,
  },
  {
    path: '/operations/:operationId/imports/:jobId',
    roles,
    words,
    load: async () => (await import('./screens/import-screen.tsx')).ImportScreen,
  },
  {
    path: '/operations/:operationId/pairs',
    roles,
    words: ['operations', 'matching'],
    load: async () => (await import('./screens/pairs.tsx')).PairsScreen,
  },
  {
    path: '/operations/:operationId/people',
    roles,
    words,
    load: async () => (await import('./screens/people.tsx')).PeopleScreen,
  },
  {
    path: '/operations/:operationId/people/:entryId',
    roles,
    words,
    load: async () => (await import('./screens/entry.tsx')).EntryScreen,
  },
  {
    path: '/operations/:operationId/families',
    roles,
    words,
    load: async () => (await import('./screens/families.tsx')).FamiliesScreen,
  },
  {
    path: '/operations/:operationId/arrival',
    roles,
    words,
    load: async () => (await import('./screens/arrival.tsx')).Arrival,
  },
  {
    path: '/intake/list',
    roles: caseloadOpeners,
    words: ['operations', 'people', 'caseload'],
    load: async () => (await import('./screens/caseload.tsx')).Caseload,
  },
];
