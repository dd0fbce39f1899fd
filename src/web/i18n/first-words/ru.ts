// The Russian texts of the first screens in one file, by path.

import type { WordTree } from '../../../engine/languages/find-text.ts';

export const words: Readonly<Record<string, WordTree>> = import.meta.glob<WordTree>(
  '/languages/ru/{shell,kit,problems,today,disclosureToday}.json',
  { eager: true, import: 'default' },
);
