// The screens about restrictions, for the door of this room (public-web.ts).

import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { restrictionOfficers } from './access.ts';

const roles = restrictionOfficers;
const words = ['legal', 'restrictions'] as const;

export const restrictionScreens: readonly ScreenEntry[] = [
  {
    path: paths.newRestriction,
    roles,
    words: [...words, 'law'],
    load: async () => (await import('./screens/new-restriction.tsx')).NewRestriction,
  },
  {
    path: paths.restriction,
    roles,
    words: [...words, 'documents'],
    load: async () => (await import('./screens/restriction.tsx')).OneRestriction,
  },
  {
    path: paths.restrictionNotice,
    roles,
    words,
    load: async () => (await import('./screens/restriction-notice.tsx')).RestrictionNotice,
  },
  {
    path: paths.restrictionLifting,
    roles,
    words,
    load: async () => (await import('./screens/lift-restriction.tsx')).LiftRestriction,
  },
  {
    path: paths.restrictionVariation,
    roles,
    words,
    load: async () => (await import('./screens/vary-restriction.tsx')).VaryRestriction,
  },
  {
    path: paths.newAppeal,
    roles,
    words,
    load: async () => (await import('./screens/lodge-appeal.tsx')).LodgeAppeal,
  },
  {
    path: paths.appeal,
    roles,
    words,
    load: async () => (await import('./screens/decide-appeal.tsx')).DecideAppeal,
  },
  {
    path: paths.restrictionTelling,
    roles,
    words,
    load: async () => (await import('./screens/tell-restriction.tsx')).TellOfRestriction,
  },
  {
    path: paths.newPermission,
    roles,
    words,
    load: async () => (await import('./screens/ask-permission.tsx')).AskPermission,
  },
  {
    path: paths.permission,
    roles,
    words,
    load: async () => (await import('./screens/answer-permission.tsx')).AnswerPermission,
  },
  {
    path: paths.newContact,
    roles,
    words,
    load: async () => (await import('./screens/plan-contact.tsx')).PlanContact,
  },
  {
    path: paths.contact,
    roles,
    words,
    load: async () => (await import('./screens/note-contact.tsx')).NoteContact,
  },
];
