// Rows of a staged list on the screen: how many at a time, and which ones a person leaves out. What
// is left out lives in memory until the import is confirmed, and belongs to one reading of the
// file.

import { useDraft } from '../../../web/draft.ts';
import type { Preview, PreviewSheet } from './shapes.ts';

/** The server sends blocks of this many rows. */
export const blockRows = 200;
/** Shown at once; more would help nobody. */
export const shownRows = 50;

/** `keys`: rows left out, as `sheet|row`. */
export type LeftOut = {
  readonly keys: readonly string[];
  readonly toggle: (keys: readonly string[], isOut: boolean) => void;
};

export function rowKey(sheet: Pick<PreviewSheet, 'sheet'>, row: number): string {
  return `${sheet.sheet}|${row}`;
}

export function rowOfKey(key: string): { readonly sheet: string; readonly row: number } {
  const at = key.lastIndexOf('|');
  return { sheet: key.slice(0, at), row: Number(key.slice(at + 1)) };
}

export function useLeftOut(preview: Preview): LeftOut {
  const [{ keys }, change] = useDraft<{ keys: readonly string[] }>(
    `left-out/${preview.listId}/${preview.version}`,
    { keys: [] },
  );
  return {
    keys,
    toggle: (some, isOut) => {
      const next = new Set(keys);
      for (const key of some) {
        if (isOut) next.add(key);
        else next.delete(key);
      }
      change({ keys: [...next] });
    },
  };
}
