// What waits for somebody in this room, state by state: on whose Today, by when, then on whose.

import type { Duties, DutiesOfTables, Stand } from '../../kernel/waiting.ts';
import type { appointmentStates } from './appointments/model.ts';
import type { closingStates } from './closing/model.ts';
import type { actionStates, CaseState, goalStates, offerStates } from './model.ts';
import type { moveStates } from './moving/model.ts';
import type { toldStates } from './told/model.ts';
import type { handingStates } from './urgent/model.ts';

type One<List extends readonly string[]> = List[number];

const lateToSupervisor = (as: string, by: Stand['by']): Stand => ({
  on: 'lead',
  as,
  by,
  then: { on: 'supervisor', as },
});
const notOffered: Stand = {
  on: 'coordinator',
  as: 'family-not-offered',
  by: 'family-waiting-days',
  then: null,
};
const firstContact = lateToSupervisor('first-contact-due', 'safety-clock-hours');
const noLead: Stand = {
  on: 'manager',
  as: 'leftBehind',
  by: 'lead-waiting-days',
  then: { on: 'coordinator', as: 'case-without-lead' },
};
const planToDraft = lateToSupervisor('plan-to-draft', 'plan-waiting-days');
const news = (on: Stand['on'], as: string): Stand => ({ on, as, by: 'now', then: null });

const offer: Duties<One<typeof offerStates>> = {
  open: {
    stands: [
      {
        on: 'manager',
        as: 'offer-to-answer',
        by: 'offer-waiting-days',
        then: { on: 'coordinator', as: 'offer-unanswered' },
      },
    ],
  },
  accepted: { carriedBy: ['care.case_file'] },
  declined: { stands: [notOffered] },
  withdrawn: { stands: [notOffered] },
};

const caseFile: Duties<CaseState> = {
  identified: { stands: [firstContact, noLead] },
  registered: {
    stands: [
      lateToSupervisor('assessment-to-make', 'assessment-waiting-days'),
      lateToSupervisor('visit-due', 'its-day'),
    ],
  },
  assessment: { stands: [planToDraft] },
  'plan-draft': { carriedBy: ['care.plan'] },
  active: { carriedBy: ['care.plan'] },
  review: { carriedBy: ['care.plan'] },
  closing: { carriedBy: ['care.closing'] },
  closed: 'over',
  transferred: 'over',
  reopened: { stands: [firstContact, planToDraft] },
};

const closing: Duties<One<typeof closingStates>> = {
  proposed: {
    stands: [
      {
        on: 'supervisor',
        as: 'closing-to-decide',
        by: 'closing-decide-days',
        then: { on: 'manager', as: 'closing-to-decide' },
      },
    ],
  },
  closed: {
    stands: [
      {
        on: 'supervisor',
        as: 'follow-up-due',
        by: 'closing-follow-up-days',
        then: { on: 'manager', as: 'follow-up-due' },
      },
    ],
  },
  refused: { stands: [news('lead', 'closing-returned')] },
  replaced: 'over',
};

const plan: Duties<'draft' | 'active' | 'ended'> = {
  draft: {
    stands: [
      lateToSupervisor('plan-to-agree', 'a-week'),
      { on: 'supervisor', as: 'plan-to-approve', by: 'a-week', then: null },
    ],
  },
  active: {
    stands: [lateToSupervisor('review-due', 'its-day'), lateToSupervisor('plan-changed', 'a-week')],
  },
  ended: 'over',
};

const goal: Duties<One<typeof goalStates>> = {
  open: { carriedBy: ['care.plan'] },
  reached: 'over',
  'set-aside': 'over',
};

const action: Duties<One<typeof actionStates>> = {
  open: {
    stands: [
      lateToSupervisor('action-due', 'its-day'),
      lateToSupervisor('basis-needed', 'consent-basis-days'),
    ],
  },
  done: 'over',
  'not-done': 'over',
};

const move: Duties<One<typeof moveStates>> = {
  proposed: {
    stands: [
      {
        on: 'asked-manager',
        as: 'moves',
        by: 'its-day',
        then: { on: 'supervisor', as: 'move-unanswered' },
      },
    ],
  },
  accepted: {
    stands: [
      {
        on: 'lead',
        as: 'move-to-complete',
        by: 'its-day',
        then: { on: 'coordinator', as: 'move-late' },
      },
    ],
  },
  declined: { stands: [news('supervisor', 'move-declined')] },
  withdrawn: { stands: [news('supervisor', 'move-withdrawn')] },
  done: { stands: [news('new-lead', 'case-moved-here')] },
};

const concern: Duties = {
  open: {
    stands: [
      {
        on: 'lead',
        as: 'urgent-concern',
        by: 'urgent-hours',
        then: { on: 'manager', as: 'urgent-concern' },
      },
      { on: 'supervisor', as: 'urgent-concern', by: 'urgent-hours', then: null },
    ],
  },
  settled: 'over',
};

/** An answer that others heard. */
const askedNotAlone = (as: string): Duties => ({
  'not-alone': { stands: [lateToSupervisor(as, 'ask-alone-days')] },
  alone: 'over',
});

const appointment: Duties<One<typeof appointmentStates>> = {
  planned: { stands: [lateToSupervisor('appointment-due', 'its-day')] },
  kept: 'over',
  'not-kept': 'over',
  cancelled: 'over',
};

const handing: Duties<One<typeof handingStates>> = {
  asked: { stands: [news('asked-colleague', 'handing-to-answer')] },
  accepted: {
    stands: [
      {
        on: 'asked-colleague',
        as: 'handing-accepted',
        by: 'safety-clock-hours',
        then: { on: 'supervisor', as: 'first-contact-due' },
      },
    ],
  },
  declined: { stands: [news('who-asked', 'handing-declined')] },
  // It never left the page of whoever asked.
  withdrawn: { carriedBy: ['care.urgent_concern', 'care.case_file'] },
};

const told: Duties<One<typeof toldStates>> = {
  open: { stands: [lateToSupervisor('told-to-answer', 'its-day')] },
  met: 'over',
  // Something that stands there goes on with it: an action of the plan, or the next visit.
  'being-met': { carriedBy: ['care.action', 'care.case_file'] },
  'not-needed-any-more': 'over',
  'person-declined': 'over',
  'asked-again': 'over',
};

export const careDuties: DutiesOfTables = {
  'care.offer': offer,
  'care.case_file': caseFile,
  'care.closing': closing,
  'care.plan': plan,
  'care.goal': goal,
  'care.action': action,
  'care.move': move,
  'care.urgent_concern': concern,
  'care.appointment': appointment,
  'care.handing': handing,
  'care.visit': askedNotAlone('safety-ask-alone'),
  'people.consent': askedNotAlone('consent-ask-alone'),
  'care.told': told,
};
