// The door of this room for the browser: its screens, and for rooms that add to a person's page the
// frame of that page and, as types, the contracts they read beside their own.

import type { ScreenEntry } from '../../web/screen.ts';
import type givenNamesWords from '../../../languages/en/givenNames.json';
import type matchingWords from '../../../languages/en/matching.json';
import type pairsWords from '../../../languages/en/pairs.json';
import type peopleWords from '../../../languages/en/people.json';

export type { readPerson } from './api.ts';
export { MatchMeasured, MatchReasons, reasonText } from './screens/match-reasons.tsx';
export { AgeText } from './screens/age-text.tsx';
export { PersonFrame } from './screens/person-frame.tsx';
export { PersonScreen } from './screens/person-screen.tsx';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    people: typeof peopleWords;
    givenNames: typeof givenNamesWords;
    pairs: typeof pairsWords;
    matching: typeof matchingWords;
  }
}

const holders = ['case-manager', 'supervisor', 'psychologist', 'child-protection-officer'] as const;
const reachers = ['case-manager', 'supervisor', 'child-protection-officer'] as const;
const writers = ['case-manager', 'child-protection-officer'] as const;
const words = ['people', 'pairs'] as const;
const pairWords = ['people', 'pairs', 'matching'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: '/persons',
    roles: [...holders, 'cso-manager', 'national-coordinator'],
    words,
    navigation: { label: 'shell.navigation.people', order: 30 },
    load: async () => (await import('./screens/search.tsx')).Search,
  },
  {
    path: '/persons/:personId',
    roles: holders,
    words,
    load: async () => (await import('./screens/overview.tsx')).Overview,
  },
  {
    path: '/persons/:personId/same',
    roles: reachers,
    words: pairWords,
    load: async () => (await import('./screens/same-person.tsx')).SamePerson,
  },
  {
    path: '/persons/:personId/same/:otherId',
    roles: reachers,
    words: pairWords,
    load: async () => (await import('./screens/file-pair.tsx')).FilePairScreen,
  },
  {
    path: '/persons/:personId/contact',
    roles: reachers,
    words,
    load: async () => (await import('./screens/contact.tsx')).Contact,
  },
  {
    path: '/persons/:personId/corrections',
    roles: holders,
    words,
    load: async () => (await import('./screens/corrections.tsx')).Corrections,
  },
  {
    path: '/persons/:personId/corrections/new',
    roles: writers,
    words,
    load: async () => (await import('./screens/new-correction.tsx')).NewCorrection,
  },
  {
    path: '/persons/:personId/consents/new',
    roles: writers,
    words,
    load: async () => (await import('./screens/new-consent.tsx')).NewConsent,
  },
  {
    path: '/given-names',
    roles: ['national-coordinator', 'administrator'],
    words: ['givenNames'],
    navigation: { label: 'shell.navigation.givenNames', order: 60 },
    load: async () => (await import('./screens/given-names.tsx')).GivenNames,
  },
  {
    path: '/intake',
    roles: writers,
    words,
    navigation: { label: 'shell.navigation.intake', order: 40 },
    load: async () => (await import('./screens/intake.tsx')).Intake,
  },
];
