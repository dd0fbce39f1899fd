// Which pairs are worth scoring. Every pair of true matches should share at least one key; a key
// that too many entries share says nothing and is left out, so that ten thousand entries stay a
// matter of seconds.

import { birthYears, swapped } from './birth-years.ts';
import type { PreparedRecord } from './compare-records.ts';
import type { PreparedWord } from './prepared-names.ts';
import type { MatchEntry } from './matcher.ts';
import { coarseKey } from './sounds.ts';

/** Above this size a block would cost more than it finds. */
const blockSizeMax = 300;

export type Prepared = {
  readonly at: number;
  readonly entry: MatchEntry;
  readonly record: PreparedRecord;
};

/** Calls `visit` once for each pair that shares a key, the earlier entry first. */
export function visitPairs(
  entries: readonly Prepared[], visit: (one: Prepared, other: Prepared) => void,
): void {
  const blocks = new Map<string, number[]>();
  for (const prepared of entries) {
    for (const key of blockKeys(prepared)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [prepared.at]);
      else block.push(prepared.at);
    }
  }
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > blockSizeMax) continue;
    for (let first = 0; first < block.length; first++) {
      for (let second = first + 1; second < block.length; second++) {
        const pair = block[first]! * entries.length + block[second]!;
        if (seen.has(pair)) continue;
        seen.add(pair);
        visit(entries[block[first]!]!, entries[block[second]!]!);
      }
    }
  }
}

function blockKeys({ entry, record }: Prepared): Set<string> {
  const keys = new Set<string>();
  const words = [...record.name.words, ...(record.kunya === null ? [] : [record.kunya])].map(wordKeys);
  const years = birthYears(entry.birth);
  words.forEach((ones, at) => {
    for (const one of ones) {
      for (const year of years) for (const near of withOneLess(one)) keys.add(`y ${near} ${year}`);
      for (const other of words.slice(at + 1).flat()) keys.add(one < other ? `w ${one} ${other}` : `w ${other} ${one}`);
    }
  });
  const mothers = (record.mother?.words ?? []).slice(0, 1).flatMap(wordKeys);
  for (const mother of mothers) {
    for (const one of words.flat()) keys.add(`m ${one} ${mother}`);
  }
  if (entry.birth.precision === 'day' && entry.birth.from !== null) {
    const other = swapped(entry.birth.from);
    const first = other !== null && other < entry.birth.from ? other : entry.birth.from;
    keys.add(`d ${first} ${entry.sex ?? ''}`);
  }
  if (record.document !== null) keys.add(`# ${record.document}`);
  return keys;
}

/** Its sound, and the families of given names it may belong to. */
function wordKeys(word: PreparedWord): string[] {
  const key = coarseKey(word.sounds);
  return [...(key === '' ? [] : [key]), ...word.families.slice(0, 3).map(String)];
}

// A slip of the pen changes one sound: two words that share a key with one sound left out may be one.
function withOneLess(key: string): string[] {
  if (key.length < 4 || /^\d/.test(key)) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}
