// The way out for a person who hears someone coming: Escape twice within 600 milliseconds.

import { useEffect } from 'react';
import { leaveNow } from '../session.ts';

export const panicMilliseconds = 600;

/** Listens in the capture phase, so that no dialog or field can swallow the key. */
export function usePanicKey(): void {
  useEffect(() => {
    let last = -Infinity;
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - last <= panicMilliseconds) leaveNow();
      last = event.timeStamp;
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}
