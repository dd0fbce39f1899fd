// A request, the values that an owner proposes, the package and the telling, as contracts take and
// show them.

import { z } from 'zod';
import { day, month } from '../../kernel/input.ts';
import { directions, fieldNames } from './catalogue.ts';
import { keptFormats } from '../documents/model.ts';
import { uploads } from '../documents/shapes.ts';
import { organisationShown } from './protocol-model.ts';
import {
  purposes,
  parts,
  requestStates,
  refusalReasons,
  revocationReasons,
  noticeWays,
  noticeLanguages,
  deferralReasons,
} from './model.ts';

const direction = z.enum(directions);
const fieldName = z.enum(fieldNames);
const line = (most: number) => z.string().trim().min(1).max(most);

/** The person as the asker knows them: sealed, and only for the owner's lead. */
export const identity = z.strictObject({
  fullName: line(300),
  birth: z.string().trim().max(60).nullable(),
});
export type Identity = z.infer<typeof identity>;

export const newRequest = z.strictObject({
  protocolId: z.uuid(),
  ownerId: z.uuid(),
  /** The asker's own matter or person that it is about; this never leaves their side. */
  aboutId: z.uuid(),
  authority: line(200).min(2),
  article: line(200),
  courtNumber: line(80),
  orderOn: day,
  basisUntil: day,
  /** The order that was sent; left out: it is attached later, and nothing is approved before. */
  uploads: uploads.optional(),
  purpose: z.enum(purposes),
  fields: z.array(fieldName).min(1),
  identity,
});
export type NewRequest = z.infer<typeof newRequest>;

const yesNo = z.enum(['yes', 'no']);

/** One field with its value, typed or confirmed by the owner. */
export const fieldValue = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('best-interests-on-file'), assessedOn: day }),
  z.strictObject({ field: z.literal('child-has-cover'), answer: yesNo }),
  z.strictObject({ field: z.literal('support-in-place'), answer: yesNo }),
  z.strictObject({ field: z.literal('statement'), text: line(1000) }),
  z.strictObject({
    field: z.literal('status-known'),
    answer: z.enum(['yes', 'no', 'not-shared']),
  }),
  z.strictObject({
    field: z.literal('restriction-in-force'),
    answer: yesNo,
    lastDay: day.nullable(),
  }),
  z.strictObject({ field: z.literal('place-of-detention'), text: line(200) }),
  z.strictObject({ field: z.literal('expected-release'), month }),
  z.strictObject({ field: z.literal('court-contact'), text: line(200) }),
]);
export type FieldValue = z.infer<typeof fieldValue>;

export const requestSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  direction,
  part: z.enum(parts),
  state: z.enum(requestStates),
  purpose: z.enum(purposes),
  askedOn: day,
  basisUntil: day,
  asking: organisationShown,
  owner: organisationShown,
  aboutCode: z.string().nullable(),
  expiresOn: day.nullable(),
  noticeDueOn: day.nullable(),
  isNoticeOverdue: z.boolean(),
  waitsForMe: z.boolean(),
});
export type RequestSummary = z.infer<typeof requestSummary>;

const approvalShown = z.strictObject({
  part: z.enum(['owner', 'second']),
  name: z.string(),
  organisation: organisationShown,
  on: day,
});

export const requestPage = z.strictObject({
  ...requestSummary.shape,
  authority: z.string(),
  article: z.string(),
  courtNumber: z.string(),
  orderOn: day,
  /** SHA-256 of the order as it can be read, in hexadecimal digits; null: none is attached. */
  orderHash: z.string().nullable(),
  /** Null: none is attached, or the reader may not read it. */
  order: z
    .strictObject({
      format: z.enum(keptFormats),
      bytes: z.number().int(),
      pages: z.number().int().nullable(),
      attachedAt: z.string(),
      maySave: z.boolean(),
      /** By the reader. */
      isOpened: z.boolean(),
    })
    .nullable(),
  wanted: z.array(fieldName),
  requester: z.string(),
  version: z.number().nullable(),
  refusedFor: z.enum(refusalReasons).nullable(),
  revokedFor: z.enum(revocationReasons).nullable(),
  /** Always null for the asker. */
  proposal: z
    .strictObject({
      fields: z.array(fieldName),
      hash: z.string(),
      on: day,
      by: z.string(),
      approvals: z.array(approvalShown),
    })
    .nullable(),
  release: z
    .strictObject({
      number: z.string(),
      releasedOn: day,
      expiresOn: day,
      isPartial: z.boolean(),
      isReceived: z.boolean(),
    })
    .nullable(),
  expiresAtMost: day.nullable(),
  /** From the country pack: days until the person is told, and until when that may be put off. */
  tellDays: z.number(),
  deferAtMost: day,
  notice: z
    .strictObject({
      toldOn: day,
      how: z.enum(noticeWays),
      language: z.enum(noticeLanguages),
    })
    .nullable(),
  deferrals: z.array(
    z.strictObject({
      reason: z.enum(deferralReasons),
      untilOn: day,
      askedOn: day,
      isAgreed: z.boolean(),
    }),
  ),
  /** The file or matter that a lead of the owner chose; null for everyone else. */
  aboutId: z.uuid().nullable(),
  about: z.strictObject({ code: z.string(), fullName: z.string() }).nullable(),
  may: z.strictObject({
    attachOrder: z.boolean(),
    withdraw: z.boolean(),
    read: z.boolean(),
    answer: z.boolean(),
    refuse: z.boolean(),
    approve: z.boolean(),
    release: z.boolean(),
    revoke: z.boolean(),
    tell: z.boolean(),
    defer: z.boolean(),
    agree: z.boolean(),
  }),
  /**
   * For the asker and the owner; null for the second approver and after the key was destroyed.
   */
  identity: identity.nullable(),
  /** Only for the owner. */
  values: z.array(fieldValue),
});
export type RequestPage = z.infer<typeof requestPage>;

export const packageShown = z.strictObject({
  number: z.string(),
  code: z.string(),
  releasedOn: day,
  expiresOn: day,
  isPartial: z.boolean(),
  recipient: z.string(),
  recipientOrganisation: organisationShown,
  owner: organisationShown,
  readOn: day,
  isReceived: z.boolean(),
  identity,
  values: z.array(fieldValue),
});
export type PackageShown = z.infer<typeof packageShown>;

/** In the person's file: the names of the fields, never what they said. */
export const releasedShown = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  number: z.string(),
  state: z.enum(requestStates),
  to: organisationShown,
  authority: z.string(),
  article: z.string(),
  purpose: z.enum(purposes),
  fields: z.array(fieldName),
  isPartial: z.boolean(),
  releasedOn: day,
  expiresOn: day,
  isReceived: z.boolean(),
  toldOn: day.nullable(),
  /** By when the person must be told; null once they were. */
  tellBy: day.nullable(),
  /** Two people agreed that the person is not told before. */
  deferredUntil: day.nullable(),
  may: z.strictObject({ open: z.boolean() }),
});
export type ReleasedShown = z.infer<typeof releasedShown>;

export const metadataShown = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  direction,
  state: z.enum(requestStates),
  asking: organisationShown,
  owner: organisationShown,
  authority: z.string(),
  article: z.string(),
  purpose: z.enum(purposes),
  askedOn: day,
  basisUntil: day,
  wanted: z.array(fieldName),
  granted: z.array(fieldName).nullable(),
  approvers: z.array(organisationShown),
  releasedOn: day.nullable(),
  expiresOn: day.nullable(),
  readings: z.number(),
  isReceived: z.boolean(),
  refusedFor: z.enum(refusalReasons).nullable(),
  toldOn: day.nullable(),
  noticeDueOn: day.nullable(),
  isNoticeOverdue: z.boolean(),
});
export type MetadataShown = z.infer<typeof metadataShown>;
