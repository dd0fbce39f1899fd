// The contract of possible relatives: adults for a child whose search is open, children on lists
// for an adult. It ranks whom to ask about and makes nobody kin.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { coverWriters } from './access.ts';
import { kinReasonCodes, kinRelationCodes } from '../people/model.ts';

const personParams = z.strictObject({ personId: z.uuid() });
const searchParams = z.strictObject({ searchId: z.uuid() });
const kinReason = z.strictObject({
  code: z.enum(kinReasonCodes),
  for: z.boolean(),
  bits: z.number(),
  facts: z.strictObject({}),
});

export const listLikelyKin = endpoint({
  name: 'listLikelyKin',
  method: 'GET',
  path: '/api/guardianship-searches/:searchId/likely-kin',
  audit: 'read',
  who: coverWriters,
  summary:
    'Adults whose files are open to the officer and who may be family, the likeliest first; and ' +
    'organisations to ask, where an adult agreed that this authority may learn of them',
  params: searchParams,
  returns: z.strictObject({
    near: z.array(
      z.strictObject({
        personId: z.uuid(),
        code: z.string(),
        name: z.string(),
        relation: z.enum(kinRelationCodes),
        reasons: z.array(kinReason),
      }),
    ),
    /** False: too many searches this hour, so other organisations were not checked. */
    elsewhereAsked: z.boolean(),
    elsewhere: z.array(z.strictObject({ organisationNames: z.record(z.string(), z.string()) })),
  }),
  refuses: [],
});

export const listChildrenOnLists = endpoint({
  name: 'listChildrenOnLists',
  method: 'GET',
  path: '/api/persons/:personId/children-on-lists',
  audit: 'read',
  who: coverWriters,
  summary:
    'Children on lists without an adult of theirs who may be family of this adult, the likeliest first',
  params: personParams,
  returns: z.strictObject({
    children: z.array(
      z.strictObject({
        entryCode: z.string(),
        name: z.string(),
        relation: z.enum(kinRelationCodes),
        reasons: z.array(kinReason),
      }),
    ),
  }),
  refuses: [],
});
