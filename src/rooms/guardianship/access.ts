// Who may read and change the cover of a minor. The database enforces the same rules (database/): a
// psychologist gets kinds and dates, a manager only kinds, the coordinator a coded alarm. Teachers
// get access with the room that works with them.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';

const nobody = none;
const reads = { read: 'assigned', write: 'nobody' } as const;

export const coverAccess = accessTable('cover', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': reads,
  supervisor: reads,
  psychologist: { read: 'minimum', write: 'nobody' },
  'child-protection-officer': { read: 'assigned', write: 'assigned' },
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'nobody' },
  'national-coordinator': { read: 'coded', write: 'nobody' },
  donor: { read: 'figures', write: 'nobody' },
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

/** Everyone with access to the child's file; a psychologist only kinds and dates. */
export const coverReaders = readersOf(coverAccess, 'assigned', 'minimum');
/** Those who may see which relatives were asked, and what they answered. */
export const searchReaders = readersOf(coverAccess, 'assigned');
export const coverManagers = readersOf(coverAccess, 'organisation');
export const coverWriters = writersOf(coverAccess);
