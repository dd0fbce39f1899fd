// "What now?" about one person, for the browser: what is next, who is alongside, what was promised.

import type { PersonPart } from '../../web/parts.ts';
import { fileHolders } from './access.ts';
import type nowWords from '../../../languages/en/now.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    now: typeof nowWords;
  }
}

export const nowParts: readonly PersonPart[] = [
  {
    name: 'now',
    order: 2,
    isFirst: true,
    roles: fileHolders,
    words: ['now', 'today'],
    load: async () => (await import('./screens/now-part.tsx')).NowPart,
  },
  {
    name: 'alongside',
    order: 3,
    isAlongside: true,
    roles: fileHolders,
    words: ['now'],
    load: async () => (await import('./screens/alongside-part.tsx')).AlongsidePart,
  },
  {
    name: 'promised',
    order: 30,
    isAlongside: true,
    roles: fileHolders,
    words: ['now', 'care'],
    load: async () => (await import('./screens/promised-part.tsx')).PromisedPart,
  },
];
