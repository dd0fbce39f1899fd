// Today in the programme's time zone, for words such as "in 5 days". What binds and what is over is
// the server's to say; this never decides it, it only asks again when a new day has begun.

import { useEffect, useRef, useState } from 'react';
import { type Day, dayAt } from '../../../kernel/day.ts';
import { readings } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';

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
