// Who may read or write operations and their lists. The database has the same rules as policies
// (database/); `test/access-matrix` compares both with the published table.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';
import type { OpenRole } from '../../kernel/roles.ts';

const nobody = none;
const minimum = { read: 'minimum', write: 'nobody' } as const;

export const operationAccess = accessTable('operation', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': minimum,
  supervisor: minimum,
  psychologist: nobody,
  'child-protection-officer': minimum,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': nobody,
  'national-coordinator': { read: 'all', write: 'all' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

/** Names only until handover; afterwards the coordinator keeps codes and states. */
export const entryAccess = accessTable('list entry', {
  ...operationAccess.rows,
  'case-manager': nobody,
  supervisor: nobody,
  'national-coordinator': { read: 'until-handover', write: 'until-handover' },
});

/** The one who runs operations: lists, pairs and arrival included. */
export const coordinators = writersOf(operationAccess);
/** Those who learn the name and the landing day of the operation that their persons came with. */
export const operationNameReaders = readersOf(operationAccess, 'minimum');
/** Those who search for kin of children on the lists without an adult. */
export const kinSearchers = readersOf(entryAccess, 'minimum');
/** Those who open files of people at home; a case manager only with the duty intake. */
export const caseloadOpeners = [
  'case-manager',
  'child-protection-officer',
] as const satisfies readonly OpenRole[];
/** Those who take a whole import back: who brought it in, or the manager. */
export const caseloadTakers = [...caseloadOpeners, 'cso-manager'] as const;
/** And the supervisors of its cases, who see to it that everybody is asked. */
export const caseloadFollowers = [...caseloadTakers, 'supervisor'] as const;
