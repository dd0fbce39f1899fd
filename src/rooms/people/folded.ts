// Keys of names as the database stores them for search.

import { searchKeys, type SearchExtras, searchKeysVersion } from './matching/search-keys.ts';

/** The keys of all spellings, as `search_entry.folded` stores them. */
export function foldNames(names: readonly string[], extras: SearchExtras = {}): string {
  return ` ${searchKeys(names, extras).join(' ')} `;
}

/** Recomputes the keys of names in `folded`; years and numbers stay. */
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
 * Recomputes keys of other versions in batches, each in its own transaction, so that a stopped run
 * keeps what it has done. Returns the number of changed rows.
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
