// Who may read the trail and the grants. No role writes here: entries come from the machinery,
// seals from the sealer. The database has the same rules (database/).

import { accessTable, none, noneYet, readersOf } from '../../kernel/access.ts';

const own = { read: 'own', write: 'nobody' } as const;

export const auditAccess = accessTable('audit-entry', {
  prosecutor: own,
  'probation-officer': own,
  'case-manager': own,
  supervisor: own,
  psychologist: own,
  'child-protection-officer': own,
  teacher: own,
  theologian: own,
  'community-mentor': own,
  'cso-manager': own,
  'national-coordinator': none,
  donor: none,
  administrator: none,
  auditor: { read: 'all', write: 'nobody' },
  ...noneYet,
});

/** Those who read the whole trail, and every grant. */
export const auditors = readersOf(auditAccess, 'all');
/** Staff of justice and care, who are recorded most and may see what is recorded of them. */
export const ownTrailReaders = readersOf(auditAccess, 'own');
