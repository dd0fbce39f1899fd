// Keys of names as the database stores them for search.

import { searchKeys, type SearchExtras, searchKeysVersion } from './matching/search-keys.ts';

/** The keys of all spellings, as `search_entry.folded` stores them. */
export function foldNames(names: readonly string[], extras: SearchExtras = {}): string {
  return ` ${searchKeys(names, extras).join(' ')} `;
}

/**
 * Recomputes the keys of names in `folded`, and those of family numbers if they are known; years
 * and other numbers stay.
 */
function foldAnew({ folded, names, familyNumbers }: Refolded): string {
  const isKept = familyNumbers ? /^\d{4}$/ : /^(?:#.+|\d{4})$/;
  const kept = folded.split(' ').filter((key) => isKept.test(key));
  const keys = searchKeys(names ?? [], familyNumbers ? { familyNumbers } : {});
  return ` ${[...new Set([...keys, ...kept])].join(' ')} `;
}

export type Refolded = {
  readonly id: string;
  readonly folded: string;
  readonly names: string[] | null;
  readonly familyNumbers?: string[] | null;
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
      rows.map((row) => ({ id: row.id, folded: foldAnew(row) })),
    );
    count += rows.length;
  }
}

const batchRows = 500;
