// Who may ask, answer, approve or read a disclosure. The database holds the same in its functions
// (database/), and no login role has a table of it. "Assigned" is: asked by oneself about a
// matter or case of one's own; or addressed to the organisation one leads; or proposed, and one is
// the second approver.

import { accessTable, none, noneYet } from '../../kernel/access.ts';

const own = { read: 'assigned', write: 'assigned' } as const;

export const disclosureAccess = accessTable('disclosure', {
  prosecutor: own,
  'probation-officer': own,
  'case-manager': own,
  supervisor: own,
  psychologist: none,
  'child-protection-officer': own,
  teacher: none,
  theologian: none,
  'community-mentor': none,
  'cso-manager': own,
  'national-coordinator': { read: 'figures', write: 'nobody' },
  donor: none,
  administrator: none,
  auditor: { read: 'all', write: 'nobody' },
  ...noneYet,
});
