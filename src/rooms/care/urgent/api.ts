// The contract of urgent concerns: what was said to be urgent and what was done about it, and
// handing a danger or a running safety clock to a named colleague of the same case.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { version } from '../../../kernel/input.ts';
import { concernReaders, concernWriters } from '../access.ts';
import { assignmentParts } from '../model.ts';
import { wordsText } from '../shapes.ts';
import {
  concernSources,
  handingAbouts,
  handingAnswers,
  handingDeclines,
  handingReasons,
  handingStates,
  urgentOutcomes,
} from './model.ts';

const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });

const handing = z.strictObject({
  id: z.uuid(),
  from: staff,
  to: staff,
  reason: z.enum(handingReasons),
  askedAt: z.string(),
  state: z.enum(handingStates),
  declineReason: z.enum(handingDeclines).nullable(),
  version: z.number(),
  may: z.strictObject({ accept: z.boolean(), decline: z.boolean(), withdraw: z.boolean() }),
});

const concern = z.strictObject({
  id: z.uuid(),
  source: z.enum(concernSources),
  raisedAt: z.string(),
  raisedBy: staff,
  dueAt: z.string(),
  late: z.boolean(),
  outcome: z.enum(urgentOutcomes).nullable(),
  text: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: staff.nullable(),
  version: z.number(),
  /** The newest request to a colleague; one that counts no more is null. */
  handing: handing.nullable(),
  may: z.strictObject({ settle: z.boolean(), deny: z.boolean(), handOn: z.boolean() }),
});

export const readUrgent = endpoint({
  name: 'readUrgent',
  method: 'GET',
  path: '/api/persons/:personId/urgent',
  audit: 'read',
  who: concernReaders,
  summary: 'What was said to be urgent, open first, what was done, and who was asked to take it on',
  params: z.strictObject({ personId: z.uuid() }),
  returns: z.strictObject({
    caseId: z.uuid(),
    personCode: z.string(),
    name: z.string().nullable(),
    concerns: z.array(concern),
    /** The safety clock, while it runs. */
    firstContact: z
      .strictObject({
        dueAt: z.string(),
        late: z.boolean(),
        handing: handing.nullable(),
        may: z.strictObject({ handOn: z.boolean() }),
      })
      .nullable(),
    /** Who could be asked, and for what. */
    colleagues: z.array(
      z.strictObject({
        ...staff.shape,
        parts: z.array(z.enum(assignmentParts)),
        for: z.array(z.enum(handingAbouts)),
      }),
    ),
  }),
  refuses: [],
});

export const settleConcern = endpoint({
  name: 'settleConcern',
  method: 'PUT',
  path: '/api/concerns/:concernId/outcome',
  audit: 'write',
  who: concernWriters,
  summary: 'Record what was done about an urgent concern; only this ends it',
  params: z.strictObject({ concernId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    outcome: z.enum(urgentOutcomes),
    text: wordsText.nullable(),
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'concern-already-settled',
    'concern-needs-words',
    'concern-second-person-needed',
    'conflict-changed-meanwhile',
  ],
});

export const askHanding = endpoint({
  name: 'askHanding',
  method: 'POST',
  path: '/api/cases/:caseId/handings',
  audit: 'write',
  creates: 'care.handing',
  who: concernWriters,
  summary: 'Ask a named colleague of the case to take on a danger or a running safety clock',
  params: z.strictObject({ caseId: z.uuid() }),
  body: z.strictObject({
    about: z.enum(handingAbouts),
    concernId: z.uuid().nullable(),
    toAccountId: z.uuid(),
    reason: z.enum(handingReasons),
  }),
  returns: z.strictObject({ id: z.uuid() }),
  violates: { 'care.handing_names_its_concern': 'nothing-to-hand-on' },
  refuses: [
    'nothing-to-hand-on',
    'handing-to-oneself',
    'not-a-colleague-for-this',
    'already-handed-on',
  ],
});

export const answerHanding = endpoint({
  name: 'answerHanding',
  method: 'PUT',
  path: '/api/handings/:handingId',
  audit: 'write',
  who: concernWriters,
  summary: 'Accept or decline what a colleague asks, or take back what one asked oneself',
  params: z.strictObject({ handingId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    answer: z.enum(handingAnswers),
    reason: z.enum(handingDeclines).nullable(),
  }),
  returns: z.strictObject({ version: z.number() }),
  violates: { 'care.handing_decline_says_why': 'decline-needs-reason' },
  refuses: [
    'handing-not-yours',
    'handing-already-answered',
    'nothing-to-hand-on',
    'decline-needs-reason',
    'conflict-changed-meanwhile',
  ],
});
