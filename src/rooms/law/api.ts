// The contract of the law changed on screen: editions with who proposed and confirmed them, a
// proposal, and the decision of a second person. Reading an edition is in api-law.ts.

import { z } from 'zod';
import { numberInAddress } from '../../kernel/input.ts';
import { lawOnScreen } from './document-schema.ts';
import { endpoint } from '../../kernel/contract.ts';
import { lawReaders, lawWriters } from './access.ts';
import { editionStates } from './model.ts';

// Line breaks are allowed, but no other invisible characters and none that reverse the direction of
// writing.
const reason = z
  .string()
  .trim()
  .min(2)
  .max(1000)
  .regex(/^(?:\n|[^\p{Cc}\u202A-\u202E\u2066-\u2069])*$/u);
const by = z.strictObject({ name: z.string().nullable(), at: z.string() });

export const lawEdition = z.strictObject({
  number: z.number(),
  state: z.enum(editionStates),
  origin: z.enum(['pack', 'screen']),
  reason: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** The edition to compare it with; null: it is the first one. */
  comparedWith: z.number().nullable(),
  /** Only for a proposal: it was made from an edition that is no longer in force. */
  isOutdated: z.boolean(),
  /** Without a name: it came as a file of the country pack. */
  proposed: by,
  confirmed: by.nullable(),
  declined: by.nullable(),
  byMe: z.boolean(),
  may: z.strictObject({ decide: z.boolean() }),
});

export const listLawEditions = endpoint({
  name: 'listLawEditions',
  method: 'GET',
  path: '/api/law/editions',
  audit: 'none',
  who: lawReaders,
  summary:
    'Editions of the law with who proposed and confirmed them, newest first; proposals for administrators and the auditor',
  returns: z.strictObject({
    editions: z.array(lawEdition),
    may: z.strictObject({ change: z.boolean() }),
  }),
  refuses: [],
});

export const proposeLaw = endpoint({
  name: 'proposeLaw',
  method: 'POST',
  path: '/api/law/editions',
  audit: 'write',
  creates: 'law.edition',
  who: lawWriters,
  summary:
    'Propose a changed copy of the law in force; it holds when another administrator confirms it',
  body: z.strictObject({ basedOn: numberInAddress, reason, document: lawOnScreen }),
  bodyBytesMax: 500_000,
  returns: z.strictObject({ edition: z.number() }),
  refuses: ['law-changed-meanwhile', 'nothing-changed'],
});

export const decideLaw = endpoint({
  name: 'decideLaw',
  method: 'PUT',
  path: '/api/law/editions/:edition',
  audit: 'write',
  who: lawWriters,
  summary:
    'Confirm a proposal (another person than who proposed it), decline it, or bring a changed file forward',
  params: z.strictObject({ edition: numberInAddress }),
  body: z.strictObject({
    decision: z.enum(['confirmed', 'declined', 'brought-forward']),
    comparedWith: numberInAddress,
    reason: reason.nullable(),
  }),
  returns: z.strictObject({ edition: z.number() }),
  refuses: [
    'law-changed-meanwhile',
    'second-person-needed',
    'nobody-proposed-it',
    'already-decided',
    'reason-needed',
    'law-has-faults',
  ],
});
