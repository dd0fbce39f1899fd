// The civil day by which a test's programme goes. From 18:00 UTC it is tomorrow in Bishkek, and a
// test that counted in UTC would speak of yesterday.

import { type Day, dayAt } from '../../src/kernel/day.ts';

const testTimeZone = 'Asia/Bishkek';

/** `days` from today. */
export function dayThere(days = 0): Day {
  return dayAt(new Date(Date.now() + days * 86_400_000), testTimeZone);
}
