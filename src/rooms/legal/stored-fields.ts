// What is declared about every column that says whose matter it is and who of the staff reaches it;
// kernel/stored-fields.ts explains the terms. The row of an expunged matter stays with its random
// id, its court and the day it went; `is_victim` is left true on all alike, so that it tells
// nothing.

import {
  byStaff,
  lastingRevisionFields,
  leaving,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

const nobody = "'00000000-0000-0000-0000-000000000000'";

export const storedInLegal = {
  'legal.subject': {
    of: 'defendant',
    kept: 'matter',
    ending: 'tombstone',
    within: null,
    scope: 'id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: leaving('same', machinery('names the matter; erases it again in a restored backup')),
      code: leaving(
        "'-' || id",
        shown('a reference that can be said aloud without a name', 'person: neighbour, police'),
      ),
      birth_from: shown('age at the act: from which age there is a charge at all', 'child: all'),
      birth_to: shown('the latest birth counts, in favour of the child', 'child: all'),
      birth_precision: leaving(
        "'unknown'",
        shown('how exactly the birth is known, so that no day is made up', 'child: police'),
      ),
      birth_disputed: leaving(
        'false',
        shown('doubt about age counts in favour of the child', 'child: police'),
      ),
      counsel: leaving("'not-known'", shown('the right to counsel', 'person: police')),
      organisation_id: leaving('same', {
        ...shown('which court is responsible for the matter', 'person: neighbour, police'),
        of: 'organisation',
      }),
      registered_by: leaving(nobody, byStaff('who is responsible for entering the matter')),
      registered_on: leaving(
        "'epoch'",
        shown('when the court took the matter', 'person: neighbour, police'),
      ),
      registered_at: leaving("'epoch'", machinery('order in which matters were entered')),
      expunged_at: leaving(
        'coalesce(expunged_at, now())',
        machinery('proof that the matter was expunged, and when'),
      ),
      is_victim: leaving(
        'true',
        shown('treated as a victim first; nobody takes it away', 'person: family, neighbour'),
      ),
      dispute_unnamed: leaving(
        'false',
        shown('a doubt that cannot be measured remains until a court settles it', 'child: police'),
      ),
      sealed_from: shown('the record of an act as a child seals itself', 'child: all'),
      // Hidden also where a restored backup knows no day yet, or only a later one.
      expunged_from: leaving(
        'least(expunged_from, legal.today())',
        shown('no matter without an end', 'person: neighbour, police'),
      ),
      hidden_from: leaving(
        'same',
        machinery('from which day nobody sees the matter; reckoned by the database'),
      ),
      ...lastingRevisionFields,
    },
  },

  'legal.subject_name': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('whose name'),
      kind: shown('which name is used now; other spellings only help to find', 'person: police'),
      full_name: shown('identity before the court', 'person: all'),
      given_name: shown('the same name in another script is found', 'person: all'),
      family_name: shown('the same name in another script is found', 'person: all'),
      father_name: shown('tells two people with the same name apart', 'person: all'),
      language: shown('in which language a spelling is read and sorted'),
      recorded_by: byStaff('who is responsible for the spelling'),
      recorded_at: machinery('order in which spellings came'),
      ...revisionFields,
    },
  },

  'legal.subject_key': {
    of: 'defendant',
    kept: 'matter',
    ending: 'key destroyed',
    within: 'legal.subject by subject_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      subject_id: leaving('same', machinery('which matter it opens')),
      wrapped_key: withheld(
        'secret',
        'opens what is sealed in the matter; destroying it expunges',
        'person: all',
      ),
      made_at: leaving("'epoch'", machinery('when texts began to be sealed with it')),
      destroyed_at: leaving(
        'coalesce(destroyed_at, now())',
        machinery('proof that the key is gone, and when'),
      ),
    },
  },

  'legal.reach': {
    of: 'staff',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      account_id: byStaff('nobody reads a matter that is not theirs'),
      subject_id: machinery('which matter'),
      organisation_id: byStaff('reach ends when the officer works elsewhere'),
      from_at: machinery('when the matter became readable'),
      hidden_from: machinery('repeats the day of the matter where reach is tested'),
    },
  },

  'legal.assignment': {
    of: 'staff',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('which matter'),
      officer_account_id: byStaff('who holds the matter'),
      role: byStaff('whether somebody prosecutes or stands by in probation'),
      organisation_id: byStaff('where the officer works: reach counts only there'),
      reason: byStaff('why a matter changed hands; leave and conflicts are counted'),
      assigned_by: byStaff('who answers for the choice'),
      from_at: machinery('when the officer was assigned'),
      until_at: machinery('when the officer’s assignment ended'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
