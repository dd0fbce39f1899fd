// The door of this room for the browser: its screens, and its part of the person's page. The words
// of Today stand in a small file of their own, because it is the first page of a working day.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { Role } from '../../kernel/roles.ts';
import type { PersonPart } from '../../web/parts.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import type careWords from '../../../languages/en/care.json';
import type todayWords from '../../../languages/en/today.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    care: typeof careWords;
    today: typeof todayWords;
  }
}

const holders: readonly Role[] = [
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
];
const writers: readonly Role[] = ['case-manager', 'child-protection-officer'];
const assigners: readonly Role[] = ['cso-manager', 'supervisor'];
const words: readonly WordRoom[] = ['care', 'people'];

export const screens: readonly ScreenEntry[] = [
  {
    path: '/today',
    roles: holders,
    words: ['today'],
    navigation: { label: 'shell.navigation.today', order: 10 },
    load: async () => {
      void import('./screens/warm-today.ts').then(
        ({ warmToday }) => warmToday(),
        () => undefined,
      );
      return (await import('./screens/today.tsx')).Today;
    },
  },
  {
    path: '/cases',
    roles: [...holders, 'cso-manager'],
    words,
    navigation: { label: 'shell.navigation.cases', order: 20 },
    load: async () => (await import('./screens/cases.tsx')).Cases,
  },
  {
    path: '/cases/of/:personId',
    roles: assigners,
    words,
    load: async () => (await import('./screens/case.tsx')).CaseOfPerson,
  },
  {
    path: '/cases/:caseId',
    roles: assigners,
    words,
    load: async () => (await import('./screens/case.tsx')).CaseById,
  },
  {
    path: '/cases/:caseId/assignment',
    roles: assigners,
    words,
    load: async () => (await import('./screens/assign.tsx')).Assign,
  },
  {
    path: '/cases/:caseId/team',
    roles: assigners,
    words,
    load: async () => (await import('./screens/team.tsx')).Team,
  },
  {
    path: '/cases/:caseId/team/new',
    roles: assigners,
    words,
    load: async () => (await import('./screens/add-to-team.tsx')).AddToTeam,
  },
  {
    path: '/cases/:caseId/team/:accountId/end',
    roles: assigners,
    words,
    load: async () => (await import('./screens/leave-team.tsx')).LeaveTeam,
  },
  {
    path: '/offers',
    roles: ['cso-manager'],
    words,
    navigation: { label: 'shell.navigation.handovers', order: 25 },
    load: async () => (await import('./screens/offers.tsx')).Offers,
  },
  {
    path: '/persons/:personId/timeline',
    roles: holders,
    words,
    load: async () => (await import('./screens/timeline.tsx')).PersonTimeline,
  },
  {
    path: '/persons/:personId/visits',
    roles: holders,
    words,
    load: async () => (await import('./screens/visits.tsx')).Visits,
  },
  {
    path: '/persons/:personId/visits/new',
    roles: writers,
    words,
    load: async () => (await import('./screens/new-visit.tsx')).NewVisit,
  },
  {
    path: '/persons/:personId/needs',
    roles: holders,
    words,
    load: async () => (await import('./screens/needs.tsx')).Needs,
  },
  {
    path: '/persons/:personId/needs/new',
    roles: writers,
    words,
    load: async () => (await import('./screens/new-assessment.tsx')).NewAssessment,
  },
  {
    path: '/persons/:personId/plan',
    roles: holders,
    words,
    load: async () => (await import('./screens/plan.tsx')).Plan,
  },
  {
    path: '/persons/:personId/plan/goal',
    roles: holders,
    words,
    load: async () => (await import('./screens/goal-form.tsx')).GoalForm,
  },
  {
    path: '/persons/:personId/plan/action',
    roles: holders,
    words,
    load: async () => (await import('./screens/action-form.tsx')).ActionForm,
  },
  {
    path: '/persons/:personId/plan/outcome',
    roles: holders,
    words,
    load: async () => (await import('./screens/outcome-form.tsx')).OutcomeForm,
  },
  {
    path: '/persons/:personId/plan/review',
    roles: holders,
    words,
    load: async () => (await import('./screens/review-form.tsx')).ReviewForm,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'care',
    order: 10,
    roles: holders,
    words: ['care'],
    load: async () => (await import('./screens/case-part.tsx')).CasePart,
  },
];
