// What was typed and not yet sent, kept in memory only: it survives another page, a locked screen
// and a lost connection, and is gone with the tab, on signing out and on leaving. It is never
// written to the device, because a device is lost or looked into.

import { useState } from 'react';
import { onForget } from './session.ts';

const drafts = new Map<string, unknown>();
onForget((what) => {
  if (what === 'everything') drafts.clear();
});

export type Draft<Value> = readonly [
  value: Value,
  change: (part: Partial<Value>) => void,
  discard: () => void,
];

/**
 * The fields of one form. `key` names the form and its record (`visit/<caseId>`); `start` is used
 * when there is no draft. `discard` after saving.
 */
export function useDraft<Value extends object>(key: string, start: Value): Draft<Value> {
  const [state, setState] = useState<{ key: string; value: Value }>(() => ({
    key,
    value: (drafts.get(key) as Value | undefined) ?? start,
  }));
  const value = state.key === key ? state.value : ((drafts.get(key) as Value | undefined) ?? start);
  const change = (part: Partial<Value>): void => {
    const next = { ...((drafts.get(key) as Value | undefined) ?? value), ...part };
    drafts.set(key, next);
    setState({ key, value: next });
  };
  const discard = (): void => {
    drafts.delete(key);
    setState({ key, value: start });
  };
  return [value, change, discard];
}
