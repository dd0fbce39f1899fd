// Runs before the rest of the programme has arrived: on a slow line each wait costs two seconds, so
// the words of the first screen and the question "who is signed in" are asked for while the entry
// is still on its way. It is loaded as a script of its own and imports nothing heavy.

import { isLocale, type Locale } from '../../engine/languages/locale.ts';
import type { WordTree } from './read-words.ts';

const storageKey = 'language';
const shellFiles = import.meta.glob<{ readonly default: WordTree }>('/languages/*/shell.json');

/** What was chosen on this device before, else the first of the browser's that we have. */
export function firstLocale(): Locale {
  const kept = keptLocale();
  if (kept) return kept;
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
  return known ?? 'en';
}

function keptLocale(): Locale | null {
  try {
    const kept = localStorage.getItem(storageKey) ?? '';
    return isLocale(kept) ? kept : null;
  } catch {
    return null; // Storage may be switched off; the language is then asked from the browser.
  }
}

/** The language is the one thing this programme keeps on the device. */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // Not keeping it costs one choice at the next visit.
  }
}

export async function fetchShellWords(locale: Locale): Promise<WordTree> {
  const load = shellFiles[`/languages/${locale}/shell.json`];
  if (!load) throw new Error(`no shell words in ${locale}`);
  return (await load()).default;
}

export const startLocale = firstLocale();
export const startWords = fetchShellWords(startLocale);
startWords.catch(() => undefined);

/** The answer to the first GET /api/session, used once; null when the server was not reached. */
export const startSession: Promise<Response | null> = fetch('/api/session', {
  headers: { accept: 'application/json' },
  credentials: 'same-origin',
  cache: 'no-store',
}).catch(() => null);
