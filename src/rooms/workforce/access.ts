// Who may know which organisations and colleagues there are, and how much work each has. The
// coordinator gets figures of workload only through the release gate, so nothing here.

import { accessTable, none, noneYet, readersOf } from '../../kernel/access.ts';
import { openRoleNames, sideOf } from '../../kernel/roles.ts';

const nobody = none;
const minimum = { read: 'minimum', write: 'nobody' } as const;
const own = { read: 'own', write: 'nobody' } as const;

export const membershipAccess = accessTable('membership', {
  prosecutor: minimum,
  'probation-officer': minimum,
  'case-manager': minimum,
  supervisor: minimum,
  psychologist: minimum,
  'child-protection-officer': minimum,
  teacher: minimum,
  theologian: minimum,
  'community-mentor': minimum,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': { read: 'all', write: 'nobody' },
  donor: nobody,
  administrator: { read: 'all', write: 'all' },
  auditor: { read: 'all', write: 'nobody' },
  ...noneYet,
});

export const workloadAccess = accessTable('workload', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': own,
  supervisor: { read: 'assigned', write: 'nobody' },
  psychologist: own,
  'child-protection-officer': own,
  teacher: own,
  theologian: own,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'nobody' },
  'national-coordinator': { read: 'figures', write: 'nobody' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

/** Everyone on the care side works with colleagues of their own organisation. */
export const careStaff = openRoleNames.filter((role) => sideOf(role) === 'care');

// Times and kinds, no content. Who is supervised reads what concerns themselves; another team,
// another organisation and the other sides find nothing.
export const supervisionAccess = accessTable('supervision', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': { read: 'own', write: 'own' },
  supervisor: { read: 'assigned', write: 'assigned' },
  psychologist: { read: 'own', write: 'own' },
  'child-protection-officer': { read: 'own', write: 'own' },
  teacher: { read: 'own', write: 'own' },
  theologian: { read: 'own', write: 'own' },
  'community-mentor': { read: 'own', write: 'own' },
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': { read: 'figures', write: 'nobody' },
  donor: { read: 'figures', write: 'nobody' },
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const supervisionReaders = readersOf(supervisionAccess, 'own', 'assigned', 'organisation');
/** Those who are supervised, and may ask for it. */
export const supervisedWorkers = readersOf(supervisionAccess, 'own');
/** Those who hold it. */
export const supervisors = readersOf(supervisionAccess, 'assigned');
export const supervisionManagers = readersOf(supervisionAccess, 'organisation');
/** Those who record what came of a session, and answer an ask. */
export const supervisionKeepers = [...supervisors, ...supervisionManagers];
