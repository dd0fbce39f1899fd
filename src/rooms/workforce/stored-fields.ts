// What is declared about every column of workforce; kernel/stored-fields.ts explains the terms. All
// of it is about staff and their organisations. A person learns from their own case which
// organisation is responsible, and from the trail who looked; there is no list of staff for them.

import {
  byStaff,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInWorkforce = {
  'workforce.organisation': {
    of: 'organisation',
    kept: 'programme',
    ending: 'kept',
    within: null,
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      code: withheld('staff', 'naming it in print and in alarms without its full name'),
      kind: withheld('staff', 'what can be asked of it, and what it does not do'),
      side: withheld('staff', 'the wall: which accounts it may have'),
      names: shown('recognising who is responsible', 'person: neighbour'),
      province: withheld('staff', 'finding help near where a family lives', 'worker: neighbour'),
      closed_at: withheld('staff', 'nobody new is sent to it, or works there'),
      ...revisionFields,
    },
  },
  'workforce.membership': {
    of: 'staff',
    kept: 'account',
    ending: 'kept',
    within: 'access.account by account_id',
    scope: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      account_id: byStaff('who was allowed to work here'),
      organisation_id: byStaff('whom they work for: it opens only that organisation'),
      role: byStaff('what they may open, and nothing beyond their part of the work'),
      duty: byStaff('who may confirm, admit or approve for the others'),
      province: byStaff('a colleague near the family can be asked'),
      languages: byStaff('a colleague who speaks the family’s language can be asked'),
      caseload_norm: byStaff('fair distribution of work', 'nobody'),
      from_at: byStaff('when it began to open anything', 'nobody'),
      until_at: byStaff('it ends by itself, although nobody thinks of it', 'nobody'),
      granted_by: byStaff('nobody lets themselves in'),
      granted_at: byStaff('the auditor sees new grants first', 'nobody'),
      confirmed_by: byStaff('a second person confirms it before it opens anything'),
      confirmed_at: byStaff('until then it sleeps', 'nobody'),
      withdrawn_by: byStaff('who is responsible for shutting someone out'),
      withdrawn_at: byStaff('after this every file is closed', 'nobody'),
      duty_asked: byStaff('a duty that waits for a second person opens nothing'),
      duty_asked_by: byStaff('who gives a duty does not confirm it'),
      duty_asked_at: byStaff('how long it has waited', 'nobody'),
      withdrawal_asked_by: byStaff('nobody rids themselves of who looks after them'),
      withdrawal_asked_at: byStaff('without a second person it comes to nothing', 'nobody'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
