// The contract for those who answer: a lead of the owner finds the person among their files and
// proposes fields, two people of two organisations approve, the lead releases, and the person is
// told.

import { z } from 'zod';
import { day, version } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { leads } from './access.ts';
import { requestParams, saved } from './api.ts';
import { fieldNames } from './catalogue.ts';
import {
  deferralReasons,
  noticeLanguages,
  noticeWays,
  refusalReasons,
  revocationReasons,
} from './model.ts';
import { fieldValue } from './shapes.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const closed = ['step-not-open', 'protocol-not-valid', 'basis-over'] as const;

export const findCandidates = endpoint({
  name: 'findCandidates',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/candidates',
  audit: 'read',
  who: leads,
  summary:
    'Own files that could be the person meant: on the care side by name or code, at a court by the whole code',
  params: requestParams,
  query: z.strictObject({ search: z.string().trim().min(2).max(100) }),
  returns: z.strictObject({
    files: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        fullName: z.string(),
        birthFrom: day.nullable(),
        birthTo: day.nullable(),
      }),
    ),
  }),
  refuses: [],
});

export const proposeFields = endpoint({
  name: 'proposeFields',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/proposal',
  audit: 'write',
  who: leads,
  summary:
    'A lead of the owner proposes fields with their values; earlier approvals no longer count',
  params: requestParams,
  body: z.strictObject({
    aboutId: z.uuid(),
    values: z.array(fieldValue).min(1).max(fieldNames.length),
    baseVersion: version,
  }),
  returns: saved,
  refuses: [
    ...closed,
    'conflict-changed-meanwhile',
    'same-person-twice',
    'no-such-file',
    'wider-than-allowed',
    'field-twice',
    'assessed-in-the-future',
    'last-day-missing',
  ],
});

export const approveProposal = endpoint({
  name: 'approveProposal',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/approval',
  audit: 'write',
  who: leads,
  summary:
    'Approve exactly what was shown, or less of it; needs password and code within five minutes',
  params: requestParams,
  body: z.strictObject({ hash, fields: z.array(z.enum(fieldNames)).min(1).max(fieldNames.length) }),
  returns: saved,
  refuses: [
    ...closed,
    'confirm-it-is-you',
    'asked-it-yourself',
    'same-person-twice',
    'conflict-changed-meanwhile',
    'wider-than-allowed',
    'order-missing',
    'order-not-read',
  ],
});

export const refuseRequest = endpoint({
  name: 'refuseRequest',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/refusal',
  audit: 'write',
  who: leads,
  summary: 'Say no; the reason never says whether the person is known',
  params: requestParams,
  body: z.strictObject({ reason: z.enum(refusalReasons) }),
  returns: saved,
  refuses: [...closed, 'asked-it-yourself'],
});

export const releaseDisclosure = endpoint({
  name: 'releaseDisclosure',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/release',
  audit: 'write',
  who: leads,
  summary: 'Release the approved package until a day; needs password and code within five minutes',
  params: requestParams,
  body: z.strictObject({ hash, expiresOn: day }),
  returns: saved,
  refuses: [
    ...closed,
    'confirm-it-is-you',
    'same-person-twice',
    'approvals-missing',
    'conflict-changed-meanwhile',
    'expires-too-late',
    'no-such-file',
  ],
});

export const revokeDisclosure = endpoint({
  name: 'revokeDisclosure',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/revocation',
  audit: 'write',
  who: leads,
  summary: 'Take a released package back: unreadable from this moment',
  params: requestParams,
  body: z.strictObject({ reason: z.enum(revocationReasons) }),
  returns: saved,
  refuses: ['step-not-open'],
});

export const recordNotice = endpoint({
  name: 'recordNotice',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/notice',
  audit: 'write',
  who: leads,
  summary: 'Record that the person was told: when, how, in which language',
  params: requestParams,
  body: z.strictObject({
    toldOn: day,
    how: z.enum(noticeWays),
    language: z.enum(noticeLanguages),
  }),
  returns: saved,
  refuses: ['step-not-open', 'told-on-another-day'],
});

export const deferNotice = endpoint({
  name: 'deferNotice',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/deferrals',
  audit: 'write',
  creates: 'disclosure.deferral',
  who: leads,
  summary: 'Ask that the person is told later; holds when a second person agrees',
  params: requestParams,
  body: z.strictObject({ reason: z.enum(deferralReasons), untilOn: day }),
  returns: saved,
  refuses: ['step-not-open', 'deferred-too-long', 'confirm-it-is-you'],
});

export const agreeDeferral = endpoint({
  name: 'agreeDeferral',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/deferrals/agreement',
  audit: 'write',
  who: leads,
  summary: 'The second person agrees that the person is told later',
  params: requestParams,
  body: z.strictObject({}),
  returns: saved,
  refuses: ['step-not-open', 'same-person-twice', 'confirm-it-is-you'],
});
