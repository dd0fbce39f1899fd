// Fetches the first page of the justice side while its code and words are still loading: on a slow
// line that saves a whole round trip.

import { request } from '../../../web/api.ts';
import { readings } from '../../../web/read.ts';
import type { readCourtToday } from '../today/api.ts';

export const courtTodayKey = 'GET /api/matters/today';
export const courtTodayInput = { query: { limit: 50 } } as const;

export function warmCourt(): void {
  void readings.prefetchQuery({
    queryKey: [courtTodayKey, courtTodayInput],
    queryFn: ({ signal }) =>
      request<typeof readCourtToday>(courtTodayKey, courtTodayInput, { signal }),
  });
}
