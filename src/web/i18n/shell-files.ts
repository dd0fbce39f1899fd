// Where the texts of `shell` and of problems are in each language: all that the first load needs to
// know about texts. They are fetched beside the workspace and not after it.

import type { WordTree } from '../../engine/languages/read-words.ts';

export type WordFiles = Readonly<Record<string, () => Promise<{ readonly default: WordTree }>>>;

export const shellFiles: WordFiles = import.meta.glob<{ readonly default: WordTree }>([
  '/languages/*/shell.json',
  '/languages/*/problems.json',
]);
