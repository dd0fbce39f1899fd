// What is declared about every column of the ways in beside the password: recovery codes, passkeys
// and the challenges already used; kernel/stored-fields.ts explains the terms.

import {
  byStaff,
  machinery,
  sealed,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInWaysIn = {
  'access.recovery_code': {
    of: 'staff',
    kept: 'account',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    // A code that was ended because its paper was lost must not come back, as with passwords.
    backup: 'left out',
    fields: {
      account_id: byStaff('whose code it is'),
      code_hash: withheld('secret', 'a paper helps where the phone is lost', 'person: police'),
      made_at: byStaff('all ten are made together', 'nobody'),
      used_at: byStaff('each works once', 'nobody'),
    },
  },
  'access.passkey': {
    of: 'staff',
    kept: 'account',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    // Neither may a passkey that was ended because a phone was stolen.
    backup: 'left out',
    fields: {
      id: machinery('names the row'),
      account_id: byStaff('whose passkey it is'),
      credential_id: withheld('secret', 'finding the passkey that answered'),
      public_key: withheld('secret', 'checking the answer; it can sign nothing itself'),
      counter: machinery('a copy of the key elsewhere is noticed'),
      transports: machinery('the browser looks for the passkey in the right place'),
      name: byStaff('the owner tells their passkeys apart', 'nobody'),
      has_prf: machinery('whether it can also open what is sealed for its owner'),
      is_synced: byStaff('the owner knows that it is on more than one device', 'nobody'),
      made_at: byStaff('the owner tells their passkeys apart', 'nobody'),
      used_at: byStaff('the owner notices one that somebody else uses', 'nobody'),
    },
  },
  'access.calendar_feed': {
    of: 'staff',
    kept: 'account',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    // One that was renewed because somebody saw it must not come back.
    backup: 'left out',
    fields: {
      account_id: byStaff('whose calendar it is'),
      token_hash: withheld('secret', 'recognising the address; it cannot be read from it'),
      made_at: byStaff('the owner knows since when it can be read', 'nobody'),
    },
  },
  'access.mail_address': {
    of: 'staff',
    kept: 'account',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    // An address that its owner took back must not come back with a restore.
    backup: 'left out',
    fields: {
      account_id: byStaff('whose address it is', 'nobody'),
      address: sealed(byStaff('they are told there that something is new')),
      asked_at: byStaff('since when it is known', 'nobody'),
      code_hash: withheld('secret', 'proves that whoever typed the address reads it'),
      code_until: machinery('a code is over by itself'),
      tries_left: machinery('nobody guesses a code'),
      confirmed_at: byStaff('nothing but the code is sent there before', 'nobody'),
    },
  },
  'access.used_challenge': {
    of: 'nobody',
    kept: 'session',
    ending: 'deleted',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'left out',
    fields: {
      challenge_hash: withheld('secret', 'the answer of a passkey works once'),
      until_at: machinery('by then the challenge is over by itself'),
    },
  },
} as const satisfies StoredTables;
