// What to do about an item of Today, and where: the step itself, one tap away. Who only follows a
// case opens it instead.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { paths, to } from '../../../web/paths.ts';
import type { readToday } from '../today/api.ts';

type Item = ReturnsOf<typeof readToday>['items'][number];

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
  | 'move';

export function stepOf(
  { kind, personId, caseId, why }: Item,
  mayWrite: boolean,
): readonly [Step, string] {
  switch (kind) {
    case 'safety-clock':
    case 'visit':
      return mayWrite
        ? ['visit', to(paths.newVisit, { personId })]
        : ['open', to(paths.person, { personId })];
    case 'review':
      return ['review', to(paths.plan, { personId })];
    case 'plan':
    case 'action':
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
    case 'search':
      return ['search', to(paths.search, { searchId: String(why.facts['searchId']) })];
  }
}
