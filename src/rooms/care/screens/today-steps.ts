// What to do about an item of Today, and where: the step itself, one tap away. Who only follows a
// case opens it instead.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { paths, to } from '../../../web/paths.ts';
import type { readToday } from '../today/api.ts';

type Item = ReturnsOf<typeof readToday>['items'][number];
type May = ReturnsOf<typeof readToday>['may'];

type Step =
  | 'visit'
  | 'open'
  | 'review'
  | 'plan'
  | 'consent'
  | 'basis'
  | 'cover'
  | 'search'
  | 'closing'
  | 'hold'
  | 'move'
  | 'assessment'
  | 'told'
  | 'draft'
  | 'pair'
  | 'concern'
  | 'answer'
  | 'appointment';

export function stepOf(
  { kind, record, personId, caseId, why }: Item,
  { write: mayWrite, openFile }: May,
): readonly [Step, string] {
  switch (kind) {
    case 'safety-clock':
    case 'visit':
      return mayWrite
        ? ['visit', to(paths.newVisit, { personId })]
        : ['open', to(paths.person, { personId })];
    case 'review':
      if (!mayWrite) return ['plan', to(paths.plan, { personId })];
      return ['review', to(paths.planReview, { personId }, { review: record })];
    case 'assessment':
      return ['assessment', to(mayWrite ? paths.newNeeds : paths.needs, { personId })];
    case 'told':
      return ['told', to(paths.told, { personId })];
    case 'pair':
      // A manager may name somebody who decides, and not compare the files.
      return why.facts['otherId']
        ? ['pair', to(paths.filePair, { personId, otherId: String(why.facts['otherId']) })]
        : ['open', to(paths.case, { caseId: caseId ?? '' })];
    case 'plan':
    case 'action':
      if (why.code === 'plan-to-draft') return ['draft', to(paths.plan, { personId })];
      return ['plan', to(paths.plan, { personId })];
    case 'consent':
      if (why.code === 'basis-needed' || why.code === 'ground-ends')
        return [
          'basis',
          to(paths.planBasis, { personId }, { action: String(why.facts['actionId']) }),
        ];
      return mayWrite
        ? ['consent', to(paths.newConsent, { personId })]
        : ['open', to(paths.person, { personId })];
    case 'cover':
      if (why.code === 'search-ended' && mayWrite)
        return ['visit', to(paths.newVisit, { personId })];
      return ['cover', to(paths.cover, { personId })];
    case 'closing':
      return ['closing', to(paths.caseClosing, { caseId: caseId ?? '' })];
    case 'hold':
      return ['hold', to(paths.caseOfPerson, { personId })];
    case 'move':
      return ['move', to(paths.caseMove, { caseId: caseId ?? '' })];
    case 'urgent':
      // A manager learns that somebody has to act, and not what it is about.
      return openFile
        ? ['concern', to(paths.concernOutcome, { personId, concernId: record })]
        : ['open', to(paths.case, { caseId: caseId ?? '' })];
    case 'handing':
      if (why.code === 'handing-to-answer')
        return ['answer', to(paths.handing, { personId, handingId: record })];
      return why.code === 'handing-accepted'
        ? ['visit', to(paths.newVisit, { personId })]
        : ['open', to(paths.urgent, { personId })];
    case 'appointment':
      return ['appointment', to(paths.appointment, { personId, appointmentId: record })];
    case 'search':
      return ['search', to(paths.search, { searchId: String(why.facts['searchId']) })];
  }
}

/** Where the item is put off, or a colleague asked to do it. */
export const putOffAt = ({ kind, record }: Item): string => to(paths.putOff, {}, { kind, record });
export const handOnAt = ({ kind, record, personId }: Item): string =>
  to(paths.newHanding, { personId }, kind === 'urgent' ? { concern: record } : {});
