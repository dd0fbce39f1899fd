// Who may see how the jobs go: counts, ages and codes, never what a job carries or for whom it
// runs. Only an administrator retries or discards a job, through two functions that check it.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';

const nobody = none;

export const jobAccess = accessTable('job', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': nobody,
  supervisor: nobody,
  psychologist: nobody,
  'child-protection-officer': nobody,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': nobody,
  'national-coordinator': nobody,
  donor: nobody,
  administrator: { read: 'all', write: 'all' },
  auditor: { read: 'all', write: 'nobody' },
  ...noneYet,
});

/** Those who see what is stuck or was given up. */
export const jobReaders = readersOf(jobAccess, 'all');
/** Those who retry or discard a job. */
export const jobMenders = writersOf(jobAccess);
