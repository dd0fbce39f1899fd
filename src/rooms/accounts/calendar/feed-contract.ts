// The contract of the calendar as a telephone asks for it, without a session: whoever has the
// address. Whatever else is asked for here answers as a path that does not exist.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';

export const readCalendarFeed = endpoint({
  name: 'read-calendar-feed',
  method: 'GET',
  path: '/api/calendar/:file',
  audit: 'read',
  who: 'anyone',
  summary: 'A calendar (RFC 5545) of times and neutral words, for who has its secret address',
  params: z.strictObject({ file: z.string().max(200) }),
  returns: 'bytes',
  refuses: [],
});

export const calendarEndpoints = [readCalendarFeed] as const;
