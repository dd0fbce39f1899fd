// Locks the screen when nobody has touched it for a while. It compares the time of the last touch
// and does not trust a timer: a laptop that slept for an hour is locked when it wakes. Work in
// another tab counts. The server also locks the session on its own clock.

import { useEffect } from 'react';
import { lock } from '../session.ts';
import { openTabs } from '../tabs.ts';

const checkMilliseconds = 5000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let lastTouch = Date.now();
    let lastTold = 0;
    const tabs = openTabs<'touched'>('activity', () => {
      lastTouch = Date.now();
    });
    const touch = (): void => {
      lastTouch = Date.now();
      if (lastTouch - lastTold < checkMilliseconds) return;
      lastTold = lastTouch;
      tabs.tell('touched');
    };
    const check = (): void => {
      if (Date.now() - lastTouch >= minutes * 60_000) lock();
    };
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    document.addEventListener('visibilitychange', check);
    const timer = window.setInterval(check, checkMilliseconds);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch);
      document.removeEventListener('visibilitychange', check);
      window.clearInterval(timer);
      tabs.close();
    };
  }, [minutes]);
}
