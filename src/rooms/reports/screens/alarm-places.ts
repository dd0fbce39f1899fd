// Where the coordinator goes on with an alarm; null where it is somebody else's work: then the row
// says whom to ask.

import { paths, to } from '../../../web/paths.ts';
import type { Alarm } from '../shapes.ts';

export function placeOf({ kind, record, parent }: Alarm): string | null {
  switch (kind) {
    case 'unresolved-entry':
      return record && parent
        ? to(paths.operationEntry, { operationId: parent, entryId: record })
        : null;
    case 'operation-still':
      return record && to(paths.operation, { operationId: record });
    case 'pairs-to-decide':
      return record && to(paths.operationPairs, { operationId: record });
    case 'list-staged':
    case 'import-failed':
      return record && to(paths.operationLists, { operationId: record });
    case 'family-not-offered':
    case 'offer-unanswered':
      return record && to(paths.handoverOffer, { householdId: record });
    case 'grant-waiting':
      return to(paths.team);
    case 'given-name-proposed':
      return to(paths.givenNames);
    case 'minor-without-cover':
    case 'missed-clock':
    case 'emergency-unreviewed':
    case 'move-late':
    case 'case-without-lead':
    case 'search-not-taken':
      return null;
  }
}
