// The contract of the order behind a request: attached by whoever asked, read by those who decide.
// It is shown as images of its pages; a third party cannot save it.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { documentRefusals, pageQuery, uploads } from '../documents/shapes.ts';
import { askers, parties } from './access.ts';
import { orderRefusals, requestParams, saved } from './api.ts';

export const attachOrder = endpoint({
  name: 'attachOrder',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/order',
  audit: 'write',
  creates: 'disclosure.document',
  who: askers,
  summary:
    'Attach the order behind one’s own request, or another in its place; approvals given on an' +
    ' earlier one are void',
  params: requestParams,
  body: z.strictObject({ uploads }),
  returns: saved,
  refuses: ['step-not-open', 'protocol-not-valid', 'basis-over', ...orderRefusals],
});

export const readOrder = endpoint({
  name: 'readOrder',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/order/content',
  audit: 'read',
  who: parties,
  summary: 'The order as a file to save, for the one who asked and a lead of the owner',
  params: requestParams,
  returns: 'file',
  refuses: [],
});

export const showOrderPage = endpoint({
  name: 'showOrderPage',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/order/page',
  audit: 'read',
  who: parties,
  summary: 'One page of the order as an image; that it was opened is on record',
  params: requestParams,
  query: pageQuery,
  returns: 'file',
  refuses: documentRefusals,
});
