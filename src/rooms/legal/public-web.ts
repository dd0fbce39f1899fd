// The door of this room for the browser: its screens, only for officers and registrars of the
// justice side. The server decides again at each request.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { proceedingScreens } from './proceeding-screens.ts';
import { warmCourt } from './screens/warm-court.ts';
import type courtWords from '../../../languages/en/court.json';
import type legalWords from '../../../languages/en/legal.json';
import type proceedingWords from '../../../languages/en/proceedings.json';
import type restrictionWords from '../../../languages/en/restrictions.json';
import { matterHolders, matterReaders } from './access.ts';
import { restrictionScreens } from './public-web-restrictions.ts';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    court: typeof courtWords;
    legal: typeof legalWords;
    proceedings: typeof proceedingWords;
    restrictions: typeof restrictionWords;
  }
}

const words = ['legal', 'proceedings', 'restrictions', 'law'] as const;
const documentWords = ['legal', 'documents'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.courtToday,
    roles: matterReaders,
    words: ['court', 'disclosureToday'],
    navigation: { label: 'shell.navigation.today', order: 5 },
    load: async () => {
      warmCourt();
      return (await import('./screens/court-today.tsx')).CourtToday;
    },
  },
  {
    path: paths.documentsOfMatter,
    roles: matterReaders,
    words: documentWords,
    load: async () => (await import('./screens/documents.tsx')).MatterDocuments,
  },
  {
    path: paths.attachToMatter,
    roles: matterReaders,
    words: documentWords,
    load: async () => (await import('./screens/attach-document.tsx')).AttachToMatter,
  },
  {
    path: paths.matters,
    roles: matterReaders,
    words,
    navigation: { label: 'shell.navigation.matters', order: 10 },
    load: async () => (await import('./screens/matters.tsx')).Matters,
  },
  {
    path: paths.mattersAgenda,
    roles: matterReaders,
    words: ['agenda', 'legal', 'print'],
    navigation: { label: 'shell.navigation.agenda', order: 12 },
    load: async () => (await import('./screens/agenda.tsx')).MatterAgenda,
  },
  {
    path: paths.newMatter,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/new-matter.tsx')).NewMatter,
  },
  {
    path: paths.matter,
    roles: matterReaders,
    words,
    load: async () => (await import('./screens/matter.tsx')).Matter,
  },
  {
    path: paths.newProceeding,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/new-proceeding.tsx')).NewProceeding,
  },
  {
    path: paths.proceedingState,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/move-proceeding.tsx')).MoveProceeding,
  },
  ...restrictionScreens,
  {
    path: paths.newHearing,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/new-hearing.tsx')).NewHearing,
  },
  {
    path: paths.hearing,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/change-hearing.tsx')).ChangeHearing,
  },
  {
    path: paths.officer,
    roles: matterHolders,
    words,
    load: async () => (await import('./screens/assign-officer.tsx')).AssignOfficer,
  },
  ...proceedingScreens,
];
