// The screens about restrictions, for the door of this room (public-web.ts).

import type { ScreenEntry } from '../../web/screen.ts';
import { restrictionOfficers } from './access.ts';

const roles = restrictionOfficers;
const words = ['legal', 'restrictions'] as const;
const all = '/matters/:subjectId/restrictions';
const one = `${all}/:restrictionId` as const;

export const restrictionScreens: readonly ScreenEntry[] = [
  {
    path: `${all}/new`,
    roles,
    words: [...words, 'law'],
    load: async () => (await import('./screens/new-restriction.tsx')).NewRestriction,
  },
  {
    path: one,
    roles,
    words,
    load: async () => (await import('./screens/restriction.tsx')).OneRestriction,
  },
  {
    path: `${one}/notice`,
    roles,
    words,
    load: async () => (await import('./screens/restriction-notice.tsx')).RestrictionNotice,
  },
  {
    path: `${one}/lifting`,
    roles,
    words,
    load: async () => (await import('./screens/lift-restriction.tsx')).LiftRestriction,
  },
  {
    path: `${one}/variation`,
    roles,
    words,
    load: async () => (await import('./screens/vary-restriction.tsx')).VaryRestriction,
  },
  {
    path: `${one}/appeals/new`,
    roles,
    words,
    load: async () => (await import('./screens/lodge-appeal.tsx')).LodgeAppeal,
  },
  {
    path: `${one}/appeals/:appealId`,
    roles,
    words,
    load: async () => (await import('./screens/decide-appeal.tsx')).DecideAppeal,
  },
  {
    path: `${one}/telling`,
    roles,
    words,
    load: async () => (await import('./screens/tell-restriction.tsx')).TellOfRestriction,
  },
  {
    path: `${one}/permissions/new`,
    roles,
    words,
    load: async () => (await import('./screens/ask-permission.tsx')).AskPermission,
  },
  {
    path: `${one}/permissions/:permissionId`,
    roles,
    words,
    load: async () => (await import('./screens/answer-permission.tsx')).AnswerPermission,
  },
  {
    path: `${one}/contacts/new`,
    roles,
    words,
    load: async () => (await import('./screens/plan-contact.tsx')).PlanContact,
  },
  {
    path: `${one}/contacts/:contactId`,
    roles,
    words,
    load: async () => (await import('./screens/note-contact.tsx')).NoteContact,
  },
];
