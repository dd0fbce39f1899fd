// The door of this room for the browser: its screens. What they show depends on the person's part
// in a request; the server decides that at each reading.

import type { PersonPart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { askers, askersOfPersons, holdersOfFiles, leads, overseers, parties } from './access.ts';
import type disclosureTodayWords from '../../../languages/en/disclosureToday.json';
import type disclosureWords from '../../../languages/en/disclosure.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    disclosure: typeof disclosureWords;
    disclosureToday: typeof disclosureTodayWords;
  }
}

/** On the first page of either side. */
export { DisclosuresWaiting } from './screens/waiting.tsx';

const words = ['disclosure'] as const;
const withOrder = [...words, 'documents'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.disclosures,
    roles: parties,
    words,
    navigation: { label: 'shell.navigation.disclosures', order: 60 },
    load: async () => (await import('./screens/requests.tsx')).Requests,
  },
  {
    path: paths.newDisclosure,
    roles: askers,
    words: withOrder,
    load: async () => (await import('./screens/new-request.tsx')).NewRequest,
  },
  {
    path: paths.protocols,
    roles: parties,
    words,
    load: async () => (await import('./screens/protocols.tsx')).Protocols,
  },
  {
    path: paths.newProtocol,
    roles: leads,
    words,
    load: async () => (await import('./screens/new-protocol.tsx')).NewProtocol,
  },
  {
    path: paths.disclosure,
    roles: parties,
    words: withOrder,
    load: async () => (await import('./screens/request.tsx')).Request,
  },
  {
    path: paths.disclosureProposal,
    roles: leads,
    words,
    load: async () => (await import('./screens/propose.tsx')).Propose,
  },
  {
    path: paths.disclosurePackage,
    roles: askers,
    words,
    load: async () => (await import('./screens/package.tsx')).Package,
  },
  {
    path: paths.allDisclosures,
    roles: overseers,
    words,
    navigation: { label: 'shell.navigation.allDisclosures', order: 30 },
    load: async () => (await import('./screens/oversight.tsx')).Oversight,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'released',
    order: 80,
    roles: holdersOfFiles,
    words,
    load: async () => (await import('./screens/released-part.tsx')).ReleasedPart,
  },
  {
    name: 'disclosure',
    order: 90,
    roles: askersOfPersons,
    words,
    load: async () => (await import('./screens/ask-part.tsx')).AskPart,
  },
];
