// What is declared about every column of an emergency opening; kernel/stored-fields.ts explains the
// terms. The opening and its verdict outlive the file as a tombstone: otherwise erasing a file
// would give an account back the right it lost, or end the wait for a verdict. The reason is not
// shown, because it may reveal who called for help.

import {
  byStaff,
  lastingRevisionFields,
  leaving,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredField,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInEmergencies = {
  'care.emergency_opening': {
    of: 'person',
    kept: 'file',
    ending: 'tombstone',
    within: 'care.case_file by case_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: leaving('same', machinery('names the row')),
      case_id: leaving('same', machinery('which case was opened, and whose leads review it')),
      person_id: leaving('same', machinery('whose life was in danger')),
      by_account: judged(byStaff('who opened it and is accountable for it')),
      by_organisation_id: judged(
        shown('where the person who opened it works', 'person: neighbour, police'),
      ),
      kind: leaving("'health'", shown('what the person was to be protected from', 'person: all')),
      reason: sealed(
        withheld('another', 'why a life was in danger, for the review', 'person: all'),
      ),
      opened_at: judged(shown('when someone not assigned to the file read it')),
      until_at: judged(shown('after this moment nobody has access')),
      ended_at: judged(shown('that it was ended sooner')),
      ended_by: byStaff('who ended it'),
      review_due_at: judged(machinery('when the account is blocked unless it was reviewed')),
      verdict: judged(shown('whether looking was right', 'worker: all')),
      review_note: sealed(byStaff('why it was judged so')),
      reviewed_by: judged(byStaff('a second person judged')),
      reviewed_at: judged(shown('when it was judged')),
      lifted_by: judged(byStaff('who allowed the account to open again')),
      lifted_at: judged(byStaff('when the account was unblocked')),
      ...lastingRevisionFields,
    },
  },
  'care.emergency_told': {
    of: 'staff',
    kept: 'file',
    ending: 'deleted',
    within: 'care.emergency_opening by opening_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      opening_id: machinery('what they were told of'),
      person_id: machinery('whose file was opened'),
      account_id: byStaff('proof that a second person knew at once'),
      of_case: machinery('whether they belong to the organisation responsible for the case'),
      told_at: byStaff('proof that people were told at that moment', 'nobody'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;

/** What an account is responsible for even after the file is erased. */
function judged(field: StoredField): StoredField {
  return leaving('same', { ...field, kept: 'account' });
}
