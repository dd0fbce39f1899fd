// What is known of every column of an urgent concern, of handing it on, and of what was put off:
// see kernel/stored-fields.ts for the words. All of it goes with the file.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

const ofCase = {
  of: 'person',
  kept: 'file',
  ending: 'deleted',
  within: 'care.case_file by case_id',
  scope: 'person_id',
  backup: 'held',
} as const;

export const storedInUrgency = {
  'care.urgent_concern': {
    ...ofCase,
    merging: 'follows',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('who may be in danger'),
      source: shown('where it was said', 'person: all'),
      source_id: machinery('which visit or assessment said so'),
      raised_at: shown('since when somebody has to act'),
      raised_by: byStaff('who said it, and may not take it back without a second person'),
      due_at: shown('by when somebody records what was done'),
      outcome: shown('that the danger was dealt with', 'person: all'),
      text: sealed(shown('what was done', 'person: all')),
      done_at: shown('when it was recorded'),
      done_by: byStaff('who recorded what was done'),
      version: machinery('two people do not settle it at once'),
      ...revisionFields,
    },
  },
  'care.handing': {
    ...ofCase,
    merging: 'follows',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('whose case'),
      about: shown('what somebody else was asked to take on', 'person: all'),
      concern_id: machinery('which concern, if it is one'),
      from_account: byStaff('who asked'),
      to_account: byStaff('who was asked'),
      reason: byStaff('why somebody else is asked', 'person: family'),
      asked_at: machinery('since when an answer is waited for'),
      state: machinery('whether somebody took it on'),
      decline_reason: byStaff('why they do not take it on', 'worker: all'),
      decided_at: machinery('when it was answered or taken back'),
      version: machinery('an answer and taking it back do not cross'),
      ...revisionFields,
    },
  },
  'care.put_off': {
    ...ofCase,
    merging: 'stays',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('whose case'),
      kind: machinery('what kind of thing waits'),
      record: machinery('which one'),
      until_on: shown('on which day it stands on Today again'),
      reason: shown('why it waits', 'person: all'),
      put_off_by: byStaff('who put it off'),
      put_off_at: machinery('which word is the newest'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
