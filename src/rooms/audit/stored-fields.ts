// What is declared about every column of audit; kernel/stored-fields.ts explains the terms. A
// person is shown the entries of their own file: who looked, when, at what kind of record, why.
// Nothing here is ever changed or removed; the pseudonym of a file says nothing without the key.

import { machinery, shown, type StoredTables, withheld } from '../../kernel/stored-fields.ts';

export const storedInAudit = {
  'audit.entry': {
    of: 'staff',
    kept: 'trail',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row, also in the chain'),
      at: shown('when someone read or wrote'),
      writing_transaction: machinery('the order of sealing, with no entry coming in late'),
      account_id: {
        ...shown('who read or wrote is accountable for it', 'worker: all'),
        of: 'staff',
      },
      side: shown('noticing that one side looked where it should not', 'person: family, neighbour'),
      role: shown('whether it was for their part of the work', 'person: family, neighbour'),
      organisation_id: shown(
        'which organisation is responsible for it',
        'person: family, neighbour',
      ),
      action: shown('distinguishing reads, changes and refusals'),
      event: {
        ...shown('what was done, so that it can be questioned', 'person: all'),
        of: 'person',
      },
      record: { ...shown('what kind of record was opened', 'person: all'), of: 'person' },
      subjects: {
        ...withheld(
          'another',
          'finding who looked at one person, without a name',
          'person: police',
        ),
        of: 'person',
      },
      purpose: { ...shown('why it was opened or changed, as a code', 'person: all'), of: 'person' },
      request_id: machinery('which entries were left by one step'),
      sealed_in: machinery('which seal proves the entry'),
    },
  },
  'audit.seal': {
    of: 'nobody',
    kept: 'trail',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      number: machinery('the order of the chain, with no gap and no fork'),
      entries: machinery('noticing an entry that was taken out of the batch'),
      entries_total: machinery('noticing that the trail became shorter'),
      first_entry: machinery('where the batch begins, for anyone looking for a break'),
      last_entry: machinery('where the batch ends, for anyone looking for a break'),
      entries_hash: withheld('secret', 'proof that no entry of the batch was changed'),
      previous_hash: withheld('secret', 'proof that no earlier batch was taken out'),
      hash: withheld('secret', 'what the next seal and the signature build on'),
      sealed_at: machinery('noticing how long entries waited unproved'),
    },
  },
  'audit.checkpoint': {
    of: 'nobody',
    kept: 'trail',
    ending: 'kept',
    within: 'audit.seal by seal_number',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      seal_number: machinery('the last entry that the signature covers'),
      seal_hash: withheld('secret', 'the expected link of the chain at this place'),
      entries_total: machinery('how many entries there must be at least'),
      made_at: machinery('the day up to which the trail is proved'),
      signature: withheld('secret', 'proof outside the database that no trace was removed'),
      key: machinery('with which public key the proof is checked'),
    },
  },
  'audit.verification': {
    of: 'nobody',
    kept: 'trail',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      at: machinery('when the chain was last proved'),
      whole: machinery('whether a trace was changed or removed'),
      seals: machinery('how much of the chain was proved'),
      entries: machinery('how much of the trail was proved'),
      first_wrong_seal: machinery('where to look for what was changed'),
    },
  },
} as const satisfies StoredTables;
