// What is declared about every column of law; kernel/stored-fields.ts explains the terms. The law
// is public and shown to everyone. Who put it into force is shown only to those who work by it or
// oversee it; the document also contains the names of the two people who checked each fact.

import {
  byStaff,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInLaw = {
  'law.edition': {
    of: 'programme',
    kept: 'law',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      number: shown('which edition a matter was decided under'),
      origin: shown('whether it came with the country or was changed here'),
      document: shown('the law by which matters are judged, and who checked it', 'worker: all'),
      document_hash: withheld('secret', 'an unchanged file is not loaded twice'),
      based_on: machinery('a proposal made from an older law is refused'),
      reason: byStaff('why the law was changed'),
      proposed_by: byStaff('two people for each change'),
      proposed_at: byStaff('how long a change has been waiting', 'nobody'),
      confirmed_by: byStaff('two people for each change'),
      confirmed_at: shown('when it began to apply to matters'),
      declined_by: byStaff('two people for each change'),
      declined_at: byStaff('when the proposal was withdrawn', 'nobody'),
      decision_reason: byStaff('why it was confirmed or declined'),
      compared_with: machinery('what the second person compared it with'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
