// Runs before the rest of the programme has arrived: on a slow line each wait costs two seconds, so
// the words and the question "who is signed in" are asked for while the entry is still on its way.
// It is loaded as a script of its own and imports nothing heavy.

import { isLocale, type Locale } from '../../engine/languages/locale.ts';
import { shellFiles } from './shell-files.ts';

const storageKey = 'language';

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

export const startLocale = firstLocale();

// Only to have them on their way: whoever needs the words imports the same file again.
shellFiles[`/languages/${startLocale}/shell.json`]?.().catch(() => undefined);

/** The answer to the first GET /api/session, used once; null when the server was not reached. */
export const startSession: Promise<Response | null> = fetch('/api/session').catch(() => null);

// Whoever is signed in needs the workspace next; on the sign-in page it would only slow the rest.
async function fetchWorkspaceEarly(): Promise<void> {
  const answer = await startSession;
  if (!answer?.ok) return;
  const later = document.querySelector<HTMLMetaElement>('meta[name=later]')?.content ?? '';
  for (const href of later.split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'modulepreload', href }));
  }
}

void fetchWorkspaceEarly();
