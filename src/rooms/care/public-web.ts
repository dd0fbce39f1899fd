// The door of this room for the browser: its screens, and its part of the person's page. The words
// of Today are in a small file of their own, because it is the first page of a working day.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { PersonPart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import {
  caseAssigners,
  caseManagers,
  caseReaders,
  closingProposers,
  closingReaders,
  fileHolders,
  leavingDeciders,
  leavingReaders,
  needsReaders,
  needsWriters,
  offerDeciders,
  planners,
  todayReaders,
} from './access.ts';
import { Today } from './screens/today.tsx';
import { warmToday } from './screens/warm-today.ts';
import type careWords from '../../../languages/en/care.json';
import type movingWords from '../../../languages/en/moving.json';
import type closingTexts from '../../../languages/en/closing.json';
import type todayWords from '../../../languages/en/today.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    care: typeof careWords;
    closing: typeof closingTexts;
    moving: typeof movingWords;
    today: typeof todayWords;
  }
}

const words: readonly WordRoom[] = ['care', 'people'];
const wordsOfMoves: readonly WordRoom[] = ['moving', 'care', 'people'];
const closingWords: readonly WordRoom[] = ['closing', 'care', 'people'];

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.today,
    roles: todayReaders,
    words: ['today', 'disclosureToday'],
    navigation: { label: 'shell.navigation.today', order: 10 },
    load: async () => {
      warmToday();
      return Today;
    },
  },
  {
    path: paths.agenda,
    roles: todayReaders,
    words: ['agenda'],
    navigation: { label: 'shell.navigation.agenda', order: 12 },
    load: async () => (await import('./screens/agenda.tsx')).Agenda,
  },
  {
    path: paths.cases,
    roles: caseReaders,
    words,
    navigation: { label: 'shell.navigation.cases', order: 20 },
    load: async () => (await import('./screens/cases.tsx')).Cases,
  },
  {
    path: paths.caseOfPerson,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/case.tsx')).CaseOfPerson,
  },
  {
    path: paths.case,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/case.tsx')).CaseById,
  },
  {
    path: paths.newCaseClosing,
    roles: closingProposers,
    words: closingWords,
    load: async () => (await import('./screens/propose-closing.tsx')).ProposeClosing,
  },
  {
    path: paths.caseStop,
    roles: closingProposers,
    words: closingWords,
    load: async () => (await import('./screens/stop-case.tsx')).StopCase,
  },
  {
    path: paths.caseClosing,
    roles: closingReaders,
    words: closingWords,
    load: async () => (await import('./screens/closing.tsx')).ClosingOfCase,
  },
  {
    path: paths.caseMove,
    roles: caseReaders,
    words: wordsOfMoves,
    load: async () => (await import('./screens/case-move.tsx')).MoveOfCasePage,
  },
  {
    path: paths.moves,
    roles: caseManagers,
    words: wordsOfMoves,
    load: async () => (await import('./screens/moves.tsx')).Moves,
  },
  {
    path: paths.leaving,
    roles: leavingReaders,
    words: wordsOfMoves,
    navigation: {
      label: 'shell.navigation.organisations',
      order: 45,
      roles: leavingDeciders,
    },
    load: async () => (await import('./screens/leaving.tsx')).Leaving,
  },
  {
    path: paths.caseAssignment,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/assign.tsx')).Assign,
  },
  {
    path: paths.caseTeam,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/team.tsx')).Team,
  },
  {
    path: paths.newCaseTeamMember,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/add-to-team.tsx')).AddToTeam,
  },
  {
    path: paths.caseTeamMemberEnd,
    roles: caseAssigners,
    words,
    load: async () => (await import('./screens/leave-team.tsx')).LeaveTeam,
  },
  {
    path: paths.offers,
    roles: offerDeciders,
    words,
    navigation: { label: 'shell.navigation.handovers', order: 25 },
    load: async () => (await import('./screens/offers.tsx')).Offers,
  },
  {
    path: paths.timeline,
    roles: fileHolders,
    words: [...words, 'urgent', 'told'],
    load: async () => (await import('./screens/timeline.tsx')).PersonTimeline,
  },
  {
    path: paths.visits,
    roles: needsReaders,
    words,
    load: async () => (await import('./screens/visits.tsx')).Visits,
  },
  {
    path: paths.newVisit,
    roles: needsWriters,
    words,
    load: async () => (await import('./screens/new-visit.tsx')).NewVisit,
  },
  {
    path: paths.familyVisit,
    roles: needsWriters,
    words,
    load: async () => (await import('./screens/family-visit.tsx')).FamilyVisit,
  },
  {
    path: paths.needs,
    roles: needsReaders,
    words,
    load: async () => (await import('./screens/needs.tsx')).Needs,
  },
  {
    path: paths.newNeeds,
    roles: needsWriters,
    words,
    load: async () => (await import('./screens/new-assessment.tsx')).NewAssessment,
  },
  {
    path: paths.plan,
    roles: planners,
    words,
    load: async () => (await import('./screens/plan.tsx')).Plan,
  },
  {
    path: paths.planGoal,
    roles: planners,
    words,
    load: async () => (await import('./screens/goal-form.tsx')).GoalForm,
  },
  {
    path: paths.planAction,
    roles: planners,
    words,
    load: async () => (await import('./screens/action-form.tsx')).ActionForm,
  },
  {
    path: paths.planOutcome,
    roles: planners,
    words,
    load: async () => (await import('./screens/outcome-form.tsx')).OutcomeForm,
  },
  {
    path: paths.planBasis,
    roles: planners,
    words,
    load: async () => (await import('./screens/basis-form.tsx')).BasisForm,
  },
  {
    path: paths.planReview,
    roles: planners,
    words,
    load: async () => (await import('./screens/review-form.tsx')).ReviewForm,
  },
];

export const personParts: readonly PersonPart[] = [
  {
    name: 'care',
    order: 10,
    roles: fileHolders,
    words: ['care'],
    load: async () => (await import('./screens/case-part.tsx')).CasePart,
  },
];
