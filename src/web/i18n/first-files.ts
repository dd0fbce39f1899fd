// Where the texts of the first screens are in each language, all that the first load needs to know
// about texts. One file for each language, fetched beside the workspace: on a slow line a browser
// waits two seconds for each file and asks for only six at once.

import type { WordTree } from '../../engine/languages/find-text.ts';
import { type Locale, locales } from '../../engine/languages/locale.ts';

export type WordFiles = Readonly<Record<string, () => Promise<{ readonly default: WordTree }>>>;
type FirstWords = Readonly<Record<string, WordTree>>;

/** The rooms in these files; `first-words/` lists them again, because a glob must be literal. */
export const firstRooms = ['shell', 'kit', 'problems', 'today', 'disclosureToday'] as const;

const load: Readonly<Record<Locale, () => Promise<{ readonly words: FirstWords }>>> = {
  en: () => import('./first-words/en.ts'),
  ru: () => import('./first-words/ru.ts'),
  kk: () => import('./first-words/kk.ts'),
  ky: () => import('./first-words/ky.ts'),
  tg: () => import('./first-words/tg.ts'),
  uz: () => import('./first-words/uz.ts'),
};

/** Starts the download: whoever needs the texts imports the same file again. */
export function fetchFirstWords(locale: Locale): void {
  load[locale]().catch(() => undefined);
}

export const firstFiles: WordFiles = Object.fromEntries(
  locales.flatMap((locale) =>
    firstRooms.map((room) => {
      const path = `/languages/${locale}/${room}.json`;
      return [path, async () => ({ default: (await load[locale]()).words[path] ?? {} })] as const;
    }),
  ),
);
