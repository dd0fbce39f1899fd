// The contract of how long a file is kept: its day, and the holds that stop its erasing until a
// day. The supervisor of the case proposes, the manager of its organisation confirms; the reason is
// read by the supervisor alone.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day, version } from '../../../kernel/input.ts';
import { caseAssigners, caseSteerers } from '../access.ts';
import { holdGrounds, holdStates, holdSteps } from './model.ts';

const caseParams = z.strictObject({ caseId: z.uuid() });

const hold = z.strictObject({
  holdId: z.uuid(),
  caseId: z.uuid(),
  caseCode: z.string(),
  orderedAs: z.enum(holdGrounds),
  reason: z.string().nullable(),
  reviewOn: day,
  untilOn: day,
  state: z.enum(holdStates),
  proposedBy: z.string().nullable(),
  proposedAt: z.string(),
  version: z.number(),
  /** What this reader may do next. */
  steps: z.array(z.enum(holdSteps)),
});

/** `eraseOn`: null while someone works with the file, or a child depends on the person. */
export const readFileEnd = endpoint({
  name: 'readFileEnd',
  method: 'GET',
  path: '/api/cases/:caseId/end',
  audit: 'read',
  who: caseAssigners,
  summary: 'When the file of a case is erased, and what holds it up',
  params: caseParams,
  returns: z.strictObject({
    eraseOn: day.nullable(),
    holds: z.array(hold),
    /** The latest last day of a hold proposed today. */
    untilOnMax: day,
    may: z.strictObject({ propose: z.boolean() }),
  }),
  refuses: [],
});

export const proposeHold = endpoint({
  name: 'proposeHold',
  method: 'POST',
  path: '/api/cases/:caseId/holds',
  audit: 'write',
  who: caseSteerers,
  creates: 'care.erasing_hold',
  summary: 'Propose that the file is not erased until a day; nothing stops before a second person',
  params: caseParams,
  body: z.strictObject({
    orderedAs: z.enum(holdGrounds),
    reason: z.string().trim().min(1).max(2_000),
    untilOn: day,
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['hold-is-over', 'hold-too-long', 'hold-already-there', 'file-is-merged'],
});

export const stepHold = endpoint({
  name: 'stepHold',
  method: 'PUT',
  path: '/api/cases/:caseId/holds/:holdId',
  audit: 'write',
  who: caseAssigners,
  summary:
    'Confirm, refuse, review, lift or keep a hold; two people place it and two people lift it',
  params: z.strictObject({ caseId: z.uuid(), holdId: z.uuid() }),
  body: z.strictObject({ baseVersion: version, step: z.enum(holdSteps) }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'hold-is-over',
    'hold-step-does-not-follow',
    'hold-second-person-needed',
    'conflict-changed-meanwhile',
  ],
});
