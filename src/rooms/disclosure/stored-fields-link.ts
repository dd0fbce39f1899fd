// What is declared about every column that ties the two sides together; kernel/stored-fields.ts
// explains the terms. No login role can read them. A link is deleted when the matter is expunged or
// the person's file erased, whichever comes first, or earlier with the last package that needed it.

import { machinery, withheld, type StoredTables } from '../../kernel/stored-fields.ts';

export const storedInLinks = {
  'link.subject_person': {
    of: 'person',
    kept: 'crossing',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    alsoWithin: ['people.person by person_id'],
    scope: null,
    merging: 'stays',
    backup: 'held',
    fields: {
      subject_id: withheld('machinery', 'which matter a released package was about', 'person: all'),
      person_id: withheld('machinery', 'to which file it belongs', 'person: all'),
      made_at: machinery('when packages began to need it'),
    },
  },

  // What was released from a file is named there for as long as the file is kept.
  'link.disclosure_about': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'disclosure.request by request_id',
    alsoWithin: ['people.person by person_id'],
    scope: null,
    merging: 'stays',
    backup: 'held',
    fields: {
      request_id: machinery('which request'),
      subject_id: {
        ...withheld('machinery', 'about which matter', 'person: all'),
        kept: 'crossing',
      },
      person_id: withheld('machinery', 'which file it is about, and whom to tell', 'person: all'),
      linked_person_id: {
        ...withheld('machinery', 'which link goes with the package', 'person: all'),
        kept: 'crossing',
      },
    },
  },
} as const satisfies StoredTables;
