// What waits for somebody in this room, state by state: all of it is the coordinator's, as alarms.
// Nobody else could do it, so nothing stands with a second person once it is late.

import type { By, Duties, DutiesOfTables, Waiting } from '../../kernel/waiting.ts';
import type { EntryState } from './entries/model.ts';
import type { jobStates, listStates } from './lists/model.ts';
import type { OperationState } from './operation/model.ts';
import type { proposalStates } from './proposals/model.ts';

const alarm = (as: string, by: By = 'now'): Waiting => ({
  stands: [{ on: 'coordinator', as, by, then: null }],
});
const ownWork = alarm('operation-still', 'operation-waiting-days');
const unresolved = alarm('unresolved-entry');

const operation: Duties<OperationState> = {
  negotiating: ownWork,
  'lists-verified': ownWork,
  approved: ownWork,
  executing: ownWork,
  landed: { carriedBy: ['operations.entry'] },
  reception: { carriedBy: ['operations.entry'] },
  dispersal: { carriedBy: ['operations.entry'] },
  closed: 'over',
  suspended: ownWork,
  cancelled: 'over',
};

const entry: Duties<EntryState> = {
  identified: unresolved,
  contacted: unresolved,
  willing: unresolved,
  refused: 'over',
  undecided: unresolved,
  prevented: 'over',
  'identity-pending': unresolved,
  cleared: unresolved,
  boarded: unresolved,
  'not-boarded': 'over',
  arrived: {
    stands: [
      { on: 'coordinator', as: 'unresolved-entry', by: 'now', then: null },
      { on: 'coordinator', as: 'family-not-offered', by: 'family-waiting-days', then: null },
    ],
  },
  'handed-over': { carriedBy: ['care.case_file'] },
};

const list: Duties<Exclude<(typeof listStates)[number], 'importing'>> = {
  staged: alarm('list-staged'),
  imported: { carriedBy: ['operations.match_proposal', 'operations.entry'] },
  discarded: 'over',
};

const importJob: Duties<(typeof jobStates)[number]> = {
  waiting: { carriedBy: ['jobs.job'] },
  running: { carriedBy: ['jobs.job'] },
  done: 'over',
  cancelled: 'over',
  failed: alarm('import-failed'),
  interrupted: alarm('import-failed'),
};

const proposal: Duties<(typeof proposalStates)[number]> = {
  open: alarm('pairs-to-decide'),
  same: 'over',
  different: 'over',
};

export const operationsDuties: DutiesOfTables = {
  'operations.operation': operation,
  'operations.entry': entry,
  'operations.list': list,
  'operations.import_job': importJob,
  'operations.match_proposal': proposal,
};
