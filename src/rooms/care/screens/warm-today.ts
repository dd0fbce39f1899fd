// Fetches Today's list while the code and the words of its screen are still loading: on a slow line
// that saves a whole round trip, and the screen finds the answer already there. Part of the
// workspace and not of the screen: as a file of its own it cost the round trip that it saves.

import { request } from '../../../web/api.ts';
import { readings } from '../../../web/read.ts';
import type { readToday } from '../today/api.ts';

export const todayKey = 'GET /api/today';
export const todayInput = { query: { limit: 50 } } as const;

export function warmToday(): void {
  void readings.prefetchQuery({
    queryKey: [todayKey, todayInput],
    queryFn: ({ signal }) => request<typeof readToday>(todayKey, todayInput, { signal }),
  });
}
