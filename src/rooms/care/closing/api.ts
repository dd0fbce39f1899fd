// The contract of closing a case: attempts to reach the person, the proposal with its criteria, the
// decision by a second human being, and asking again some months later. Reasons are neutral. A
// person may stop at any time, and nobody has to give a reason for them.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { closingDeciders, closingProposers, closingReaders, needsWriters } from '../access.ts';
import { caseStates } from '../model.ts';
import {
  closingCriteria,
  closingReasons,
  closingRefusals,
  closingStates,
  contactWays,
  criterionAnswers,
  followUps,
} from './model.ts';
import { wordsText } from '../shapes.ts';

const caseParams = z.strictObject({ caseId: z.uuid() });
const closingParams = z.strictObject({ closingId: z.uuid() });
const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });

export const recordContactAttempt = endpoint({
  name: 'recordContactAttempt',
  method: 'POST',
  path: '/api/cases/:caseId/contact-attempts',
  audit: 'write',
  creates: 'care.contact_attempt',
  who: needsWriters,
  summary: 'An attempt to reach the person, never through police, mahalla or neighbours',
  params: caseParams,
  body: z.strictObject({ attemptedOn: day, way: z.enum(contactWays) }),
  returns: z.strictObject({ id: z.uuid(), attemptDays: z.number() }),
  refuses: ['case-is-closed', 'day-in-future', 'day-before-birth'],
});

/** `attemptDays`: since the person was last met; as many as the database counts. */
export const readClosings = endpoint({
  name: 'readClosings',
  method: 'GET',
  path: '/api/cases/:caseId/closings',
  audit: 'read',
  who: closingReaders,
  summary: 'Closings of a case, newest first, with their criteria; managers get no reasons',
  params: caseParams,
  returns: z.strictObject({
    closings: z.array(
      z.strictObject({
        id: z.uuid(),
        version: z.number(),
        reason: z.enum(closingReasons),
        state: z.enum(closingStates),
        proposedBy: staff,
        proposedAt: z.string(),
        decideUntil: day,
        decidedBy: staff.nullable(),
        decidedAt: z.string().nullable(),
        refusal: z.enum(closingRefusals).nullable(),
        followUpDueOn: day.nullable(),
        followUp: z.enum(followUps).nullable(),
        followUpAt: z.string().nullable(),
        criteria: z.array(
          z.strictObject({
            criterion: z.enum(closingCriteria),
            answer: z.enum(criterionAnswers),
            reason: z.string().nullable(),
          }),
        ),
        may: z.strictObject({ decide: z.boolean(), recordFollowUp: z.boolean() }),
      }),
    ),
    attempts: z.array(
      z.strictObject({ id: z.uuid(), attemptedOn: day, way: z.enum(contactWays), by: staff }),
    ),
    attemptDays: z.number(),
    may: z.strictObject({
      propose: z.boolean(),
      stop: z.boolean(),
      recordAttempt: z.boolean(),
    }),
  }),
  refuses: [],
});

const criterion = z.strictObject({
  answer: z.enum(criterionAnswers),
  reason: wordsText.nullable(),
});

/** `criteria` is null for a person who stops and for one who died, and for nobody else. */
export const proposeClosing = endpoint({
  name: 'proposeClosing',
  method: 'POST',
  path: '/api/cases/:caseId/closings',
  audit: 'write',
  creates: 'care.closing',
  who: closingProposers,
  summary:
    'Propose to close a case, with an answer to each criterion; stopping takes effect at once',
  params: caseParams,
  body: z.strictObject({
    baseVersion: version,
    reason: z.enum(closingReasons),
    criteria: z
      .strictObject({
        goals: criterion,
        safety: criterion,
        papers: criterion,
        'guardian-six-months': criterion,
        'somebody-alongside': criterion,
        'own-view': criterion,
      })
      .nullable(),
  }),
  returns: z.strictObject({ id: z.uuid(), state: z.enum(caseStates), version: z.number() }),
  violates: { 'care.closing_one_proposed': 'closing-already-proposed' },
  refuses: [
    'case-is-closed',
    'closing-already-proposed',
    'criteria-unanswered',
    'criterion-reason-needed',
    'criterion-applies',
    'reason-does-not-fit',
    'open-safety-concern',
    'goals-not-reviewed',
    'minor-without-cover',
    'attempts-missing',
    'conflict-changed-meanwhile',
  ],
});

export const decideClosing = endpoint({
  name: 'decideClosing',
  method: 'PUT',
  path: '/api/closings/:closingId/decision',
  audit: 'write',
  who: closingDeciders,
  summary: 'A second human being closes the case, or returns it to where it was with a reason',
  params: closingParams,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('closed'), baseVersion: version }),
    z.strictObject({
      decision: z.literal('refused'),
      baseVersion: version,
      refusal: z.enum(closingRefusals),
    }),
  ]),
  returns: z.strictObject({ state: z.enum(caseStates), version: z.number() }),
  refuses: [
    'closing-already-decided',
    'second-person-needed',
    'closing-is-for-supervisor',
    'criteria-unanswered',
    'criterion-applies',
    'reason-does-not-fit',
    'open-safety-concern',
    'goals-not-reviewed',
    'minor-without-cover',
    'attempts-missing',
    'lead-and-supervisor-needed',
    'conflict-changed-meanwhile',
  ],
});

export const recordFollowUp = endpoint({
  name: 'recordFollowUp',
  method: 'PUT',
  path: '/api/closings/:closingId/follow-up',
  audit: 'write',
  who: closingDeciders,
  summary: 'How the person is some months after the closing, or why nobody asked',
  params: closingParams,
  body: z.strictObject({ followUp: z.enum(followUps) }),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['follow-up-already-recorded', 'follow-up-not-due'],
});
