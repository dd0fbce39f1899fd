// Who may read alarms and figures. The database enforces the same rules (database/).

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';

const nobodyElse = {
  prosecutor: none,
  'probation-officer': none,
  'case-manager': none,
  supervisor: none,
  psychologist: none,
  'child-protection-officer': none,
  teacher: none,
  theologian: none,
  'community-mentor': none,
  'cso-manager': none,
  administrator: none,
  auditor: none,
  ...noneYet,
} as const;

export const alarmAccess = accessTable('alarm', {
  ...nobodyElse,
  'national-coordinator': { read: 'coded', write: 'nobody' },
  donor: none,
});
export const figureAccess = accessTable('figure', {
  ...nobodyElse,
  'national-coordinator': { read: 'figures', write: 'figures' },
  donor: { read: 'figures', write: 'nobody' },
});

/** Those who see alarms one by one, by code. */
export const alarmReaders = readersOf(alarmAccess, 'coded');
/** Those who see figures; a donor at the external level. */
export const figureReaders = readersOf(figureAccess, 'figures');
export const figurePublishers = writersOf(figureAccess);
