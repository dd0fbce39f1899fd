// Folded keys as the database holds them for search, and nothing else.

import { searchKeys, type SearchExtras } from './matching/search-keys.ts';

/** Folded keys of all spellings as `search_entry.folded` holds them. */
export function foldNames(names: readonly string[], extras: SearchExtras = {}): string {
  return ` ${searchKeys(names, extras).join(' ')} `;
}
