// Who may read and change the law of the country. Every role may read it; administrators write it,
// and each change needs two of them. Only administrators and the auditor see proposals (database/).

import { accessTable, noneYet, writersOf } from '../../kernel/access.ts';
import type { OpenRole, Role } from '../../kernel/roles.ts';

const reads = { read: 'all', write: 'nobody' } as const;

export const lawAccess = accessTable('law', {
  prosecutor: reads,
  'probation-officer': reads,
  'case-manager': reads,
  supervisor: reads,
  psychologist: reads,
  'child-protection-officer': reads,
  teacher: reads,
  theologian: reads,
  'community-mentor': reads,
  'cso-manager': reads,
  'national-coordinator': reads,
  donor: reads,
  administrator: { read: 'all', write: 'all' },
  auditor: reads,
  ...noneYet,
});

/** Those who work by the law, steer the programme, change the law or check who did. */
export const lawReaders = [
  'prosecutor',
  'probation-officer',
  'national-coordinator',
  'administrator',
  'auditor',
] as const satisfies readonly OpenRole[];
export const lawWriters = writersOf(lawAccess);

export function changesLaw({ role }: { readonly role: Role }): boolean {
  return lawWriters.some((one) => one === role);
}
