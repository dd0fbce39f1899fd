// Matching and search measured on the sample lists and their truth; the figures are printed.
// Skipped with a message if the shared samples are missing.

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { listMatcher } from '../src/rooms/people/matching/match.ts';
import { searchByName } from '../src/rooms/people/matching/rank-search.ts';
import { answersQuery, searchKeys } from '../src/rooms/people/matching/search-keys.ts';
import { isProving, patience } from './support/rounds.ts';
import { findSampleFolder, readEntries, readTruth } from './manifest-lists.ts';

const manifests = findSampleFolder('manifests');
const names = findSampleFolder('names');
if (!manifests || !names) {
  console.warn('matching samples skipped: no shared data beside the checkout');
}

describe.skipIf(!manifests)('three lists against their truth', () => {
  test.each(['kg', 'uz'])('%s', (country) => {
    const folder = `${manifests}/${country}`;
    const owner = new Map(
      readTruth(folder).flatMap((person) => person.rows.map((row) => [row, person.id] as const)),
    );
    const proposals = listMatcher.propose(readEntries(folder));
    const truePairs = readTruth(folder).reduce(
      (sum, person) => sum + (person.rows.length * (person.rows.length - 1)) / 2,
      0,
    );
    const right = proposals.filter((pair) => owner.get(pair.a) === owner.get(pair.b));
    const same = proposals.filter((pair) => pair.band === 'same');
    const wrong = same.filter((pair) => owner.get(pair.a) !== owner.get(pair.b));
    console.info(
      `${country}: recall ${(right.length / truePairs).toFixed(3)} of ${truePairs}, ` +
        `precision ${(right.length / proposals.length).toFixed(3)}, ` +
        `same ${same.length}, wrong in same ${wrong.length}`,
    );
    expect(wrong).toEqual([]);
    // One of the 672, a woman who has married since and has no birth date on one list, is found
    // through the third.
    expect(truePairs - right.length).toBeLessThanOrEqual(1);
    expect(right.length / proposals.length).toBeGreaterThan(0.85);
    expect(same.length / truePairs).toBeGreaterThan(0.75);
  });
});

const patient = { timeout: patience(120_000) };
test.skipIf(!names)('search across scripts brings the person up', patient, async () => {
  const index = table(`${names}/search_index.csv`).map((row) => ({
    id: row['person_id']!,
    names: [row['name']!],
    keys: searchKeys([row['name']!]),
  }));
  const queries = table(`${names}/search_queries.csv`).filter((_, at) => isProving || at % 8 === 0);
  // Like the database: at most two hundred candidates, the first that match all words.
  const find = async (keys: string[][]) => {
    const exact = index.filter((row) => answersQuery(row.keys, keys));
    const rest = exact.length > 0 ? [] : index.filter((row) => answersQuery(row.keys, keys, 2));
    return [...new Set([...exact.slice(0, 120), ...rest])].slice(0, 200);
  };
  const found: unknown[] = [];
  for (const query of queries) {
    const best = await searchByName(query['query']!, find, 10);
    if (best.some((row) => row.id === query['person_id'])) found.push(query);
  }
  const recall = found.length / queries.length;
  console.info(`search: recall@10 ${recall.toFixed(3)} of ${queries.length}`);
  expect(recall).toBeGreaterThan(0.86);
});

function table(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}
