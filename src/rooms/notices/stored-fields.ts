// What is declared about every column of notices; kernel/stored-fields.ts explains the terms.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

const notice = {
  of: 'staff',
  kept: 'notice',
  ending: 'deleted',
  within: 'access.account by receiver_id',
  scope: null,
  merging: 'no matter',
  backup: 'held',
  fields: {
    id: machinery('names the row'),
    receiver_id: byStaff('who is told'),
    side: machinery('no account has a notice of another side'),
    kind: machinery('what kind of thing another person did'),
    about: machinery('which table decides whether it may still be seen'),
    record_id: machinery('which record it leads to'),
    cause_id: machinery('the same act is told once'),
    made_at: byStaff('since when it stands with them', 'nobody'),
    ...revisionFields,
  },
} as const;

export const storedInNotices = {
  'notices.care_notice': notice,
  'notices.justice_notice': notice,
  'notices.programme_notice': notice,
  'notices.look': {
    of: 'staff',
    kept: 'notice',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      account_id: byStaff('who looked', 'nobody'),
      looked_at: byStaff('how long a visit lasts', 'nobody'),
      seen_until: machinery('which notices are new'),
      seen_in: machinery('a notice that was committed late is not lost'),
      before_until: machinery('what is new stays new during a visit'),
      before_in: machinery('the same, for one that was committed late'),
      ...revisionFields,
    },
  },
  'notices.mail': {
    of: 'staff',
    kept: 'notice',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    // Who wants no more mail must not get it again after a restore.
    backup: 'left out',
    fields: {
      id: machinery('a mail that is sent twice has the same Message-ID'),
      account_id: byStaff('whose address it goes to', 'nobody'),
      about: machinery('whether it brings a code or says that something is new'),
      code: sealed(withheld('secret', 'proves that whoever typed the address reads it')),
      made_at: machinery('nobody gets many'),
      sent_at: machinery('it waits no longer'),
    },
  },
} as const satisfies StoredTables;
