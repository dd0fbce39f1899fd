// Who may know which organisations and colleagues there are, and how much work each has; who makes
// accounts and who confirms them. The coordinator gets figures of workload only through the release
// gate, so nothing here.

import { accessTable, none, noneYet } from '../../kernel/access.ts';
import { type OpenRole, openRoleNames, sideOf } from '../../kernel/roles.ts';

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
/** The administrator makes accounts, and confirms none that they made. */
export const accountMakers = ['administrator'] as const satisfies readonly OpenRole[];
/** Second persons of the sides without a manager: the programme's and oversight. */
export const secondPersons = [
  'national-coordinator',
  'auditor',
] as const satisfies readonly OpenRole[];
/**
 * A manager confirms grants of the own organisation, a prosecutor only with the duty registrar;
 * another administrator or a second person those of the programme and of oversight. They see
 * grants, and may withdraw them.
 */
export const grantConfirmers = [
  ...accountMakers,
  'cso-manager',
  'prosecutor',
  ...secondPersons,
] as const satisfies readonly OpenRole[];
/** Whose page lists what waits for them; the administrator's lists every account. */
export const teamReaders = [
  'cso-manager',
  'prosecutor',
  ...secondPersons,
] as const satisfies readonly OpenRole[];
