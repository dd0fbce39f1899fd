// What is declared about every column of the order behind a request; kernel/stored-fields.ts
// explains the terms. It goes with the key of the request; that it was read stays in the trail.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInOrders = {
  'disclosure.order_reading': {
    of: 'person',
    kept: 'crossing',
    ending: 'deleted',
    within: 'disclosure.document by document_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      document_id: machinery('which order'),
      account_id: byStaff('nobody approves an order that they did not open'),
      at: shown('that it was read before it was approved'),
      ...revisionFields,
    },
  },
  'disclosure.document': {
    of: 'person',
    kept: 'crossing',
    ending: 'deleted',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      request_id: machinery('behind which request it is'),
      hash: withheld('secret', 'that what was read is what was approved'),
      format: machinery('how the content is shown'),
      bytes: machinery('how long it takes to load'),
      pages: machinery('how many pages can be looked at'),
      content_id: machinery('where the content lies beside the database'),
      content_key: sealed(withheld('secret', 'opening the content', 'person: all')),
      attached_by: byStaff('who answers for the basis'),
      attached_at: shown('since when those who decide can read it'),
      replaced_at: shown('that another order took its place'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
