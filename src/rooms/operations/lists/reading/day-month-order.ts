// Finds whether the dates of a whole column are written day first or month first. One date cannot
// show it; a column usually can, by days above 12. If both orders occur, the column proves nothing.

import { findDateParts } from './date-text.ts';
import { type DayMonthOrder } from './model.ts';

/** Null if no date shows the order, or dates contradict each other. */
export function inferDayMonthOrder(texts: readonly string[]): DayMonthOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const parts = findDateParts(text);
    if (parts?.kind !== 'two-numbers') continue;
    if (parts.first > 12 && parts.second <= 12) dayFirst += 1;
    if (parts.second > 12 && parts.first <= 12) monthFirst += 1;
  }
  // A single slip in a long column does not overturn what all the others show.
  if (dayFirst > 0 && monthFirst <= dayFirst / 20) return 'day-first';
  if (monthFirst > 0 && dayFirst <= monthFirst / 20) return 'month-first';
  return null;
}
