// Where the texts of every room are in each language; loaded with the workspace.

import type { WordTree } from '../../engine/languages/read-words.ts';
import type { WordFiles } from './shell-files.ts';

export const roomFiles: WordFiles = import.meta.glob<{ readonly default: WordTree }>(
  '/languages/*/*.json',
);
