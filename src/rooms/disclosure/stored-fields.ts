// What is declared about every column of the protocols that organisations signed;
// kernel/stored-fields.ts explains the terms. They name no person, and they are kept because a
// crossing is judged by the terms of its day.

import {
  byStaff,
  machinery,
  revisionFields,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInDisclosure = {
  'disclosure.protocol': {
    of: 'organisation',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      code: machinery('a reference for papers of both sides'),
      purpose: withheld('machinery', 'what the parties agreed on'),
      directions: withheld('machinery', 'who may ask whom'),
      fields: withheld('machinery', 'what may be asked at all'),
      retention_days: withheld('machinery', 'no package is open for longer'),
      breach_contact: {
        ...withheld('staff', 'whom to tell of a leak', 'worker: all'),
        of: 'staff',
      },
      valid_from: withheld('machinery', 'nothing crosses before'),
      valid_until: withheld('machinery', 'no protocol without an end'),
      made_by: byStaff('who answers for the draft'),
      made_at: machinery('order of protocols'),
      ...revisionFields,
    },
  },

  'disclosure.protocol_party': {
    of: 'organisation',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.protocol by protocol_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      protocol_id: machinery('which protocol'),
      organisation_id: machinery('who is bound; the third party checks'),
      ...revisionFields,
    },
  },

  'disclosure.protocol_signature': {
    of: 'organisation',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.protocol by protocol_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      protocol_id: machinery('which protocol'),
      organisation_id: machinery('nothing is valid before every party signed'),
      account_id: byStaff('who bound the party'),
      signed_at: machinery('when the party became bound'),
      ...revisionFields,
    },
  },

  'disclosure.protocol_ending': {
    of: 'organisation',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.protocol by protocol_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      protocol_id: machinery('which protocol'),
      organisation_id: machinery('each party may end it alone'),
      account_id: byStaff('who answers for ending it'),
      ended_at: machinery('nothing crosses after'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
