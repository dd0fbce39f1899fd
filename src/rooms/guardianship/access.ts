// Who may know and change who covers a minor. The database holds the same rules (database/):
// a psychologist gets kinds and days, a manager kinds only, the coordinator a coded alarm. Teachers
// get their contact with the room that works with them.

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

/** Everybody who holds the child's file, a psychologist with kinds and days only. */
export const coverReaders = readersOf(coverAccess, 'assigned', 'minimum');
/** Those who may know who was asked, and what a relative answered. */
export const searchReaders = readersOf(coverAccess, 'assigned');
export const coverManagers = readersOf(coverAccess, 'organisation');
export const coverWriters = writersOf(coverAccess);
