// What is declared about every column of a request and its package; kernel/stored-fields.ts
// explains the terms. `shown` applies once the person was told (disclosure.notice), not before.
// That a crossing happened, between whom and on what basis, is kept for the auditor; its values
// become unreadable with the key, and only schema `link` says whom it was about.

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

/** Stays after the request: the auditor uses it to judge whether the crossing was lawful. */
const lasting = (field: StoredField): StoredField => ({
  ...leaving('same', field),
  kept: 'programme',
});

export const storedInRequests = {
  'disclosure.request': {
    of: 'person',
    kept: 'crossing',
    ending: 'tombstone',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: lasting(machinery('names the row')),
      code: lasting(shown('a reference that can be said aloud without a name')),
      protocol_id: lasting(machinery('under which terms')),
      direction: lasting(shown('which side asked', 'person: neighbour, police')),
      asking_party_id: lasting({
        ...shown('which organisation asked', 'person: neighbour, police'),
        of: 'organisation',
      }),
      requester_id: lasting(byStaff('who asked, and opens the package; how often in a day')),
      requester_organisation_id: lasting(byStaff('closed to people who now work elsewhere')),
      owner_organisation_id: lasting({
        ...shown('which organisation answers', 'person: neighbour, police'),
        of: 'organisation',
      }),
      kept_by_organisation_id: lasting({
        ...shown('which organisation answers since the file moved', 'person: neighbour, police'),
        of: 'organisation',
      }),
      authority: lasting(shown('who asks by what right')),
      article: lasting(shown('the law it rests on')),
      // Identifies a case of the register, and so the person; the hash still proves which order it
      // was.
      court_number: leaving("'-'", shown('finds the order in the register', 'person: all')),
      order_on: leaving(
        'least(asked_on, basis_until)',
        shown('the order was there before', 'person: police'),
      ),
      basis_until: lasting(shown('no authority without an end')),
      order_hash: lasting(withheld('secret', 'which order it was, after it was destroyed')),
      purpose: lasting(shown('what it is needed for, and for nothing else')),
      asked_fields: lasting(shown('nothing is answered that was not asked')),
      identity: sealed(shown('whom the owner looks for', 'person: all')),
      wrapped_key: withheld(
        'secret',
        'opens the name and the values; destroying it erases',
        'person: all',
      ),
      key_destroyed_at: leaving(
        'coalesce(key_destroyed_at, now())',
        machinery('proof that the key is gone, and when'),
      ),
      state: lasting(shown('what came of it')),
      version: lasting(machinery('a change made in the meantime is not overwritten')),
      asked_on: lasting(shown('when it was asked')),
      ...lastingRevisionFields,
    },
  },

  'disclosure.step': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      request_id: machinery('which request'),
      step: shown('the course can be followed'),
      reason: shown('why it was refused or taken back'),
      account_id: byStaff('who answers for the step'),
      organisation_id: { ...shown('for which organisation'), of: 'organisation' },
      at: shown('when it was done'),
      ...revisionFields,
    },
  },

  'disclosure.proposal': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      request_id: machinery('which request'),
      version: machinery('the newest is decided on'),
      fields: shown('what was to be disclosed, and no more', 'person: police'),
      hash: withheld('secret', 'an approval is for exactly this content and no other'),
      account_id: byStaff('who is responsible for the proposal'),
      organisation_id: { ...shown('which organisation proposed it'), of: 'organisation' },
      at: machinery('when it was proposed'),
      ...revisionFields,
    },
  },

  'disclosure.proposed_value': {
    of: 'person',
    kept: 'crossing',
    ending: 'deleted',
    within: 'disclosure.proposal by proposal_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      proposal_id: machinery('in which proposal'),
      field: shown('which question it answers', 'person: police'),
      sealed: sealed(shown('what is told', 'person: all')),
      ...revisionFields,
    },
  },

  'disclosure.approval': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.proposal by proposal_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      proposal_id: machinery('which proposal'),
      part: shown('both the owner and a third party looked at it'),
      account_id: byStaff('two people, neither of whom asked'),
      organisation_id: {
        ...shown('two organisations, neither of which asked'),
        of: 'organisation',
      },
      hash: withheld('secret', 'what exactly was approved'),
      at: machinery('when it was approved'),
      ...revisionFields,
    },
  },

  'disclosure.release': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      request_id: machinery('which request'),
      proposal_id: machinery('what exactly was released'),
      number: shown('marks each copy, so that a leak can be traced'),
      is_partial: shown('less was disclosed than was asked'),
      attests_best_interests: shown('a charge of a child waits for it', 'child: police'),
      released_by: byStaff('who answers for the release'),
      released_on: shown('when the time limit for telling the person begins'),
      expires_on: shown('no package without an end'),
      ...revisionFields,
    },
  },

  'disclosure.reading': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      request_id: machinery('which package'),
      account_id: byStaff('who read it'),
      at: shown('when it was read, and how often'),
      ...revisionFields,
    },
  },

  'disclosure.receipt': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      request_id: machinery('which package'),
      account_id: byStaff('who has it'),
      at: shown('it arrived'),
      ...revisionFields,
    },
  },

  'disclosure.notice': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      request_id: machinery('of which package'),
      told_on: shown('the person was told, and in time'),
      how: shown('whether it reached the person or someone on their behalf'),
      language: shown('the person was told in a language they understand'),
      account_id: byStaff('who told it'),
      at: machinery('when it was entered'),
      ...revisionFields,
    },
  },

  'disclosure.deferral': {
    of: 'person',
    kept: 'programme',
    ending: 'kept',
    within: 'disclosure.request by request_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      request_id: machinery('of which package'),
      reason: withheld('inquiry', 'nobody is told later without a reason', 'person: family'),
      until_on: withheld('inquiry', 'told later, and not never'),
      asked_by: byStaff('who wants to wait'),
      asked_on: withheld('inquiry', 'at most ninety days at a time'),
      agreed_by: byStaff('the second person, needed for any postponement'),
      agreed_at: machinery('since when it holds'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
