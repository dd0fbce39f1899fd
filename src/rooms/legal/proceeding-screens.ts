// The screens of a proceeding and of what protects the person in it, for officers and registrars.

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { matterHolders } from './access.ts';

const shared = { roles: matterHolders, words: ['legal', 'proceedings', 'law'] } as const;

export const proceedingScreens: readonly ScreenEntry[] = [
  {
    ...shared,
    words: [...shared.words, 'documents'],
    path: paths.proceeding,
    load: async () => (await import('./screens/proceeding.tsx')).Proceeding,
  },
  {
    ...shared,
    path: paths.offence,
    load: async () => (await import('./screens/cite-offence.tsx')).CiteOffence,
  },
  {
    ...shared,
    path: paths.alternatives,
    load: async () => (await import('./screens/new-alternatives.tsx')).NewAlternatives,
  },
  {
    ...shared,
    path: paths.sentence,
    load: async () => (await import('./screens/new-sentence.tsx')).NewSentence,
  },
  {
    ...shared,
    path: paths.expungement,
    load: async () => (await import('./screens/set-expungement.tsx')).SetExpungement,
  },
  {
    ...shared,
    path: paths.newExemption,
    load: async () => (await import('./screens/request-exemption.tsx')).RequestExemption,
  },
  {
    ...shared,
    path: paths.exemption,
    load: async () => (await import('./screens/exemption.tsx')).Exemption,
  },
  {
    ...shared,
    path: paths.newDetention,
    load: async () => (await import('./screens/new-detention.tsx')).NewDetention,
  },
  {
    ...shared,
    path: paths.detentionReview,
    load: async () => (await import('./screens/review-detention.tsx')).ReviewDetention,
  },
  {
    ...shared,
    path: paths.birthAbroad,
    load: async () => (await import('./screens/birth.tsx')).BirthOfSubject,
  },
  {
    ...shared,
    path: paths.birthClaim,
    load: async () => (await import('./screens/birth-forms.tsx')).NewClaim,
  },
  {
    ...shared,
    path: paths.birthSettlement,
    load: async () => (await import('./screens/birth-forms.tsx')).SettleBirth,
  },
  {
    ...shared,
    path: paths.counsel,
    load: async () => (await import('./screens/change-counsel.tsx')).ChangeCounsel,
  },
];
