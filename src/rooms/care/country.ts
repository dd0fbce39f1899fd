// Safety clocks and review intervals of the programme's country, from its pack. Each command passes
// them to the database as numbers, so that a changed pack never moves a clock already set.

import { packOf } from '../../engine/countries/load-packs.ts';

export type ClockHours = { readonly high: number; readonly medium: number; readonly low: number };

/** Within how many hours the person must be seen, by priority of need. */
export function clockHoursOf(country: string): ClockHours {
  const { high, medium, low } = packOf(country).safetyClockHours.value;
  return { high, medium, low };
}

/** Days after the start of the plan, in rising order. */
export function reviewDaysOf(country: string): readonly number[] {
  return packOf(country).reviewDays.value;
}
