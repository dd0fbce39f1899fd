// The screens of one proceeding and of what protects the person in it, for officers and registrars.

import type { ScreenEntry } from '../../web/screen.ts';
import { matterHolders } from './access.ts';

const shared = { roles: matterHolders, words: ['legal', 'proceedings', 'law'] } as const;
const proceeding = '/matters/:subjectId/proceedings/:proceedingId';

export const proceedingScreens: readonly ScreenEntry[] = [
  {
    ...shared,
    path: proceeding,
    load: async () => (await import('./screens/proceeding.tsx')).Proceeding,
  },
  {
    ...shared,
    path: `${proceeding}/offence`,
    load: async () => (await import('./screens/cite-offence.tsx')).CiteOffence,
  },
  {
    ...shared,
    path: `${proceeding}/alternatives`,
    load: async () => (await import('./screens/new-alternatives.tsx')).NewAlternatives,
  },
  {
    ...shared,
    path: `${proceeding}/sentence`,
    load: async () => (await import('./screens/new-sentence.tsx')).NewSentence,
  },
  {
    ...shared,
    path: `${proceeding}/expungement`,
    load: async () => (await import('./screens/set-expungement.tsx')).SetExpungement,
  },
  {
    ...shared,
    path: `${proceeding}/exemption`,
    load: async () => (await import('./screens/request-exemption.tsx')).RequestExemption,
  },
  {
    ...shared,
    path: `${proceeding}/exemptions/:requestId`,
    load: async () => (await import('./screens/exemption.tsx')).Exemption,
  },
  {
    ...shared,
    path: `${proceeding}/detention`,
    load: async () => (await import('./screens/new-detention.tsx')).NewDetention,
  },
  {
    ...shared,
    path: `${proceeding}/detentions/:detentionId/review`,
    load: async () => (await import('./screens/review-detention.tsx')).ReviewDetention,
  },
  {
    ...shared,
    path: '/matters/:subjectId/birth',
    load: async () => (await import('./screens/birth.tsx')).BirthOfSubject,
  },
  {
    ...shared,
    path: '/matters/:subjectId/birth/claim',
    load: async () => (await import('./screens/birth-forms.tsx')).NewClaim,
  },
  {
    ...shared,
    path: '/matters/:subjectId/birth/settlement',
    load: async () => (await import('./screens/birth-forms.tsx')).SettleBirth,
  },
  {
    ...shared,
    path: '/matters/:subjectId/counsel',
    load: async () => (await import('./screens/change-counsel.tsx')).ChangeCounsel,
  },
];
