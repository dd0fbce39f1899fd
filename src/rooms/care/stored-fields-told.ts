// What is known of every column about what was said before somebody took over: see
// kernel/stored-fields.ts for the words. It goes with the file.

import {
  byStaff,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInTold = {
  'care.told': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    scope: 'person_id',
    merging: 'follows',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('whose file it was said for'),
      kind: withheld('another', 'what kind of thing somebody has to see to', 'person: all'),
      code: withheld(
        'another',
        'which need, which language, or which answer about legal aid',
        'person: all',
      ),
      source: shown('where it was said'),
      source_id: machinery('which offer, or which answer about legal aid'),
      said_at: shown('since when somebody has to see to it'),
      said_by: byStaff('whom to ask what was meant'),
      due_at: shown('by when it is answered'),
      state: withheld('another', 'whether somebody saw to it', 'person: all'),
      answered_at: shown('when it was answered'),
      answered_by: byStaff('who answered it'),
      version: machinery('two people do not answer it at once'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
