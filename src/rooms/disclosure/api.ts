// The contract of the crossing, for those who ask: the matters and cases they may ask about, their
// requests, and the package that was released to them. Leads and approvers have api-answers.ts,
// protocols api-protocols.ts. Those who ask cannot search, and no answer says whether a person is
// known.

import { z } from 'zod';
import { cursor, limit } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { documentRefusals } from '../documents/shapes.ts';
import { askers, holdersOfFiles, overseers, parties } from './access.ts';
import {
  metadataShown,
  newRequest,
  packageShown,
  releasedShown,
  requestPage,
  requestSummary,
} from './shapes.ts';

export const requestParams = z.strictObject({ disclosureId: z.uuid() });
/** Why what was sent cannot be the order. */
export const orderRefusals = ['order-has-no-pages', ...documentRefusals] as const;
export const saved = z.strictObject({ id: z.uuid() });

const paging = {
  after: cursor.optional(),
  limit,
};

export const listRequests = endpoint({
  name: 'listRequests',
  method: 'GET',
  path: '/api/disclosures',
  audit: 'read',
  who: parties,
  summary:
    'Requests asked by oneself, addressed to the organisation one leads, or to approve; newest first',
  query: z.strictObject({
    view: z.enum(['asked', 'to-answer', 'to-approve']).default('asked'),
    ...paging,
  }),
  returns: z.strictObject({
    requests: z.array(requestSummary),
    next: cursor.nullable(),
    may: z.strictObject({ ask: z.boolean() }),
  }),
  refuses: [],
});

export const listAskable = endpoint({
  name: 'listAskable',
  method: 'GET',
  path: '/api/disclosures/own-records',
  audit: 'read',
  who: askers,
  summary:
    'Matters or persons of one’s own, about whom one may ask: code and name; the first by code,' +
    ' or one by its whole code, and `about`. `more`: there are others, to be found by code',
  query: z.strictObject({
    about: z.uuid().optional(),
    code: z.string().min(1).max(40).optional(),
  }),
  returns: z.strictObject({
    records: z.array(z.strictObject({ id: z.uuid(), code: z.string(), fullName: z.string() })),
    more: z.boolean(),
  }),
  refuses: [],
});

export const askDisclosure = endpoint({
  name: 'askDisclosure',
  method: 'POST',
  path: '/api/disclosures',
  audit: 'write',
  creates: 'disclosure.request',
  who: askers,
  summary:
    'Ask one organisation of the other side for fields about somebody of one’s own matters or cases',
  body: newRequest,
  returns: saved,
  refuses: [
    'protocol-not-valid',
    'wider-than-allowed',
    'order-in-the-future',
    'basis-over',
    'asked-too-often',
    ...orderRefusals,
  ],
});

export const readRequest = endpoint({
  name: 'readRequest',
  method: 'GET',
  path: '/api/disclosures/:disclosureId',
  audit: 'read',
  who: parties,
  summary:
    'One request: for the one who asked, for a lead of the owner with values, for an approver without',
  params: requestParams,
  returns: requestPage,
  refuses: [],
});

export const withdrawRequest = endpoint({
  name: 'withdrawRequest',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/withdrawal',
  audit: 'write',
  who: askers,
  summary: 'Take back one’s own request before there is an answer',
  params: requestParams,
  body: z.strictObject({}),
  returns: saved,
  refuses: ['step-not-open', 'protocol-not-valid', 'basis-over'],
});

export const readPackage = endpoint({
  name: 'readPackage',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/package',
  audit: 'read',
  who: askers,
  summary:
    'The released package, for the one who asked alone and until its day; each reading is on record',
  params: requestParams,
  returns: packageShown,
  refuses: [],
});

export const acknowledgePackage = endpoint({
  name: 'acknowledgePackage',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/receipt',
  audit: 'write',
  who: askers,
  summary: 'Confirm that the package was received',
  params: requestParams,
  body: z.strictObject({}),
  returns: saved,
  refuses: ['step-not-open', 'protocol-not-valid', 'basis-over', 'package-expired'],
});

export const listDisclosures = endpoint({
  name: 'listDisclosures',
  method: 'GET',
  path: '/api/audit/disclosures',
  audit: 'read',
  who: overseers,
  summary:
    'Every disclosure without names and values: parties, basis, fields, states, days; newest first',
  query: z.strictObject(paging),
  returns: z.strictObject({ disclosures: z.array(metadataShown), next: cursor.nullable() }),
  refuses: [],
});

export const listReleasedAbout = endpoint({
  name: 'listReleasedAbout',
  method: 'GET',
  path: '/api/persons/:personId/disclosures',
  audit: 'read',
  who: holdersOfFiles,
  summary:
    'What was released about the person of this file: which fields, to whom, why, until when, and whether the person was told; newest first, at most 100',
  params: z.strictObject({ personId: z.uuid() }),
  returns: z.strictObject({ released: z.array(releasedShown) }),
  refuses: [],
});
