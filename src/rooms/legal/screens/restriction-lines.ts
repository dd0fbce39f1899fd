// The questions about a restriction as a court ordered it, except those that depend on other
// answers.

import type { LinesOf } from '../../../web/kit/lines-of.ts';
import type { NewRestriction } from '../restriction/shapes.ts';

type Part<Name extends keyof NewRestriction> = LinesOf<Pick<NewRestriction, Name>>;

export const orderLines = {
  court: { is: 'text', label: 'legal.restriction.court', lengthMax: 200 },
  orderNumber: { is: 'text', label: 'legal.restriction.orderNumber', lengthMax: 80 },
  scope: {
    is: 'long-text',
    label: 'legal.restriction.scope',
    hint: 'legal.restriction.scopeHint',
    lengthMax: 2000,
  },
} as const satisfies Part<'court' | 'orderNumber' | 'scope'>;

export const dayLines = {
  startOn: { is: 'day', label: 'legal.restriction.startOn' },
  endOn: {
    is: 'day',
    label: 'legal.restriction.endOn',
    hint: 'legal.restriction.endOnHint',
  },
} as const satisfies Part<'startOn' | 'endOn'>;

export const groundsLines = {
  permissionAnswerDays: {
    is: 'number',
    label: 'restrictions.permission.answerDays',
    hint: 'restrictions.permission.answerDaysHint',
    least: 1,
    most: 30,
    wrong: 'restrictions.permission.answerDaysWrong',
  },
  groundsRole: {
    is: 'long-text',
    label: 'restrictions.grounds.role',
    hint: 'restrictions.grounds.hint',
    lengthMax: 2000,
    rows: 2,
    isOptional: true,
  },
  groundsStay: {
    is: 'long-text',
    label: 'restrictions.grounds.stay',
    hint: 'restrictions.grounds.hint',
    lengthMax: 2000,
    rows: 2,
    isOptional: true,
  },
  appealTerms: {
    is: 'long-text',
    label: 'restrictions.appeal.terms',
    hint: 'restrictions.appeal.termsHint',
    lengthMax: 2000,
    rows: 2,
    isOptional: true,
  },
} as const satisfies Part<'permissionAnswerDays' | 'groundsRole' | 'groundsStay' | 'appealTerms'>;
