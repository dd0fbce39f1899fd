// What is known of every column of a hold: see kernel/stored-fields.ts for the words. A hold stops
// the erasing of one file until a day; it goes with the file.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInHolds = {
  'care.erasing_hold': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('the file of which case is kept'),
      person_id: machinery('whose file is kept'),
      ordered_as: withheld('inquiry', 'on what ground the file is still needed', 'person: all'),
      reason: sealed(withheld('inquiry', 'who ordered it and for what', 'person: all')),
      review_on: shown('when someone asks whether it is still needed'),
      until_on: shown('until when the file is kept; the hold ends by itself'),
      proposed_by: byStaff('who answers for the proposal'),
      proposed_at: machinery('what has waited longest for a second person'),
      confirmed_by: byStaff('a second person agreed'),
      confirmed_at: shown('since when nothing is erased'),
      refused_by: byStaff('who did not agree'),
      refused_at: machinery('that a proposal stopped nothing'),
      reviewed_by: byStaff('who found it still needed'),
      lifting_proposed_by: byStaff('who found it not needed any more'),
      lifting_proposed_at: machinery('what has waited longest for a second person'),
      lifted_by: byStaff('a second person agreed to end it'),
      lifted_at: shown('since when the days count again'),
      kept_by: byStaff('who found it still needed when somebody would have lifted it'),
      kept_at: machinery('telling whoever would have lifted it'),
      version: machinery('two people do not overwrite each other'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
