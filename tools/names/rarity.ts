// How many people have a word in their name, by its coarse key: counted in the transliteration set
// (how often Wikidata's persons have it) and in the names of the training half of a labelled set.

import { coarseKey, soundsOf } from '../../src/rooms/people/matching/sounds.ts';
import { readLines } from './word-pairs.ts';

/**
 * Shares by key; only keys above one in 30,000, which is the share assumed for every other word.
 */
export function countRarity(
  folder: string,
  names: readonly (readonly string[])[],
): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  const add = (key: string, weight: number) => {
    counts.set(key, (counts.get(key) ?? 0) + weight);
    total += weight;
  };
  for (const name of ['wd_russian_80', 'wd_arabic_80']) {
    for (const { latin, weight } of readLines(folder, name))
      add(coarseKey(soundsOf(latin)), 2 ** (weight - 1));
  }
  const scale = total / 3 / Math.max(1, names.length);
  for (const sounds of names) for (const one of sounds) add(coarseKey(one), scale / 2);
  return new Map(
    [...counts]
      .map(([key, count]) => [key, (count / total) * 2.5] as const)
      .filter(([, share]) => share > 1 / 30_000),
  );
}
