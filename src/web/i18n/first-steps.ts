// Runs before the rest of the program has arrived. On a slow connection each wait costs two
// seconds, so the question "who is signed in" is asked while the entry is still loading, and if
// somebody is, their workspace and its texts are fetched at once. It is a script of its own and
// imports nothing heavy.

import { isLocale, type Locale } from '../../engine/languages/locale.ts';
import { fetchFirstWords } from './first-files.ts';

const storageKey = 'language';

/**
 * The language chosen earlier on this device, otherwise the browser's first language that we have.
 */
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
    return null; // Storage may be switched off; the browser's own languages then decide.
  }
}

/**
 * The language is the only thing this program keeps on the device, and in a demo which tours were
 * left.
 */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // If it is not kept, the person chooses once more at the next visit.
  }
}

export const startLocale = firstLocale();

/** The answer to the first GET /api/session, used once; null if the server was not reached. */
export const startSession: Promise<Response | null> = fetch('/api/session').catch(() => null);

// A signed-in person needs the workspace next; before the sign-in page it would only delay that.
async function fetchWorkspaceEarly(): Promise<void> {
  const answer = await startSession;
  if (answer?.ok) fetchLater();
}

/**
 * Starts the download of the workspace's files all at once. Left to the import, each would be asked
 * for when the one before it has arrived: on a slow line two seconds for each.
 */
export function fetchLater(): void {
  fetchFirstWords(startLocale);
  const later = document.querySelector<HTMLMetaElement>('meta[name=later]')?.content ?? '';
  for (const href of later.split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'modulepreload', href }));
  }
}

void fetchWorkspaceEarly();
