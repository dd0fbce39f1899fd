// Urgent concerns for the browser: first on the person's page while one is open, the forms that end
// it or hand it on, and putting off what may wait.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { PersonPart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { concernReaders, concernWriters, planners } from './access.ts';
import type urgentWords from '../../../languages/en/urgent.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    urgent: typeof urgentWords;
  }
}

const words: readonly WordRoom[] = ['urgent', 'people'];

export const urgentScreens: readonly ScreenEntry[] = [
  {
    path: paths.urgent,
    roles: concernReaders,
    words,
    load: async () => (await import('./screens/urgent.tsx')).UrgentOfPerson,
  },
  {
    path: paths.concernOutcome,
    roles: concernWriters,
    words,
    load: async () => (await import('./screens/settle-concern.tsx')).SettleConcern,
  },
  {
    path: paths.newHanding,
    roles: concernWriters,
    words,
    load: async () => (await import('./screens/hand-on.tsx')).HandOn,
  },
  {
    path: paths.handing,
    roles: concernWriters,
    words,
    load: async () => (await import('./screens/answer-handing.tsx')).AnswerHanding,
  },
  {
    path: paths.putOff,
    roles: planners,
    words: ['urgent', 'today'],
    load: async () => (await import('./screens/put-off.tsx')).PutOff,
  },
];

export const urgentParts: readonly PersonPart[] = [
  {
    name: 'urgent',
    order: 0,
    isFirst: true,
    roles: concernReaders,
    words: ['urgent'],
    load: async () => (await import('./screens/urgent-part.tsx')).UrgentPart,
  },
];
