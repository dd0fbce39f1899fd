// What is declared about every column on how old a person may have been and whether they had a
// lawyer; kernel/stored-fields.ts explains the terms. All of it is erased with the matter.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInBirths = {
  'legal.birth_claim': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('whose birth'),
      birth_from: shown('every possible birth counts for the age at the act', 'child: all'),
      birth_to: shown('every possible birth counts for the age at the act', 'child: all'),
      birth_precision: shown('how exactly it is claimed', 'child: police'),
      says: sealed({
        ...withheld(
          'another',
          'what the claim is based on, so that a court can weigh it',
          'kin: all',
        ),
        of: 'kin',
      }),
      recorded_by: byStaff('who is responsible for entering the claim'),
      recorded_on: shown('when the doubt arose', 'child: police'),
      settlement_id: machinery('which finding ended the doubt'),
      ...revisionFields,
    },
  },

  'legal.birth_settlement': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('whose birth'),
      old_from: shown('the previous content can be compared', 'child: all'),
      old_to: shown('the previous content can be compared', 'child: all'),
      old_precision: shown('how exactly it was known before', 'child: police'),
      old_disputed: shown('whether it was in doubt before', 'child: police'),
      birth_from: shown('the birth that a court found', 'child: all'),
      birth_to: shown('the birth that a court found', 'child: all'),
      birth_precision: shown('how exactly the court found it', 'child: police'),
      order_number: shown('which court decision it is based on', 'person: neighbour, police'),
      found_on: shown('when the finding took effect', 'person: neighbour, police'),
      recorded_by: byStaff('which registrar is responsible for the entry'),
      recorded_at: machinery('which finding is the newest'),
      ...revisionFields,
    },
  },

  'legal.counsel_change': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('beside whom'),
      from_state: shown('whether the person was without counsel before', 'person: police'),
      to_state: shown('no charge of a child without counsel', 'person: police'),
      on_day: shown('when counsel began to assist the person', 'person: police'),
      recorded_by: byStaff('who answers for the entry'),
      recorded_at: machinery('which change is the newest'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
