// Where a notice leads: the page of its record, or the list on which it waits.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { Role } from '../../../kernel/roles.ts';
import { paths, to } from '../../../web/paths.ts';
import type { listNotices } from '../api.ts';

export type NoticeShown = ReturnsOf<typeof listNotices>['notices'][number];
export type Place = NoticeShown['places'][number];

export function pathOf(place: Place, role: Role): string {
  const { about, recordId, personId, otherId } = place;
  const [caseId, subjectId, restrictionId] = [
    place.caseId ?? '',
    place.subjectId ?? '',
    place.restrictionId ?? '',
  ];
  switch (about) {
    case 'assignment':
      // Those of the team do not open the page of who works on the case.
      return personId !== null && role !== 'supervisor' ? to(paths.person, { personId }) : toCase();
    case 'concern':
    case 'handing':
      return to(paths.urgent, { personId: personId ?? '' });
    case 'plan':
      return to(paths.plan, { personId: personId ?? '' });
    case 'closing':
      return to(paths.caseClosing, { caseId });
    case 'move':
      return caseId === '' ? to(paths.moves) : to(paths.caseMove, { caseId });
    case 'case':
      return toCase();
    case 'offer':
      return role === 'national-coordinator' ? to(paths.handoverOffers) : to(paths.offers);
    case 'waiting-search':
      return to(paths.searches);
    case 'search':
      return to(paths.cover, { personId: personId ?? '' });
    case 'pair':
      return to(paths.filePair, { personId: personId ?? '', otherId: otherId ?? '' });
    case 'disclosure':
      return to(paths.disclosure, { disclosureId: recordId });
    case 'matter':
      return to(paths.matter, { subjectId });
    case 'permission':
      return to(paths.permission, { subjectId, restrictionId, permissionId: recordId });
    case 'appeal':
      return to(paths.appeal, { subjectId, restrictionId, appealId: recordId });
    case 'document':
      return subjectId === ''
        ? to(paths.documentsOfPerson, { personId: personId ?? '' })
        : to(paths.documentsOfMatter, { subjectId });
    case 'given-name':
      return to(paths.givenNames);
    case 'supervised':
    case 'supervision':
    case 'supervision-ask':
      return to(paths.supervision);
  }
  function toCase(): string {
    return to(paths.case, { caseId });
  }
}
