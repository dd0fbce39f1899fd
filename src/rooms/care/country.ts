// Clocks and review distances of the programme's country, from its pack. They are handed to the
// database as numbers with each command, so that a changed pack never moves a clock already set.

import { packOf } from '../../engine/countries/load-packs.ts';

export type ClockHours = { readonly high: number; readonly medium: number; readonly low: number };

/** Hours until somebody must have been seen, by priority of need. */
export function clockHoursOf(country: string): ClockHours {
  const { high, medium, low } = packOf(country).safetyClockHours.value;
  return { high, medium, low };
}

/** Days after the plan's start, rising. */
export function reviewDaysOf(country: string): readonly number[] {
  return packOf(country).reviewDays.value;
}
