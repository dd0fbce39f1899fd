// An entry, a grant and the state of the chain, as the auditor is shown them. Metadata only: no
// shape has a place for a name, a code or a value of a person or a subject.

import { z } from 'zod';
import { duties, type Role, roleNames } from '../../kernel/roles.ts';
import { auditActions, grantStates, headDestinations, headTroubles } from './model.ts';

const role = z.enum(roleNames as readonly [Role, ...Role[]]);
const names = z.record(z.string(), z.string());
const staff = z.strictObject({ accountId: z.uuid(), displayName: z.string() });

export const organisationShown = z.strictObject({ id: z.uuid(), code: z.string(), names });
export const grantShown = z.strictObject({
  membershipId: z.uuid(),
  holder: staff,
  login: z.string(),
  role,
  duty: z.enum(duties),
  organisation: organisationShown,
  state: z.enum(grantStates),
  fromAt: z.string(),
  untilAt: z.string().nullable(),
  grantedBy: staff.nullable(),
  grantedAt: z.string(),
  confirmedBy: staff.nullable(),
  confirmedAt: z.string().nullable(),
  withdrawnBy: staff.nullable(),
  withdrawnAt: z.string().nullable(),
});
export type GrantShown = z.infer<typeof grantShown>;

/** `subjects` are keyed pseudonyms; `sealedIn` is null for the few seconds before the next seal. */
export const entryShown = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  account: staff.nullable(),
  side: z.string().nullable(),
  role: z.string().nullable(),
  organisationCode: z.string().nullable(),
  action: z.enum(auditActions),
  event: z.string(),
  record: z.string(),
  subjects: z.array(z.string()),
  purpose: z.string(),
  requestId: z.string().nullable(),
  sealedIn: z.number().nullable(),
});
export type EntryShown = z.infer<typeof entryShown>;

export const ownEntryShown = entryShown.omit({
  account: true,
  organisationCode: true,
  sealedIn: true,
});

export const chainShown = z.strictObject({
  seals: z.number(),
  entriesSealed: z.number(),
  /** Entries waiting for the next seal, counted up to 1,000. */
  waiting: z.number(),
  /** Since when the oldest of them has waited. */
  unsealedSince: z.string().nullable(),
  /** It has waited for more than `unsealedMinutesMax`. */
  isLate: z.boolean(),
  /** Where signed heads are kept outside the database, and up to which seal. */
  kept: z.array(
    z.strictObject({
      destination: z.enum(headDestinations),
      sealNumber: z.number(),
      handedAt: z.string(),
      /** The chain ends before that head, or has another seal under its number. */
      trouble: z.enum(headTroubles).nullable(),
    }),
  ),
  lastSeal: z
    .strictObject({ number: z.number(), hash: z.string(), sealedAt: z.string() })
    .nullable(),
  lastCheckpoint: z
    .strictObject({
      sealNumber: z.number(),
      sealHash: z.string(),
      madeAt: z.string(),
      key: z.string(),
    })
    .nullable(),
  lastVerification: z
    .strictObject({
      at: z.string(),
      whole: z.boolean(),
      seals: z.number(),
      entries: z.number(),
      firstWrongSeal: z.number().nullable(),
    })
    .nullable(),
});
