// Who may read or write offers, cases, visits, needs and the plan. The database enforces the same
// rules (database/). Teachers, theologians and mentors get their part of a plan with the room that
// works with them; figures go through the release gate instead.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';
import type { OpenRole } from '../../kernel/roles.ts';

const nobody = none;
const reads = { read: 'assigned', write: 'nobody' } as const;
const writes = { read: 'assigned', write: 'assigned' } as const;
const figures = { read: 'figures', write: 'nobody' } as const;

export const offerAccess = accessTable('offer', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': nobody,
  supervisor: nobody,
  psychologist: nobody,
  'child-protection-officer': nobody,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': { read: 'coded', write: 'until-handover' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const caseAccess = accessTable('case', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': reads,
  supervisor: writes,
  psychologist: reads,
  'child-protection-officer': reads,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': { read: 'coded', write: 'nobody' },
  donor: figures,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const needsAccess = accessTable('needs', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': writes,
  supervisor: reads,
  psychologist: reads,
  'child-protection-officer': writes,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': nobody,
  'national-coordinator': nobody,
  donor: figures,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

// Those who meet or supervise the person record what was done about an urgent concern, and ask a
// colleague of the case to take it on.
export const concernAccess = accessTable('concern', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': writes,
  supervisor: writes,
  psychologist: reads,
  'child-protection-officer': writes,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'coded', write: 'nobody' },
  'national-coordinator': nobody,
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

// Whoever works with the person may propose that the case closes; the supervisor or a manager
// decides. Managers read codes; the reasons behind them are sealed with the key of the file.
export const closingAccess = accessTable('closing', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': writes,
  supervisor: writes,
  psychologist: writes,
  'child-protection-officer': writes,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': nobody,
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const planAccess = accessTable('plan', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': writes,
  supervisor: writes,
  psychologist: writes,
  'child-protection-officer': writes,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': figures,
  'national-coordinator': figures,
  donor: figures,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

// Openers see their own openings; leads see those of their organisation: coded, with the reason but
// without the file. What an opening shows of the person for 60 minutes is only on its one page.
export const emergencyAccess = accessTable('emergency', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': { read: 'own', write: 'own' },
  supervisor: { read: 'organisation', write: 'organisation' },
  psychologist: nobody,
  'child-protection-officer': { read: 'own', write: 'own' },
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': { read: 'coded', write: 'nobody' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

/** Those who work with the person and have the file. */
export const fileHolders = readersOf(caseAccess, 'assigned');
/** A manager's Today holds what no supervisor decided. */
export const todayReaders = [...fileHolders, 'cso-manager'] as const satisfies readonly OpenRole[];
/** Minimum fields of the cases of their organisation. */
export const caseManagers = readersOf(caseAccess, 'organisation');
export const caseReaders = readersOf(caseAccess, 'assigned', 'organisation');
/** Those who decide who works on a case. */
export const caseAssigners = writersOf(caseAccess);
export const closingReaders = readersOf(closingAccess, 'assigned', 'organisation');
export const closingProposers = readersOf(closingAccess, 'assigned');
/** A second human being: the supervisor, or a manager where no supervisor can decide. */
export const closingDeciders = ['supervisor', 'cso-manager'] as const satisfies readonly OpenRole[];
/** Only the supervisor reopens and sets the priority. */
export const caseSteerers = ['supervisor'] as const satisfies readonly OpenRole[];
/** The coordinator offers households, and sees no more than minimum data of an offer. */
export const offerMakers = readersOf(offerAccess, 'coded');
/** The organisation that was asked answers through its manager. */
export const offerDeciders = readersOf(offerAccess, 'organisation');
export const offerReaders = readersOf(offerAccess, 'coded', 'organisation');
/** The programme's decision that an organisation leaves, and what is left of its cases. */
export const leavingDeciders = ['national-coordinator'] as const satisfies readonly OpenRole[];
export const leavingReaders = [...leavingDeciders, ...caseManagers];
export const concernReaders = readersOf(concernAccess, 'assigned');
/** Those who act on danger; the manager learns from Today that nobody did in time. */
export const concernWriters = writersOf(concernAccess);
export const needsReaders = readersOf(needsAccess, 'assigned');
/** Those who meet the person: visits, legal aid, assessments. */
export const needsWriters = writersOf(needsAccess);
export const planners = writersOf(planAccess);
/** Those who visit people, and may find a life in danger, also of another organisation. */
export const emergencyOpeners = [
  'case-manager',
  'supervisor',
  'child-protection-officer',
] as const satisfies readonly OpenRole[];
/** Those who are told of an opening, and judge it. */
export const emergencyLeads = readersOf(emergencyAccess, 'organisation');
export const emergencyParties = writersOf(emergencyAccess);
