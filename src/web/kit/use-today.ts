// Today in the programme's time zone, for words such as "in 5 days" and as the first value of a
// date field. What is due and what is over is the server's to say; this never decides it.

import { type Day, dayAt } from '../../kernel/day.ts';
import { useMe } from '../use-session.ts';

export function useToday(): Day {
  return dayAt(new Date(), useMe().timeZone);
}
