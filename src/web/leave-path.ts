// Where leaving at once leads: a page for each language, under a name that says nothing in the list
// of pages visited.

import type { Locale } from '../engine/languages/locale.ts';

export function leavePathOf(locale: Locale): string {
  return `/recipe-${locale}.html`;
}
