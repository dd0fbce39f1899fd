// What was said before somebody took over, for the browser: high on the person's page while
// anything of it is open, and one form that answers it.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { PersonPart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { concernReaders, needsWriters } from './access.ts';
import type toldWords from '../../../languages/en/told.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    told: typeof toldWords;
  }
}

const words: readonly WordRoom[] = ['told', 'people'];

export const toldScreens: readonly ScreenEntry[] = [
  {
    path: paths.told,
    roles: concernReaders,
    words,
    load: async () => (await import('./screens/told.tsx')).ToldOfPerson,
  },
  {
    path: paths.newLegalAid,
    roles: needsWriters,
    words: ['care', 'people'],
    load: async () => (await import('./screens/ask-legal-aid.tsx')).AskLegalAid,
  },
];

export const toldParts: readonly PersonPart[] = [
  {
    name: 'told',
    order: 1,
    isFirst: true,
    roles: concernReaders,
    words,
    load: async () => (await import('./screens/told-part.tsx')).ToldPart,
  },
];
