// What is declared about every column of reports; kernel/stored-fields.ts explains the terms.
// Released cells have passed the gate. The raw counts behind it are not readable by anyone, because
// a count of one reveals a person; they go with the programme.

import {
  byStaff,
  machinery,
  revisionFields,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInReports = {
  'reports.release': {
    of: 'programme',
    kept: 'figures',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      number: machinery('which figures were frozen together, and in which order'),
      made_at: machinery('which state of the data the figures show'),
      made_by: byStaff('who is responsible for publishing them', 'nobody'),
      ...revisionFields,
    },
  },
  'reports.held_count': {
    of: 'programme',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      figure: machinery('which figure the count is part of'),
      row_key: machinery('which operation or place is counted'),
      row_label: withheld('another', 'reading the row by the name of its operation'),
      column_key: machinery('which part of the whole is counted'),
      count: withheld('another', 'what the next release is compared with', 'person: all'),
      next: withheld(
        'another',
        'small changes are held back, so that none points to a person',
        'person: all',
      ),
    },
  },
  'reports.release_cell': {
    of: 'programme',
    kept: 'figures',
    ending: 'kept',
    within: 'reports.release by release_number',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      release_number: machinery('figures of one release belong together'),
      level: machinery('a donor is told less than the coordinator'),
      figure: machinery('which definition applies to the cell'),
      row_number: machinery('rows appear in the same order on screen and in print'),
      row_key: machinery('which operation or place is counted'),
      row_label: withheld('another', 'reading the row by the name of its operation'),
      column_key: machinery('which part of the whole is counted'),
      count: withheld('another', 'counting people without telling who'),
      suppressed: withheld('another', 'distinguishing a withheld count from zero'),
      changed: withheld(
        'another',
        'checking that no hidden cell moves',
        'person: neighbour, police',
      ),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
