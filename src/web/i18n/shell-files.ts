// Where the words of `shell` lie in each language: all that the first load needs to know of words.

import type { WordTree } from '../../engine/languages/read-words.ts';

export type WordFiles = Readonly<Record<string, () => Promise<{ readonly default: WordTree }>>>;

export const shellFiles: WordFiles = import.meta.glob<{ readonly default: WordTree }>(
  '/languages/*/shell.json',
);
