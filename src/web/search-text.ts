// What was searched for in a list, in memory only: it may be a name, so it is neither in the
// address nor kept as unsent work, and it is forgotten when the person leaves or the screen locks.

import { useState } from 'react';
import { onForget } from './session.ts';

const searched = new Map<string, string>();
onForget(() => searched.clear());

/** `key` names the list and the record it belongs to. */
export function useSearchText(key: string): readonly [string, (text: string) => void] {
  const [, show] = useState(0);
  return [
    searched.get(key) ?? '',
    (text) => {
      searched.set(key, text);
      show((count) => count + 1);
    },
  ];
}
