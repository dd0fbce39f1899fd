// Numbers of the country pack that are shown or made up. The database decides by the same numbers
// and reads them itself (`programme.pack_number`).

import { packOf } from '../../engine/countries/load-packs.ts';

/** Days after the start of the plan, in rising order. */
export function reviewDaysOf(country: string): readonly number[] {
  return packOf(country).reviewDays.value;
}

/** How many days an organisation has to answer an offer before the coordinator is told. */
export function offerDaysOf(country: string): number {
  return packOf(country).waitingDays.value.offer;
}

/** For how many days from its proposal a hold may stop the erasing of a file. */
export function holdDaysMaxOf(country: string): number {
  return packOf(country).holdDays.value.longest;
}

/** For how many days an action may rest on a ground other than consent. */
export function groundDaysMaxOf(country: string): number {
  return packOf(country).consent.value.groundDays;
}
