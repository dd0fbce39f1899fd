// The contract of supervision: who supervises whom, what is owed and by when, asking for it,
// planning it, and whether it took place. No field holds a word of what was said.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day, hourOfDay, version } from '../../../kernel/input.ts';
import { roleNames } from '../../../kernel/roles.ts';
import {
  supervisedWorkers,
  supervisionKeepers,
  supervisionManagers,
  supervisionReaders,
  supervisors,
} from '../access.ts';
import {
  askWishes,
  groupMax,
  minutesRange,
  movedFor,
  supervisionKinds,
  supervisionOutcomes,
  supervisionStates,
} from './model.ts';
import { staff } from './shapes.ts';

const minutes = z.number().int().min(minutesRange.from).max(minutesRange.until);

const supervised = z.strictObject({
  accountId: z.uuid(),
  name: z.string().nullable(),
  role: z.enum(roleNames),
  isSelf: z.boolean(),
  supervisor: staff.nullable(),
  owed: z.array(
    z.strictObject({
      kind: z.enum(supervisionKinds),
      lastAt: z.string().nullable(),
      nextAt: z.string().nullable(),
      dueOn: day,
      /** More than twice the time has passed. */
      overdue: z.boolean(),
    }),
  ),
  /** What this worker asked for and nobody has answered. */
  ask: z
    .strictObject({
      id: z.uuid(),
      wish: z.enum(askWishes).nullable(),
      askedAt: z.string(),
      dueAt: z.string(),
      seenAt: z.string().nullable(),
      seenBy: staff.nullable(),
      may: z.strictObject({ see: z.boolean(), withdraw: z.boolean() }),
    })
    .nullable(),
});

const session = z.strictObject({
  id: z.uuid(),
  kind: z.enum(supervisionKinds),
  at: z.string(),
  state: z.enum(supervisionStates),
  minutes: z.number().nullable(),
  movedFor: z.enum(movedFor).nullable(),
  supervisor: staff,
  /** Those of whom the reader may know it. */
  workers: z.array(staff),
  version: z.number(),
  may: z.strictObject({ hold: z.boolean(), move: z.boolean(), correct: z.boolean() }),
});

export const listSupervision = endpoint({
  name: 'listSupervision',
  method: 'GET',
  path: '/api/supervision',
  audit: 'read',
  who: supervisionReaders,
  summary: 'Oneself, the own team or the own organisation: what is owed, planned and held',
  returns: z.strictObject({
    workers: z.array(supervised),
    /** What is planned first, then the latest. */
    sessions: z.array(session),
    supervisors: z.array(staff),
    may: z.strictObject({ plan: z.boolean(), ask: z.boolean(), name: z.boolean() }),
  }),
  refuses: [],
});

export const planSupervision = endpoint({
  name: 'planSupervision',
  method: 'POST',
  path: '/api/supervision',
  audit: 'write',
  creates: 'workforce.supervision',
  who: supervisors,
  summary: 'Agree a time with somebody of the own team, or with several',
  body: z.strictObject({
    kind: z.enum(supervisionKinds),
    workerIds: z.array(z.uuid()).min(1).max(groupMax),
    onDay: day,
    atHour: hourOfDay,
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['not-in-own-team', 'supervision-number-wrong', 'supervision-time-wrong'],
});

const params = z.strictObject({ supervisionId: z.uuid() });

export const holdSupervision = endpoint({
  name: 'holdSupervision',
  method: 'PUT',
  path: '/api/supervision/:supervisionId/held',
  audit: 'write',
  who: supervisionKeepers,
  summary: 'Record that it took place, and for how long',
  params,
  body: z.strictObject({ minutes, baseVersion: version }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'supervision-already-recorded',
    'supervision-still-ahead',
    'conflict-changed-meanwhile',
  ],
});

export const moveSupervision = endpoint({
  name: 'moveSupervision',
  method: 'PUT',
  path: '/api/supervision/:supervisionId/not-held',
  audit: 'write',
  who: supervisionKeepers,
  summary: 'Record that it does not take place, who asked for another time, and which was agreed',
  params,
  body: z.strictObject({
    movedFor: z.enum(movedFor),
    newDay: day.nullable(),
    newHour: hourOfDay.nullable(),
    baseVersion: version,
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['supervision-already-recorded', 'supervision-time-wrong', 'conflict-changed-meanwhile'],
});

export const correctSupervision = endpoint({
  name: 'correctSupervision',
  method: 'POST',
  path: '/api/supervision/:supervisionId/corrections',
  audit: 'write',
  creates: 'workforce.supervision',
  who: supervisionKeepers,
  summary: 'Put a right record in place of a wrong one, which is kept',
  params,
  body: z.strictObject({
    outcome: z.enum(supervisionOutcomes),
    onDay: day,
    atHour: hourOfDay,
    /** Only of what took place. */
    minutes: minutes.nullable(),
    /** Only of what did not. */
    movedFor: z.enum(movedFor).nullable(),
    baseVersion: version,
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: [
    'supervision-not-recorded',
    'supervision-still-ahead',
    'supervision-time-wrong',
    'supervision-outcome-unclear',
    'conflict-changed-meanwhile',
  ],
});

export const askSupervision = endpoint({
  name: 'askSupervision',
  method: 'POST',
  path: '/api/supervision-asks',
  audit: 'write',
  creates: 'workforce.supervision_ask',
  who: supervisedWorkers,
  summary: 'Ask for supervision, without a reason',
  body: z.strictObject({ wish: z.enum(askWishes).nullable() }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['supervision-already-asked'],
});

const ask = z.strictObject({ askId: z.uuid() });

export const withdrawSupervisionAsk = endpoint({
  name: 'withdrawSupervisionAsk',
  method: 'DELETE',
  path: '/api/supervision-asks/:askId',
  audit: 'write',
  who: supervisedWorkers,
  summary: 'Take back what one asked for',
  params: ask,
  returns: z.strictObject({}),
  refuses: [],
});

export const noteSupervisionAskSeen = endpoint({
  name: 'noteSupervisionAskSeen',
  method: 'PUT',
  path: '/api/supervision-asks/:askId/seen',
  audit: 'write',
  who: supervisionKeepers,
  summary: 'Tell the worker that somebody has read it',
  params: ask,
  returns: z.strictObject({}),
  refuses: ['supervision-already-seen'],
});

export const nameSupervisor = endpoint({
  name: 'nameSupervisor',
  method: 'POST',
  path: '/api/workers/:workerId/supervisor',
  audit: 'write',
  creates: 'workforce.supervised',
  who: supervisionManagers,
  summary: 'Name who supervises a worker of the own organisation from now on',
  params: z.strictObject({ workerId: z.uuid() }),
  body: z.strictObject({ supervisorId: z.uuid() }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['not-a-supervisor-here', 'already-their-supervisor'],
});
