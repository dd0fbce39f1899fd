// The contract of moving a case to another organisation: the old one proposes, the new one accepts
// without a name, and the old supervisor hands it on after the two workers have talked.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { caseAssigners, caseManagers, caseReaders, todayReaders } from '../access.ts';
import { ageBands, declineReasons, priorities } from '../model.ts';
import { moveReasons, moveStates, noTalkReasons, notAskedReasons } from './model.ts';

const names = z.record(z.string(), z.string());
const moveParams = z.strictObject({ moveId: z.uuid() });
const caseParams = z.strictObject({ caseId: z.uuid() });
const organisation = z.strictObject({ id: z.uuid(), names });

/** What both organisations read; nothing of it names the person. */
const move = z.strictObject({
  id: z.uuid(),
  version: z.number(),
  caseCode: z.string(),
  from: organisation,
  to: organisation,
  reason: z.enum(moveReasons),
  notAskedWhy: z.enum(notAskedReasons).nullable(),
  ageBand: z.enum(ageBands),
  mayBeMinor: z.boolean(),
  province: z.string().nullable(),
  priority: z.enum(priorities),
  state: z.enum(moveStates),
  proposedAt: z.string(),
  decidedAt: z.string().nullable(),
  declineReason: z.enum(declineReasons).nullable(),
  talkedOn: day.nullable(),
  notTalkedWhy: z.enum(noTalkReasons).nullable(),
  doneAt: z.string().nullable(),
  /** By when the organisation whose turn it is acts; after that, others are told. */
  dueOn: day,
  openedOn: day.nullable(),
  visits: z.number().nullable(),
  may: z.strictObject({
    withdraw: z.boolean(),
    accept: z.boolean(),
    decline: z.boolean(),
    complete: z.boolean(),
    acknowledge: z.boolean(),
  }),
});

export const listMoves = endpoint({
  name: 'listMoves',
  method: 'GET',
  path: '/api/moves',
  audit: 'read',
  who: caseManagers,
  summary: 'Cases that move to or from the own organisation, coded, newest first',
  query: z.strictObject({ state: z.enum(moveStates).optional(), after: cursor.optional(), limit }),
  returns: z.strictObject({ moves: z.array(move), next: cursor.nullable() }),
  refuses: [],
});

export const readMoves = endpoint({
  name: 'readMoves',
  method: 'GET',
  path: '/api/cases/:caseId/moves',
  audit: 'read',
  who: caseReaders,
  summary: 'Where a case moved or is about to move, newest first',
  params: caseParams,
  returns: z.strictObject({
    moves: z.array(move),
    /** `unasked`: the organisation leaves, so that a person who cannot be asked may move. */
    may: z.strictObject({ propose: z.boolean(), unasked: z.boolean() }),
  }),
  refuses: [],
});

export const proposeMove = endpoint({
  name: 'proposeMove',
  method: 'POST',
  path: '/api/cases/:caseId/moves',
  audit: 'write',
  creates: 'care.move',
  who: caseAssigners,
  summary: 'Propose that another organisation takes the case, if the person agreed to that one',
  params: caseParams,
  body: z.strictObject({
    baseVersion: version,
    organisationId: z.uuid(),
    reason: z.enum(moveReasons),
    notAskedWhy: z.enum(notAskedReasons).nullable().optional(),
  }),
  returns: z.strictObject({ id: z.uuid(), state: z.enum(moveStates) }),
  violates: { 'care.move_one_open': 'move-already-open' },
  refuses: [
    'case-is-closed',
    'closing-already-proposed',
    'move-already-open',
    'not-a-care-organisation',
    'sharing-not-agreed',
    'sharing-refused',
    'organisation-stays',
    'conflict-changed-meanwhile',
  ],
});

export const withdrawMove = endpoint({
  name: 'withdrawMove',
  method: 'PUT',
  path: '/api/moves/:moveId/withdrawal',
  audit: 'write',
  who: caseAssigners,
  summary: 'Take back a move that has not happened',
  params: moveParams,
  body: z.strictObject({ baseVersion: version }),
  returns: z.strictObject({ state: z.enum(moveStates) }),
  refuses: ['move-already-decided', 'conflict-changed-meanwhile'],
});

export const declineMove = endpoint({
  name: 'declineMove',
  method: 'PUT',
  path: '/api/moves/:moveId/decline',
  audit: 'write',
  who: caseManagers,
  summary: 'Do not take the case, with a coded reason; it stays where it is',
  params: moveParams,
  body: z.strictObject({ baseVersion: version, reason: z.enum(declineReasons) }),
  returns: z.strictObject({ state: z.enum(moveStates) }),
  refuses: ['move-already-decided', 'conflict-changed-meanwhile'],
});

export const acceptMove = endpoint({
  name: 'acceptMove',
  method: 'PUT',
  path: '/api/moves/:moveId/acceptance',
  audit: 'write',
  who: caseManagers,
  summary: 'Take the case and name its lead and supervisor; they learn nothing before it is done',
  params: moveParams,
  body: z.strictObject({
    baseVersion: version,
    leadAccountId: z.uuid(),
    supervisorAccountId: z.uuid(),
  }),
  returns: z.strictObject({ state: z.enum(moveStates) }),
  refuses: [
    'move-already-decided',
    'sharing-not-agreed',
    'not-a-colleague-for-this',
    'conflict-changed-meanwhile',
  ],
});

export const completeMove = endpoint({
  name: 'completeMove',
  method: 'PUT',
  path: '/api/moves/:moveId/completion',
  audit: 'write',
  who: caseAssigners,
  summary: 'Hand the case on with its whole file; the old workers lose it at once',
  params: moveParams,
  body: z.strictObject({
    baseVersion: version,
    /** The day the two workers talked; one of the two. */
    talkedOn: day.nullable(),
    notTalkedWhy: z.enum(noTalkReasons).nullable(),
  }),
  returns: z.strictObject({ state: z.enum(moveStates) }),
  refuses: [
    'move-not-accepted',
    'move-already-decided',
    'case-is-closed',
    'closing-already-proposed',
    'not-a-care-organisation',
    'sharing-not-agreed',
    'not-a-colleague-for-this',
    'talk-needed',
    'talk-before-acceptance',
    'day-in-future',
    'conflict-changed-meanwhile',
  ],
});

export const acknowledgeMove = endpoint({
  name: 'acknowledgeMove',
  method: 'PUT',
  path: '/api/moves/:moveId/acknowledgement',
  audit: 'write',
  who: todayReaders,
  summary:
    'The new lead or supervisor knows that the case is theirs, or whoever proposed that it stays',
  params: moveParams,
  returns: z.strictObject({ state: z.enum(moveStates) }),
  refuses: [],
});
