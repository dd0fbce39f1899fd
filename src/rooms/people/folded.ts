// Keys of names as the database holds them for search, and nothing else.

import { searchKeys, type SearchExtras, searchKeysVersion } from './matching/search-keys.ts';

/** Keys of all spellings as `search_entry.folded` holds them. */
export function foldNames(names: readonly string[], extras: SearchExtras = {}): string {
  return ` ${searchKeys(names, extras).join(' ')} `;
}

/**
 * The keys of another making with the names' keys made anew; years and numbers stay as they are.
 */
export function foldAnew(folded: string, names: readonly string[]): string {
  const kept = folded.split(' ').filter((key) => /^(?:#.+|\d{4})$/.test(key));
  return ` ${[...new Set([...searchKeys(names), ...kept])].join(' ')} `;
}

export type Refolded = {
  readonly id: string;
  readonly folded: string;
  readonly names: string[] | null;
};

/**
 * Makes keys of another version anew, some hundred rows at a time, each batch in a transaction of
 * its own: what is done stays done when it is stopped. Returns how many rows it touched.
 */
export async function refoldAll(
  read: (version: number, most: number) => Promise<readonly Refolded[]>,
  write: (version: number, rows: readonly { id: string; folded: string }[]) => Promise<void>,
): Promise<number> {
  for (let count = 0; ;) {
    const rows = await read(searchKeysVersion, batchRows);
    if (rows.length === 0) return count;
    await write(
      searchKeysVersion,
      rows.map(({ id, folded, names }) => ({ id, folded: foldAnew(folded, names ?? []) })),
    );
    count += rows.length;
  }
}

const batchRows = 500;
