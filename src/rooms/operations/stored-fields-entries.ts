// What is declared about every column of a list entry and of pairs of them; kernel/stored-fields.ts
// explains the terms. From its erase day an entry is a code and a countable state: no name, no
// words of a list, nothing that could confirm a guess. A pair is about two rows of paper, not about
// a person.

import {
  byStaff,
  lastingRevisionFields,
  leaving,
  machinery,
  revisionFields,
  sealed,
  type StoredField,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInEntries = {
  'operations.entry': {
    of: 'person',
    kept: 'entry',
    ending: 'tombstone',
    within: 'operations.operation by operation_id',
    scope: null,
    merging: 'stays',
    backup: 'held',
    fields: {
      id: counted(machinery('names the row')),
      operation_id: counted(machinery('which operation')),
      code: counted(listed('referring to an entry without a name', 'person: neighbour, police')),
      root_id: counted(machinery('which rows are one person, counted once')),
      state: counted(listed('nobody is lost before they are settled', 'person: all')),
      reason: counted(listed('planned against arrived, by a neutral reason', 'person: all')),
      own_state: counted(machinery('what was noted on this row, so that undoing restores it')),
      own_reason: counted(machinery('what was noted on this row, so that undoing restores it')),
      own_since: counted(machinery('the last word on several rows counts')),
      state_conflict: counted(machinery('two rows contradict each other: a person has to look')),
      sex: counted(listed('planned against arrived; comparing lists')),
      may_be_minor: counted(listed('protection of children')),
      own_may_be_minor: counted(
        machinery('the decision for this row, so that undoing restores it'),
      ),
      unaccompanied: counted(listed('a child alone gets a search for kin', 'child: all')),
      relation: counted(listed('families stay together', 'person: police')),
      mark: listed('who needs a guardian before the journey ends', 'child: all'),
      listed_family_id: counted(
        machinery('the family given in the list, so that undoing restores it'),
      ),
      family_is_listed: counted(machinery('whether the list names families at all')),
      family_by_hand_id: counted(machinery('the family a person chose instead')),
      family_id: counted(machinery('the family that holds now')),
      person_id: counted(machinery('which file it became: one arrival makes one file')),
      version: counted(machinery('two people do not change it at once')),
      made_at: counted(machinery('when it was brought in')),
      ...lastingRevisionFields,
    },
  },
  'operations.entry_identity': {
    of: 'person',
    kept: 'entry',
    ending: 'deleted',
    within: 'operations.entry by entry_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      entry_id: machinery('which entry'),
      operation_id: machinery('repeats the operation, to list quickly'),
      full_name: listed('comparing lists; meeting the right person', 'person: all'),
      given_name: listed('comparing lists', 'person: all'),
      family_name: listed('comparing lists', 'person: all'),
      father_name: ofKin('comparing lists; search for kin'),
      mother_name: ofKin('comparing lists; search for kin'),
      birth_from: listed('comparing lists; protection of children', 'person: police'),
      birth_to: listed('comparing lists; protection of children', 'person: police'),
      birth_precision: listed('nobody mistakes a guessed age for a date'),
      citizenship: listed('which papers are needed', 'person: police'),
      district: listed('planning where people are received', 'person: all'),
      place: listed('comparing lists only', 'person: neighbour, police'),
      tent: listed('comparing lists only', 'person: neighbour, police'),
      kunya: listed('comparing lists only', 'person: neighbour, police'),
      family_number: listed('which rows of a list are one family', 'kin: police'),
      document: sealed(listed('comparing lists; papers', 'person: police')),
      phone: sealed(listed('reaching the person', 'person: all')),
      address: sealed(listed('reaching the person', 'person: all')),
      note: sealed(listed('comparing lists', 'person: all')),
      closed_at: machinery('when the coordinator stops seeing names: the handover'),
      erase_on: machinery('the day the row is erased, set with the entry'),
      ...revisionFields,
    },
  },
  'operations.entry_listing': {
    of: 'person',
    kept: 'entry',
    ending: 'tombstone',
    within: 'operations.entry by entry_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      entry_id: counted(machinery('which entry')),
      list_id: counted(machinery('which list')),
      sheet: leaving("'-'", listed('looking a row up in the paper', 'person: neighbour, police')),
      row: leaving('0', listed('looking a row up in the paper')),
      row_hash: leaving(
        "'\\x'",
        withheld('secret', 'importing a list again creates no second entries', 'person: police'),
      ),
      listed_status: listed('what the carrier noted on the day', 'person: all'),
      listed_reason: listed('why someone did not board, as the carrier noted', 'person: all'),
      ...lastingRevisionFields,
    },
  },
  'operations.entry_name_key': {
    of: 'person',
    kept: 'entry',
    ending: 'deleted',
    within: 'operations.entry by entry_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      entry_id: machinery('which entry'),
      folded: listed('finding a name in any script and spelling', 'person: all'),
      keys_version: machinery('which keys have to be computed again'),
    },
  },
  'operations.entry_transition': {
    of: 'person',
    kept: 'entry',
    ending: 'deleted',
    within: 'operations.entry by entry_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      entry_id: machinery('which entry'),
      from_state: listed('what was known before', 'person: all'),
      to_state: listed('what the person said or what happened', 'person: all'),
      reason: listed('why someone is not coming, coded and neutral', 'person: all'),
      basis: withheld(
        'another',
        'whose statement it is based on: the person’s own weighs most',
        'person: family',
      ),
      by_account: byStaff('who noted it'),
      at: listed('how old the word is'),
      ...revisionFields,
    },
  },
  'operations.match_proposal': {
    of: 'programme',
    kept: 'operation',
    ending: 'kept',
    within: 'operations.operation by operation_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      operation_id: machinery('which operation'),
      a_entry_id: machinery('one row of paper'),
      b_entry_id: machinery('another row of paper'),
      band: machinery('which pairs a person looks at first'),
      score: machinery('which pairs a person looks at first'),
      reasons: machinery('in which fields two rows agree, coded, so that a person can judge'),
      state: machinery('what a person decided: only people join rows'),
      decided_at: machinery('how well pairs were proposed, by quarter'),
      version: machinery('two people do not decide at once'),
      made_at: machinery('when it was proposed'),
      scripts: machinery('how well pairs were proposed, by script'),
      ...revisionFields,
    },
  },
  'operations.match_decision': {
    of: 'programme',
    kept: 'operation',
    ending: 'kept',
    within: 'operations.match_proposal by proposal_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      proposal_id: machinery('which pair'),
      decision: machinery('what was decided, also when it was undone'),
      by_account: byStaff('who decided it'),
      at: machinery('the order of the decisions'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;

function listed(purpose: string, harms: StoredField['harms'] = 'nobody'): StoredField {
  return withheld('list', purpose, harms);
}

function ofKin(purpose: string): StoredField {
  return { ...listed(purpose, 'kin: police'), of: 'kin' };
}

/** What an entry leaves behind: codes, countable states, and which rows belong together. */
function counted(field: StoredField): StoredField {
  return leaving('same', { ...field, kept: 'operation' });
}
