// What a lead may write into a proposal: pure, the day is passed in. The database decides who may
// propose, and in which state (database/).

import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { FieldValue } from './shapes.ts';

export type ValueRefusal = 'field-twice' | 'assessed-in-the-future' | 'last-day-missing';

/** Each field once; an assessment that has been made; a restriction in force with its last day. */
export function checkValues(
  values: readonly FieldValue[],
  today: Day,
): Outcome<null, ValueRefusal> {
  if (new Set(values.map(({ field }) => field)).size < values.length) return refuse('field-twice');
  for (const value of values) {
    if (value.field === 'best-interests-on-file' && value.assessedOn > today) {
      return refuse('assessed-in-the-future', { today });
    }
    if (value.field !== 'restriction-in-force') continue;
    const isInForce = value.answer === 'yes';
    // A restriction whose last day has passed is not in force, and "no" has no last day.
    if (isInForce !== (value.lastDay !== null) || (isInForce && value.lastDay! < today)) {
      return refuse('last-day-missing');
    }
  }
  return done(null);
}
