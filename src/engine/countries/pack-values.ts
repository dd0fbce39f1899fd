// The numbers of the country pack that the database decides by. They are written when a programme
// is made and at every start, so that no function has to accept a deadline from whoever calls it.

import type { CountryCode } from './country-pack.ts';
import { packOf } from './load-packs.ts';

/** Given to `programme.use_pack` by the owner; names as functions ask for them. */
export function packValuesOf(country: CountryCode): string {
  const { safetyClockHours, reviewDays, closingDays, retentionDays } = packOf(country);
  return JSON.stringify({
    'safety-clock-hours': safetyClockHours.value,
    'review-days': reviewDays.value,
    'closing-days': closingDays.value,
    'retention-days': retentionDays.value,
  });
}
