// Today in the programme's time zone, for words such as "in 5 days". What binds and what is over is
// the server's to say; this never decides it, it only asks again when a new day has begun.

import { useEffect, useRef } from 'react';
import { type Day, dayAt } from '../../../kernel/day.ts';
import { useMe } from '../../../web/use-session.ts';

const minute = 60_000;

export function useToday(): Day {
  return dayAt(new Date(), useMe().timeZone);
}

/** Calls once after each midnight while the page stays open. */
export function useNewDay(onNewDay: () => void): void {
  const { timeZone } = useMe();
  const call = useRef(onNewDay);
  call.current = onNewDay;
  useEffect(() => {
    let last = dayAt(new Date(), timeZone);
    const timer = window.setInterval(() => {
      const today = dayAt(new Date(), timeZone);
      if (today !== last) call.current();
      last = today;
    }, minute);
    return () => window.clearInterval(timer);
  }, [timeZone]);
}
