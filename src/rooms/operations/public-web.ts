// The door of this room for the browser: its screens. Only the national coordinator opens those of
// operations, and only people who open files at home the one that brings a caseload in; the server
// decides again at each request.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { caseloadFollowers, caseloadOpeners, coordinators } from './access.ts';
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
    path: paths.operations,
    roles,
    words,
    navigation: { label: 'shell.navigation.operations', order: 20 },
    load: async () => (await import('./screens/operations.tsx')).Operations,
  },
  {
    path: paths.newOperation,
    roles,
    words,
    load: async () => (await import('./screens/new-operation.tsx')).NewOperation,
  },
  {
    path: paths.matchingQuality,
    roles,
    words,
    load: async () => (await import('./screens/quality.tsx')).MatchingQuality,
  },
  {
    path: paths.operation,
    roles,
    words,
    load: async () => (await import('./screens/operation.tsx')).OperationScreen,
  },
  {
    path: paths.operationFacts,
    roles,
    words,
    load: async () => (await import('./screens/change-operation.tsx')).ChangeOperation,
  },
  {
    path: paths.operationLists,
    roles,
    words,
    load: async () => (await import('./screens/lists.tsx')).ListsScreen,
  },
  {
    path: paths.operationList,
    roles,
    words,
    load: async () => (await import('./screens/list-screen.tsx')).ListScreen,
  },
  {
    path: paths.operationImport,
    roles,
    words,
    load: async () => (await import('./screens/import-screen.tsx')).ImportScreen,
  },
  {
    path: paths.operationPairs,
    roles,
    words: ['operations', 'matching'],
    load: async () => (await import('./screens/pairs.tsx')).PairsScreen,
  },
  {
    path: paths.operationPeople,
    roles,
    words,
    load: async () => (await import('./screens/people.tsx')).PeopleScreen,
  },
  {
    path: paths.operationEntry,
    roles,
    words,
    load: async () => (await import('./screens/entry.tsx')).EntryScreen,
  },
  {
    path: paths.operationFamilies,
    roles,
    words,
    load: async () => (await import('./screens/families.tsx')).FamiliesScreen,
  },
  {
    path: paths.operationAnswers,
    roles,
    words,
    load: async () => (await import('./screens/answers.tsx')).Answers,
  },
  {
    path: paths.operationArrival,
    roles,
    words: [...words, 'print'],
    load: async () => (await import('./screens/arrival.tsx')).Arrival,
  },
  {
    path: paths.intakeList,
    roles: caseloadOpeners,
    words: ['operations', 'people', 'caseload'],
    load: async () => (await import('./screens/caseload.tsx')).Caseload,
  },
  {
    path: paths.intakeLists,
    roles: caseloadFollowers,
    words: ['operations', 'people', 'caseload'],
    load: async () => (await import('./screens/caseloads.tsx')).Caseloads,
  },
];
