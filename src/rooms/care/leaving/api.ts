// The contract of an organisation leaving the programme: the coordinator decides it and closes the
// organisation once every case of it moved; the coordinator and its managers see by code what is
// left.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { leavingDeciders, leavingReaders } from '../access.ts';
import { moveStates } from '../moving/model.ts';
import { leavingReasons } from './model.ts';

const names = z.record(z.string(), z.string());
const leavingParams = z.strictObject({ leavingId: z.uuid() });

export const listLeavings = endpoint({
  name: 'listLeavings',
  method: 'GET',
  path: '/api/leavings',
  audit: 'none',
  who: leavingReaders,
  summary: 'Organisations that leave the programme, and how many of their open cases have no move',
  returns: z.strictObject({
    leavings: z.array(
      z.strictObject({
        id: z.uuid(),
        version: z.number(),
        organisationId: z.uuid(),
        organisationNames: names,
        reason: z.enum(leavingReasons),
        leavesOn: day,
        open: z.number(),
        moving: z.number(),
      }),
    ),
    may: z.strictObject({ decide: z.boolean() }),
  }),
  refuses: [],
});

export const listCasesLeft = endpoint({
  name: 'listCasesLeft',
  method: 'GET',
  path: '/api/leavings/:leavingId/cases',
  audit: 'read',
  who: leavingReaders,
  summary: 'Open cases of an organisation that leaves, by code; those without a move first',
  params: leavingParams,
  returns: z.strictObject({
    cases: z.array(
      z.strictObject({
        caseCode: z.string(),
        moveState: z.enum(moveStates).nullable(),
        toNames: names.nullable(),
        dueOn: day.nullable(),
      }),
    ),
    more: z.boolean(),
  }),
  refuses: [],
});

export const decideLeaving = endpoint({
  name: 'decideLeaving',
  method: 'POST',
  path: '/api/leavings',
  audit: 'write',
  creates: 'care.leaving',
  who: leavingDeciders,
  summary: 'Decide for the programme that an organisation leaves: nobody new goes there',
  body: z.strictObject({
    organisationId: z.uuid(),
    leavesOn: day,
    reason: z.enum(leavingReasons),
  }),
  returns: z.strictObject({ id: z.uuid() }),
  violates: { 'care.leaving_one_open': 'already-leaves' },
  refuses: ['already-leaves', 'not-a-care-organisation', 'day-not-ahead', 'confirm-it-is-you'],
});

export const takeBackLeaving = endpoint({
  name: 'takeBackLeaving',
  method: 'PUT',
  path: '/api/leavings/:leavingId/withdrawal',
  audit: 'write',
  who: leavingDeciders,
  summary: 'The organisation stays; moves of people who were not asked end',
  params: leavingParams,
  body: z.strictObject({ baseVersion: version }),
  returns: leavingParams,
  refuses: ['leaving-already-over', 'confirm-it-is-you', 'conflict-changed-meanwhile'],
});

export const closeOrganisation = endpoint({
  name: 'closeOrganisation',
  method: 'PUT',
  path: '/api/leavings/:leavingId/closure',
  audit: 'write',
  who: leavingDeciders,
  summary: 'Close the organisation: no case, no move is open, and nobody works there any more',
  params: leavingParams,
  body: z.strictObject({ baseVersion: version }),
  returns: leavingParams,
  refuses: [
    'leaving-already-over',
    'organisation-has-cases',
    'confirm-it-is-you',
    'conflict-changed-meanwhile',
  ],
});
