// Supervision for the browser: one's own, that of a team or an organisation, and its forms.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import {
  supervisedWorkers,
  supervisionKeepers,
  supervisionManagers,
  supervisionReaders,
  supervisors,
} from './access.ts';
import type supervisionWords from '../../../languages/en/supervision.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    supervision: typeof supervisionWords;
  }
}

const words: readonly WordRoom[] = ['supervision'];

export const supervisionScreens: readonly ScreenEntry[] = [
  {
    path: paths.newSupervision,
    roles: supervisors,
    words,
    load: async () => (await import('./screens/new-supervision.tsx')).NewSupervision,
  },
  {
    path: paths.askSupervision,
    roles: supervisedWorkers,
    words,
    load: async () => (await import('./screens/ask-supervision.tsx')).AskSupervision,
  },
  {
    path: paths.supervisionOutcome,
    roles: supervisionKeepers,
    words,
    load: async () => (await import('./screens/supervision-outcome.tsx')).SupervisionOutcome,
  },
  {
    path: paths.supervisionCorrection,
    roles: supervisionKeepers,
    words,
    load: async () => (await import('./screens/correct-supervision.tsx')).CorrectSupervision,
  },
  {
    path: paths.supervisorOf,
    roles: supervisionManagers,
    words,
    load: async () => (await import('./screens/name-supervisor.tsx')).NameSupervisor,
  },
  {
    path: paths.supervision,
    roles: supervisionReaders,
    words,
    navigation: { label: 'shell.navigation.supervision', order: 55 },
    load: async () => (await import('./screens/supervision.tsx')).Supervision,
  },
];
