// What is known of every column of supervision: see kernel/stored-fields.ts for the words. All of
// it is about staff, and times and codes only: there is no column for what was said, about whom, or
// how somebody works, and none may be added.

import {
  byStaff,
  machinery,
  revisionFields,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

const kept = {
  of: 'staff',
  kept: 'supervision',
  ending: 'deleted',
  scope: null,
  merging: 'no matter',
  backup: 'held',
} as const;

export const storedInSupervision = {
  'workforce.supervised': {
    ...kept,
    within: 'access.account by worker_id',
    fields: {
      id: machinery('names the row'),
      organisation_id: byStaff('another organisation knows nothing of it', 'nobody'),
      worker_id: byStaff('who is supervised'),
      supervisor_id: byStaff('whom they can turn to, and who sees what is due'),
      named_by: byStaff('who decided it'),
      named_at: byStaff('from when supervision is owed', 'nobody'),
      until_at: byStaff('one supervisor at a time', 'nobody'),
      ...revisionFields,
    },
  },
  'workforce.supervision': {
    ...kept,
    within: 'access.account by supervisor_id',
    fields: {
      id: machinery('names the row'),
      organisation_id: byStaff('another organisation knows nothing of it', 'nobody'),
      supervisor_id: byStaff('who holds it'),
      kind: byStaff('each kind is owed in its own time', 'nobody'),
      planned_at: byStaff('both know when they meet', 'nobody'),
      state: byStaff('whether it is still owed', 'nobody'),
      minutes: byStaff('whether there was time for it', 'nobody'),
      moved_for: byStaff('who asked for another time, without a reason', 'nobody'),
      followed_by: machinery('which row took its place'),
      made_at: byStaff('when it was agreed', 'nobody'),
      ended_by: byStaff('who recorded it'),
      ended_at: byStaff('when that was recorded', 'nobody'),
      version: machinery('two people do not record it at once'),
      ...revisionFields,
    },
  },
  'workforce.supervision_worker': {
    ...kept,
    within: 'workforce.supervision by supervision_id',
    fields: {
      id: machinery('names the row'),
      supervision_id: machinery('which session'),
      supervisor_id: machinery('nobody supervises themselves'),
      worker_id: byStaff('who takes part'),
      ...revisionFields,
    },
  },
  'workforce.supervision_ask': {
    ...kept,
    within: 'access.account by worker_id',
    fields: {
      id: machinery('names the row'),
      organisation_id: byStaff('another organisation knows nothing of it', 'nobody'),
      worker_id: byStaff('who asks, and gives no reason'),
      wish: byStaff('how soon', 'nobody'),
      state: byStaff('whether somebody still owes an answer', 'nobody'),
      asked_at: byStaff('how long they have waited', 'nobody'),
      due_at: byStaff('by when somebody else is told', 'nobody'),
      seen_by: byStaff('the worker knows that it was read'),
      seen_at: byStaff('since when', 'nobody'),
      ended_at: byStaff('how long it took', 'nobody'),
      supervision_id: machinery('which time was agreed'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
