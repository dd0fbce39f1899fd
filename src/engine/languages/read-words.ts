// Reads one text from a language file with everything that the languages need: on the server, and
// wherever the first load of the browser does not matter. The browser's own reading is in
// `src/web/i18n/words.ts`.

import { inCase } from './day-cases.ts';
import { findText, type Grammar, type WordTree } from './find-text.ts';
import type { Locale } from './locale.ts';
import { pluralForm } from './plural-rules.ts';
import type { WordValues } from './word-key.ts';

export type { WordTree } from './find-text.ts';

export const grammar: Grammar = { pluralForm, inCase };

/**
 * The text at `path` ("signIn.title"); null if there is none. Values are inserted as plain text.
 */
export function readWords(
  tree: WordTree,
  path: string,
  { locale, values }: { locale: Locale; values?: WordValues | undefined },
): string | null {
  return findText(tree, path, { locale, values, grammar });
}
