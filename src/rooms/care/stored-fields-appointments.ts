// What is known of every column of an appointment with company: see kernel/stored-fields.ts for the
// words. It goes with the file.

import {
  byStaff,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

export const storedInAppointments = {
  'care.appointment': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('who wants company'),
      kind: shown('whoever goes along knows what for', 'person: all'),
      on_day: shown('nobody goes alone who wanted company', 'person: all'),
      at_hour: shown('nobody comes too late', 'person: all'),
      with_account: byStaff('who goes along'),
      state: shown('whether it came about', 'person: family, police'),
      made_by: byStaff('who agreed it with the person'),
      made_at: shown('when it was agreed'),
      ended_by: byStaff('who recorded what came of it'),
      ended_at: shown('when that was recorded'),
      version: machinery('two people do not end it at once'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
