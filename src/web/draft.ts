// What was typed into a form and not yet sent. It survives another page, a locked screen, a reload
// and a lost connection (`kept-drafts.ts`), and is deleted when the tab closes, on signing out and
// on leaving.

import { useEffect, useState } from 'react';
import { dropDraft, findDraft, keepDraft, onDraftsOpened } from './kept-drafts.ts';
import './session-drafts.ts';

export type Draft<Value> = readonly [
  value: Value,
  change: (part: Partial<Value>) => void,
  discard: () => void,
];

/**
 * The fields of one form. `key` names the form and its record (`visit/<caseId>`); `start` is used
 * if there is no draft. Call `discard` after saving.
 */
export function useDraft<Value extends object>(key: string, start: Value): Draft<Value> {
  const { typed, change, discard } = useFormDraft(key, start, {});
  return [typed, change, discard];
}

export type FormDraft<Value, Given> = {
  readonly typed: Value;
  readonly given: Given;
  readonly change: (part: Partial<Value>) => void;
  readonly discard: () => void;
  /** The form was opened with something typed earlier. */
  readonly isResumed: boolean;
  /** Continue with what was typed, on the record as it is now. */
  readonly rebase: () => void;
};

/**
 * Only the changed fields are kept and shown over the record's own, with the version they are based
 * on (`given`). Saving them later is refused if the record changed meanwhile; it never overwrites.
 */
export function useFormDraft<Value extends object, Given extends object>(
  key: string,
  start: Value,
  given: Given,
): FormDraft<Value, Given> {
  const [, show] = useState(0);
  const [resumed, setResumed] = useState(() => (findDraft(key) ? key : null));
  useLeaveWarning(key);
  useEffect(
    () =>
      onDraftsOpened(() => {
        if (findDraft(key)) setResumed(key);
      }),
    [key],
  );
  const kept = findDraft(key);
  return {
    typed: { ...start, ...kept?.parts },
    given: (kept?.given ?? given) as Given,
    isResumed: resumed === key && kept !== undefined,
    change(part) {
      const last = findDraft(key);
      keepDraft(key, { parts: { ...last?.parts, ...part }, given: last?.given ?? given });
      show((count) => count + 1);
    },
    rebase() {
      if (kept) keepDraft(key, { parts: kept.parts });
      show((count) => count + 1);
    },
    discard() {
      dropDraft(key);
      setResumed(null);
      show((count) => count + 1);
    },
  };
}

/**
 * Closing the tab would lose what was typed, so it asks first. Leaving at once forgets the drafts
 * first and is not held up.
 */
function useLeaveWarning(key: string): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (findDraft(key)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [key]);
}
