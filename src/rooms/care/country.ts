// Review intervals of the programme's country, from its pack, for what is shown and made up. The
// database reads them and the safety clocks itself (`programme.pack_number`).

import { packOf } from '../../engine/countries/load-packs.ts';

/** Days after the start of the plan, in rising order. */
export function reviewDaysOf(country: string): readonly number[] {
  return packOf(country).reviewDays.value;
}
