// Where the texts of `shell` are in each language: all that the first load needs to know about
// texts.

import type { WordTree } from '../../engine/languages/read-words.ts';

export type WordFiles = Readonly<Record<string, () => Promise<{ readonly default: WordTree }>>>;

export const shellFiles: WordFiles = import.meta.glob<{ readonly default: WordTree }>(
  '/languages/*/shell.json',
);
