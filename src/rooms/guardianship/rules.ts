// Decisions about cover: pure, the day is passed in. The database repeats the one that must never
// fail: no minor is without cover, not even for a day.

import { addYears, type Day } from '../../kernel/day.ts';
import type { Birth } from '../../kernel/birth.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Cover } from './model.ts';

/** The first day on which the person is certainly of age; null if the birth is unknown. */
export function comesOfAgeOn(birth: Birth, ageOfMajority = 18): Day | null {
  return birth.to === null ? null : addYears(birth.to, ageOfMajority);
}

/** From its first day, and on every day before `until`. */
export function holdsOn(cover: Pick<Cover, 'from' | 'until'>, day: Day): boolean {
  return cover.from <= day && (cover.until === null || cover.until > day);
}

/** Not ended by anyone, and in force today or without an end date. */
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
 * Whether someone may be appointed for `term`. An existing parent or guardian must be ended first;
 * an interim body's cover ends automatically. A later start must not leave a gap before it.
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
  return isCoveredUntil(term.from, today, current)
    ? done(null)
    : refuse('begins-after-gap', { from: term.from });
}

/** On every day from `today` until the one before `end`, by one cover after another. */
function isCoveredUntil(end: Day, today: Day, covers: readonly Cover[]): boolean {
  for (let day = today; day < end;) {
    const held = covers.filter((cover) => holdsOn(cover, day));
    if (held.length === 0) return false;
    if (held.some(({ until }) => until === null)) return true;
    day = held
      .map(({ until }) => until!)
      .toSorted()
      .at(-1)!;
  }
  return true;
}

/**
 * Whether all words of a worker's name occur in the holder's name, in any order. A word comes with
 * its search keys, so that another script or spelling is the same word. One word alone is not a
 * name.
 */
export function isNamedLike(
  worker: readonly (readonly string[])[],
  holder: readonly (readonly string[])[],
): boolean {
  return (
    worker.length > 1 &&
    worker.every((word) => holder.some((other) => other.some((key) => word.includes(key))))
  );
}
