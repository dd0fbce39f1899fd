// The door of this room for the browser: its screens, and the frame of a person's page with the
// types of its contracts, for rooms that add to that page.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import {
  contactReaders,
  documentReaders,
  documentWriters,
  fileHolders,
  fileWriters,
  givenNameKeepers,
  pairDeciders,
  personSearchers,
} from './access.ts';
import type givenNamesWords from '../../../languages/en/givenNames.json';
import type matchingWords from '../../../languages/en/matching.json';
import type pairsWords from '../../../languages/en/pairs.json';
import type peopleWords from '../../../languages/en/people.json';

export type { readPerson } from './api.ts';
export {
  MatchMeasured,
  MatchReasons,
  reasonInWords,
  reasonText,
} from './screens/match-reasons.tsx';
export { AgeText } from './screens/age-text.tsx';
export { DocumentsOfRecord } from './screens/documents.tsx';
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

const words = ['people', 'pairs'] as const;
const documentWords = ['people', 'pairs', 'documents'] as const;
const pairWords = ['people', 'pairs', 'matching'] as const;

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.persons,
    roles: personSearchers,
    words,
    navigation: { label: 'shell.navigation.people', order: 30 },
    load: async () => (await import('./screens/search.tsx')).Search,
  },
  {
    path: paths.person,
    roles: fileHolders,
    words,
    load: async () => (await import('./screens/overview.tsx')).Overview,
  },
  {
    path: paths.samePerson,
    roles: pairDeciders,
    words: pairWords,
    load: async () => (await import('./screens/same-person.tsx')).SamePerson,
  },
  {
    path: paths.filePair,
    roles: pairDeciders,
    words: pairWords,
    load: async () => (await import('./screens/file-pair.tsx')).FilePairScreen,
  },
  {
    path: paths.contactOfPerson,
    roles: contactReaders,
    words,
    load: async () => (await import('./screens/contact.tsx')).Contact,
  },
  {
    path: paths.documentsOfPerson,
    roles: documentReaders,
    words: documentWords,
    load: async () => (await import('./screens/documents.tsx')).Documents,
  },
  {
    path: paths.attachToPerson,
    roles: documentWriters,
    words: documentWords,
    load: async () => (await import('./screens/attach-document.tsx')).AttachDocument,
  },
  {
    path: paths.corrections,
    roles: fileHolders,
    words,
    load: async () => (await import('./screens/corrections.tsx')).Corrections,
  },
  {
    path: paths.newCorrection,
    roles: fileWriters,
    words,
    load: async () => (await import('./screens/new-correction.tsx')).NewCorrection,
  },
  {
    path: paths.newConsent,
    roles: fileWriters,
    words,
    load: async () => (await import('./screens/new-consent.tsx')).NewConsent,
  },
  {
    path: paths.givenNames,
    roles: givenNameKeepers,
    words: ['givenNames'],
    navigation: { label: 'shell.navigation.givenNames', order: 60 },
    load: async () => (await import('./screens/given-names.tsx')).GivenNames,
  },
  {
    path: paths.intake,
    roles: fileWriters,
    words,
    navigation: { label: 'shell.navigation.intake', order: 40 },
    load: async () => (await import('./screens/intake.tsx')).Intake,
  },
];
