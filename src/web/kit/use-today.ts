// Today in the programme's time zone, for phrases such as "in 5 days" and as the default of a date
// field. The server determines what is due and what is over; this never does.

import { type Day, dayAt } from '../../kernel/day.ts';
import { useMe } from '../use-session.ts';

export function useToday(): Day {
  return dayAt(new Date(), useMe().timeZone);
}
