// What to do about an item of Today, and where: the step itself, one tap away. A probation officer
// opens no proceeding and sees the matter instead.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { paths, to } from '../../../web/paths.ts';
import type { readCourtToday } from '../today/api.ts';

type Answer = ReturnsOf<typeof readCourtToday>;
export type CourtItem = Answer['items'][number];
export type LateItem = NonNullable<Answer['late']>['items'][number];

type Step =
  | 'detention'
  | 'hearing'
  | 'outcome'
  | 'exemption'
  | 'proceeding'
  | 'tell'
  | 'answer'
  | 'contact'
  | 'appeal'
  | 'assign'
  | 'open';

/** What the form is opened for. */
const toldOf: Readonly<Partial<Record<CourtItem['code'], string>>> = {
  'tell-beginning': 'beginning',
  'tell-ending': 'ending',
};

export function stepOf(
  { kind, code, record, parent, subjectId }: CourtItem,
  { openProceeding }: Answer['may'],
): readonly [Step, string] {
  const ofProceeding = { subjectId, proceedingId: parent };
  const ofRestriction = { subjectId, restrictionId: parent };
  switch (kind) {
    case 'detention':
      return ['detention', to(paths.detentionReview, { ...ofProceeding, detentionId: record })];
    case 'hearing':
      if (!openProceeding) return ['open', to(paths.matter, { subjectId })];
      return [
        code === 'hearing-passed' ? 'outcome' : 'hearing',
        to(paths.hearing, { subjectId, hearingId: record }),
      ];
    case 'exemption':
      return ['exemption', to(paths.exemption, { ...ofProceeding, requestId: record })];
    case 'proceeding':
      return ['proceeding', to(paths.proceeding, ofProceeding)];
    case 'restriction':
      return code === 'answer-permission'
        ? ['answer', to(paths.permission, { ...ofRestriction, permissionId: record })]
        : ['tell', to(paths.restrictionTelling, ofRestriction, { about: toldOf[code] })];
    case 'contact':
      return ['contact', to(paths.contact, { ...ofRestriction, contactId: record })];
    case 'appeal':
      return ['appeal', to(paths.appeal, { ...ofRestriction, appealId: record })];
    case 'matter':
      return ['assign', to(paths.officer, { subjectId })];
  }
}
