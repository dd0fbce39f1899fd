// A search by name: what the index finds, ordered by comparing whole names. If a word of it fits
// nobody, somebody may have typed a wrong letter, and the index is asked once more.

import { inOtherAlphabet } from '../../../kernel/letters.ts';
import { matchingEngine } from './engine.ts';
import type { PreparedName } from './prepared-names.ts';
import { rankBits } from './rank-names.ts';
import { nameIn, queryKeys } from './search-keys.ts';

type Named = { readonly names: readonly string[] };
export type Ranked<Row> = {
  readonly rows: readonly Row[];
  /** False if a word of the search fits nobody: somebody may have slipped while typing. */
  readonly isWhole: boolean;
};

/** The best first, at most `limit`. `find` asks the index, which forgives what it can. */
export async function searchByName<Row extends Named>(
  text: string,
  find: (keys: string[][]) => Promise<readonly Row[]>,
  limit: number,
): Promise<readonly Row[]> {
  const keys = queryKeys(text);
  if (keys.length === 0) return [];
  const typed = rankSearch(text, await find(keys), limit);
  if (typed.isWhole) return typed.rows;
  const mended = rankSearch(text, await find(queryKeys(text, true)), limit);
  return mended.isWhole ? mended.rows : typed.rows;
}

/** Candidates with the best first, at most `limit`; `names` are all spellings of a candidate. */
export function rankSearch<Row extends Named>(
  text: string,
  rows: readonly Row[],
  limit: number,
): Ranked<Row> {
  const readings = readingsOf(text);
  if (readings.every(({ words }) => words.length === 0))
    return { rows: rows.slice(0, limit), isWhole: true };
  const ranked = rows
    .map((row) => ({ row, ...fitOf(readings, row) }))
    .filter(({ words }) => words > 0)
    .sort((one, other) => other.bits - one.bits);
  const [best] = ranked;
  // If any candidate fits, those that merely share a word with the query are not shown.
  const least = (best?.bits ?? 0) > 0 ? 0 : -Infinity;
  return {
    rows: ranked
      .filter(({ bits }) => bits >= least)
      .slice(0, limit)
      .map((found) => found.row),
    isWhole: best !== undefined && readings.some(({ words }) => words.length <= best.words),
  };
}

/** What was typed, and the same in the other alphabet if it can be read so. */
function readingsOf(text: string): PreparedName[] {
  const engine = matchingEngine();
  const twin = inOtherAlphabet(text);
  return [text, ...(twin === null ? [] : [twin])].map((reading) =>
    engine.prepareName(nameIn(reading)),
  );
}

/** `words`: how many of the typed words fit a name of this row, each by itself. */
function fitOf(readings: readonly PreparedName[], row: Named): { bits: number; words: number } {
  const engine = matchingEngine();
  const options = { costs: engine.by.costs, weights: engine.by.weights, typing: true };
  let [bits, words] = [-99, 0];
  for (const name of row.names.map((each) => engine.prepareName(each))) {
    for (const asked of readings) {
      bits = Math.max(bits, rankBits(asked, name, options));
      const fitting = asked.words.filter(
        (word) => rankBits({ words: [word], joined: [] }, name, options) > 0,
      );
      words = Math.max(words, fitting.length);
    }
  }
  return { bits, words };
}
