// Today in the programme's time zone, for phrases such as "in 5 days" and as the default of a date
// field. The server determines what is due and what is over; this never does, it only asks again
// when a new day has begun.

import { useEffect, useRef, useState } from 'react';
import { type Day, dayAt } from '../../kernel/day.ts';
import { readings } from '../read.ts';
import { useMe } from '../use-session.ts';

const minute = 60_000;

/** Changes by itself after midnight. */
export function useToday(): Day {
  const { timeZone } = useMe();
  const [today, setToday] = useState(() => dayAt(new Date(), timeZone));
  useEffect(() => {
    const timer = window.setInterval(() => setToday(dayAt(new Date(), timeZone)), minute);
    return () => window.clearInterval(timer);
  }, [timeZone]);
  return today;
}

/** Reads what the page shows again after each midnight while it stays open. */
export function useNewDay(): void {
  const today = useToday();
  const last = useRef(today);
  useEffect(() => {
    if (last.current === today) return;
    last.current = today;
    void readings.invalidateQueries();
  }, [today]);
}
