// The contract of oversight: every grant, every entry of the trail as metadata, and whether the
// chain is whole. Staff of the justice and care sides read their own entries.
// Cursors are opaque; a filter that matches nothing answers an empty list.

import { z } from 'zod';
import { cursor, instant, limit } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { auditors, ownTrailReaders } from './access.ts';
import { auditActions, grantStates } from './model.ts';
import { chainShown, entryShown, grantShown, ownEntryShown } from './shapes.ts';

const paging = {
  after: cursor.optional(),
  limit,
};
const next = cursor.nullable();

export const listAllGrants = endpoint({
  name: 'listAllGrants',
  method: 'GET',
  path: '/api/audit/grants',
  audit: 'none',
  who: auditors,
  summary: 'Every grant: who holds it, who gave it, who confirmed it, from when until when',
  query: z.strictObject({
    ...paging,
    state: z.enum(grantStates).optional(),
    organisationId: z.uuid().optional(),
  }),
  returns: z.strictObject({
    grants: z.array(grantShown),
    next,
    counts: z.strictObject({
      active: z.number(),
      waiting: z.number(),
      withdrawn: z.number(),
      ended: z.number(),
    }),
  }),
  refuses: [],
});

export const listAuditEntries = endpoint({
  name: 'listAuditEntries',
  method: 'GET',
  path: '/api/audit/entries',
  audit: 'read',
  who: auditors,
  summary: 'Who did and who read what, in metadata only, newest first',
  query: z.strictObject({
    ...paging,
    accountId: z.uuid().optional(),
    pseudonym: z.string().trim().min(8).max(64).optional(),
    action: z.enum(auditActions).optional(),
    record: z.string().trim().max(60).optional(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  returns: z.strictObject({ entries: z.array(entryShown), next }),
  refuses: [],
});

export const listOwnEntries = endpoint({
  name: 'listOwnEntries',
  method: 'GET',
  path: '/api/audit/own',
  audit: 'none',
  who: ownTrailReaders,
  summary: "What the trail holds of one's own work, newest first",
  query: z.strictObject(paging),
  returns: z.strictObject({ entries: z.array(ownEntryShown), next }),
  refuses: [],
});

export const readChain = endpoint({
  name: 'readChain',
  method: 'GET',
  path: '/api/audit/chain',
  audit: 'none',
  who: auditors,
  summary: 'State of the chain: last seal, last signed checkpoint, when it was last proved',
  returns: chainShown,
  refuses: [],
});
