// Who may read or write a person's identity, kin and ways to be reached. The database holds the
// same rules (database/); teachers, theologians and mentors get their few fields with the room
// that works with them, and until then nothing.

import { accessTable, none, noneYet } from '../../kernel/access.ts';

const nobody = none;

export const personAccess = accessTable('person', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': { read: 'assigned', write: 'assigned' },
  supervisor: { read: 'assigned', write: 'nobody' },
  psychologist: { read: 'assigned', write: 'nobody' },
  'child-protection-officer': { read: 'assigned', write: 'assigned' },
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'nobody' },
  'national-coordinator': { read: 'until-handover', write: 'nobody' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const kinAccess = accessTable('kin', {
  ...personAccess.rows,
  'cso-manager': nobody,
});

export const contactAccess = accessTable('contact', {
  ...personAccess.rows,
  psychologist: nobody,
  'cso-manager': nobody,
  'national-coordinator': nobody,
});

/**
 * Two files that may be one person: compared, merged and taken apart by two of those who reach
 * both.
 */
export const filePairAccess = accessTable('file-pair', {
  ...contactAccess.rows,
  supervisor: { read: 'assigned', write: 'assigned' },
});
