// Decisions about cover: pure, the day is handed in. The database repeats the one that may never
// fail: no minor without cover, not for a day.

import { addYears, type Day } from '../../kernel/day.ts';
import type { Birth } from '../../kernel/birth.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Cover } from './model.ts';

/** The first day on which the person is certainly of age; null while nothing is known. */
export function comesOfAgeOn(birth: Birth, ageOfMajority = 18): Day | null {
  return birth.to === null ? null : addYears(birth.to, ageOfMajority);
}

/** On its first day and every day before its last. */
export function holdsOn(cover: Pick<Cover, 'from' | 'until'>, day: Day): boolean {
  return cover.from <= day && (cover.until === null || cover.until > day);
}

/** Not ended by anybody, and holding today or without an end. */
export function isOpen(
  cover: { readonly fromOn: Day; readonly untilOn: Day | null; readonly endReason: string | null },
  today: Day,
): boolean {
  const holds = holdsOn({ from: cover.fromOn, until: cover.untilOn }, today);
  return cover.endReason === null && (holds || cover.untilOn === null);
}

type Term = { readonly from: Day; readonly until: Day | null };
export type AppointRefusal =
  | 'child-is-of-age'
  | 'child-has-guardian'
  | 'ends-before-it-begins'
  | 'begins-after-gap';

/**
 * Whether somebody may be appointed for `term`. A parent or guardian at that time must be ended
 * first; an interim body steps back by itself; nobody is left uncovered until a later beginning.
 */
export function mayAppoint(
  term: Term,
  ofAgeOn: Day | null,
  { today, current }: { today: Day; current: readonly Cover[] },
): Outcome<null, AppointRefusal> {
  if (ofAgeOn !== null && today >= ofAgeOn) return refuse('child-is-of-age', { since: ofAgeOn });
  if (term.until !== null && (term.until <= term.from || term.until <= today)) {
    return refuse('ends-before-it-begins');
  }
  const holder = current.find(
    (cover) =>
      cover.kind !== 'interim-body' &&
      (cover.until === null || cover.until > term.from) &&
      (term.until === null || cover.from < term.until) &&
      cover.until !== cover.from,
  );
  if (holder) return refuse('child-has-guardian', { until: holder.until ?? 'of-age' });
  const needsBridge =
    term.from > today &&
    !current.some(
      (cover) => holdsOn(cover, today) && (cover.until === null || cover.until >= term.from),
    );
  return needsBridge ? refuse('begins-after-gap', { from: term.from }) : done(null);
}
