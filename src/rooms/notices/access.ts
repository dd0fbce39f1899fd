// Who is told what others did: everyone with a home of their own in the program, and each only
// their own notices. The donor and the auditor are told nothing, because nothing waits for them.

import { accessTable, none, noneYet, readersOf } from '../../kernel/access.ts';

const nobody = none;
const own = { read: 'own', write: 'nobody' } as const;

export const noticeAccess = accessTable('notice', {
  prosecutor: own,
  'probation-officer': own,
  'case-manager': own,
  supervisor: own,
  psychologist: own,
  'child-protection-officer': own,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': own,
  'national-coordinator': own,
  donor: nobody,
  administrator: own,
  auditor: nobody,
  ...noneYet,
});

export const noticeReaders = readersOf(noticeAccess, 'own');
