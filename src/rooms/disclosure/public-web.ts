// The door of this room for the browser: its screens. What is shown in them differs by what one is
// to a request; the server decides that at each reading.

import type { PersonPart } from '../../web/parts.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { askers, askersOfPersons, leads, overseers, parties } from './access.ts';
import type disclosureWords from '../../../languages/en/disclosure.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    disclosure: typeof disclosureWords;
  }
}

const words = ['disclosure'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/disclosures',
    roles: parties,
    words,
    navigation: { label: 'shell.navigation.disclosures', order: 60 },
    load: async () => (await import('./screens/requests.tsx')).Requests,
  },
  {
    path: '/disclosures/new',
    roles: askers,
    words,
    load: async () => (await import('./screens/new-request.tsx')).NewRequest,
  },
  {
    path: '/disclosures/protocols',
    roles: parties,
    words,
    load: async () => (await import('./screens/protocols.tsx')).Protocols,
  },
  {
    path: '/disclosures/protocols/new',
    roles: leads,
    words,
    load: async () => (await import('./screens/new-protocol.tsx')).NewProtocol,
  },
  {
    path: '/disclosures/:disclosureId',
    roles: parties,
    words,
    load: async () => (await import('./screens/request.tsx')).Request,
  },
  {
    path: '/disclosures/:disclosureId/proposal',
    roles: leads,
    words,
    load: async () => (await import('./screens/propose.tsx')).Propose,
  },
  {
    path: '/disclosures/:disclosureId/package',
    roles: askers,
    words,
    load: async () => (await import('./screens/package.tsx')).Package,
  },
  {
    path: '/all-disclosures',
    roles: overseers,
    words,
    navigation: { label: 'shell.navigation.allDisclosures', order: 30 },
    load: async () => (await import('./screens/oversight.tsx')).Oversight,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'disclosure',
    order: 90,
    roles: askersOfPersons,
    words,
    load: async () => (await import('./screens/ask-part.tsx')).AskPart,
  },
];
