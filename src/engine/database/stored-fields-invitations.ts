// What is declared about invitations and requests for help; kernel/stored-fields.ts explains the
// terms. Both are about staff, tell who let whom in, and go soon after they are over.

import { byStaff, machinery, type StoredTables, withheld } from '../../kernel/stored-fields.ts';

export const storedOfInvitations = {
  'access.invitation': {
    of: 'staff',
    kept: 'session',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    backup: 'left out',
    fields: {
      id: machinery('names the row'),
      account_id: byStaff('whose account is opened'),
      link_hash: withheld('secret', 'recognising the link; gone once the invitation is over'),
      made_by: byStaff('who holds one half gets no other'),
      made_at: byStaff('since when the link exists', 'nobody'),
      expires_at: byStaff('it ends by itself, although nobody thinks of it', 'nobody'),
      code_hash: withheld('secret', 'recognising the code; gone once the invitation is over'),
      code_by: byStaff('who gave the other half'),
      code_at: byStaff('the code is given once', 'nobody'),
      wrong_codes: byStaff('somebody who guesses the code ends it', 'nobody'),
      ended_at: byStaff('it works once', 'nobody'),
      ended_as: byStaff('whether it was used or has to be made again', 'nobody'),
    },
  },
  'access.help_request': {
    of: 'staff',
    kept: 'session',
    ending: 'deleted',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      account_id: byStaff('who cannot come in any more'),
      asked_by: byStaff('nobody asks and agrees, and the person learns who asked'),
      asked_at: byStaff('since when somebody waits', 'nobody'),
      expires_at: byStaff('what nobody agrees to ends by itself', 'nobody'),
      agreed_by: byStaff('the person learns who agreed'),
      agreed_at: byStaff('since when no earlier way in works', 'nobody'),
      ended_by: byStaff('who took it back or turned it down'),
      ended_at: byStaff('nothing came of it', 'nobody'),
      told_at: byStaff('the person has seen who helped', 'nobody'),
    },
  },
} as const satisfies StoredTables;
