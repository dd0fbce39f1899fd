// What is declared about every column of programme; kernel/stored-fields.ts explains the terms. The
// programme itself, and what it erased and ended: random ids and counts, nothing about anyone.

import { machinery, shown, type StoredTables } from '../../kernel/stored-fields.ts';

export const storedInProgramme = {
  'programme.setting': {
    of: 'programme',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      only_row: machinery('a database holds one programme, never two'),
      name: shown('telling on each page and print whose programme this is'),
      country: shown('which country its law and rules are taken from'),
      languages: shown('in which languages staff and people can be spoken to'),
      time_zone: shown('on which day and hour a deadline falls here'),
      is_demo: shown('warning that nothing real may be entered'),
      made_at: machinery('when records begin'),
      consent_own_age_years: shown('from which age a person answers alone'),
      consent_birthday_days: shown('how long an adult’s answer counts after that birthday'),
      consent_basis_days: shown('when a supervisor learns that an action has no basis'),
    },
  },
  'programme.epoch': {
    of: 'nobody',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      only_row: machinery('the programme has one epoch at a time'),
      id: machinery('telling copies taken before a restore from those taken after it'),
      number: machinery('how often the programme was restored, for people'),
      raised_at: machinery('when the programme was last restored, or created'),
    },
  },
  'programme.ending': {
    of: 'nobody',
    kept: 'trail',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      kind: machinery('whether it was erased, expunged, withdrawn, revoked or taken apart'),
      record: machinery('which record, by an id that is otherwise nowhere any more'),
      at: machinery('an older backup does not bring it back'),
    },
  },
  'programme.erasing_proof': {
    of: 'programme',
    kept: 'trail',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      kind: machinery('what was erased, as the list of stored fields calls it'),
      rule: shown('by which rule, so that the promise can be checked'),
      rows_by_table: machinery('how much of it, as counts'),
      at: shown('that it was erased on its day'),
    },
  },
  'programme.kept_days': {
    of: 'programme',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      kind: machinery('what the days are for'),
      days: shown('how long a closed file is kept'),
      source: shown('where the number of days is from'),
      status: shown('how surely it is known'),
    },
  },
} as const satisfies StoredTables;
