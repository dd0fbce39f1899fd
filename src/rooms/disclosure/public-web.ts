// The door of this room for the browser: its screens. What is shown in them differs by what one is
// to a request; the server decides that at each reading.

import type { PersonPart } from '../../web/parts.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import type disclosureWords from '../../../languages/en/disclosure.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    disclosure: typeof disclosureWords;
  }
}

const askers = [
  'prosecutor',
  'probation-officer',
  'case-manager',
  'child-protection-officer',
] as const;
const leads = ['prosecutor', 'supervisor', 'child-protection-officer', 'cso-manager'] as const;
const everybody = [...askers, 'supervisor', 'cso-manager'] as const;
const words = ['disclosure'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/disclosures',
    roles: everybody,
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
    roles: everybody,
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
    roles: everybody,
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
    roles: ['auditor'],
    words,
    navigation: { label: 'shell.navigation.allDisclosures', order: 30 },
    load: async () => (await import('./screens/oversight.tsx')).Oversight,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'disclosure',
    order: 90,
    roles: ['case-manager', 'child-protection-officer'],
    words,
    load: async () => (await import('./screens/ask-part.tsx')).AskPart,
  },
];
