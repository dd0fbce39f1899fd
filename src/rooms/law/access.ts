// Who may read and change the law of the country: public facts for every role, written by
// administrators, each change by two of them. Proposals are read by administrators and the auditor
// (database/).

import { accessTable, noneYet } from '../../kernel/access.ts';

const reads = { read: 'all', write: 'nobody' } as const;

export const lawAccess = accessTable('law', {
  prosecutor: reads,
  'probation-officer': reads,
  'case-manager': reads,
  supervisor: reads,
  psychologist: reads,
  'child-protection-officer': reads,
  teacher: reads,
  theologian: reads,
  'community-mentor': reads,
  'cso-manager': reads,
  'national-coordinator': reads,
  donor: reads,
  administrator: { read: 'all', write: 'all' },
  auditor: reads,
  ...noneYet,
});
