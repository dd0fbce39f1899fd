// How many notices are new, for the menu. The part of the room that reads it sets it here, so that
// the workspace waits for nothing and knows no room.

import { useSyncExternalStore } from 'react';
import { onForget } from './session.ts';

let count = 0;
const listeners = new Set<() => void>();

export function setNoticeCount(next: number): void {
  count = next;
  for (const tell of listeners) tell();
}

onForget(() => setNoticeCount(0));

export function useNoticeCount(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count,
  );
}
