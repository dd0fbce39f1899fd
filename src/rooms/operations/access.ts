// Who may read or write operations and their lists. The database holds the same rules as policies
// (database/); `test/access-matrix` holds both against the published table.

import { accessTable, none, noneYet } from '../../kernel/access.ts';

const nobody = none;
const minimum = { read: 'minimum', write: 'nobody' } as const;

export const operationAccess = accessTable('operation', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': minimum,
  supervisor: minimum,
  psychologist: nobody,
  'child-protection-officer': minimum,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': nobody,
  'national-coordinator': { read: 'all', write: 'all' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

/** Names only until handover; afterwards the coordinator keeps codes and states. */
export const entryAccess = accessTable('list entry', {
  ...operationAccess.rows,
  'case-manager': nobody,
  supervisor: nobody,
  'national-coordinator': { read: 'until-handover', write: 'until-handover' },
});
