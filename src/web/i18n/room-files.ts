// Where the texts of all other rooms are in each language; loaded with the workspace.

import type { WordTree } from '../../engine/languages/find-text.ts';
import type { WordFiles } from './first-files.ts';

export const roomFiles: WordFiles = import.meta.glob<{ readonly default: WordTree }>([
  '/languages/*/*.json',
  '!/languages/*/{shell,kit,problems,today,disclosureToday}.json',
]);
