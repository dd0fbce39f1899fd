// Which translations a native speaker has reviewed, and what that means for the screen. A draft may
// be good enough for a heading, but not for a consent or a deadline: there a wrong word costs a
// right. Those texts are shown with the Russian beside them until the file is reviewed.

import review from '../../../languages/review.json' with { type: 'json' };
import type { Locale } from './locale.ts';

export type ReviewState = 'needs-review' | 'reviewed';

/** A file that is not listed needs review. `room` is the first part of a word key. */
export function reviewState(locale: Locale, room: string): ReviewState {
  const files: Readonly<Record<string, string>> = review.files;
  return locale === 'en' || files[`${locale}/${room}`] === 'reviewed' ? 'reviewed' : 'needs-review';
}

/**
 * Texts about a consent, a right, a deadline or a safety step: recognised by a part of the key, or
 * listed whole.
 */
export function isSafetyKey(key: string): boolean {
  const parts = key.split('.');
  return review.safetyKeys.includes(key)
    || parts.some((part) => review.safetyParts.includes(part));
}

/** True if the screen must also show the Russian text. Never for English or Russian itself. */
export function needsRussianBeside(locale: Locale, key: string): boolean {
  if (locale === 'en' || locale === 'ru' || !isSafetyKey(key)) return false;
  return reviewState(locale, key.split('.')[0] ?? '') === 'needs-review';
}
