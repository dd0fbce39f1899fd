// Chooses the pairs worth scoring. Every truly matching pair should share at least one key. Keys
// shared by too many entries tell nothing and are skipped, so that ten thousand entries take only
// seconds.

import { birthYears, swapped } from './birth-years.ts';
import type { PreparedRecord } from './compare-records.ts';
import type { PreparedWord } from './prepared-names.ts';
import type { MatchEntry } from './matcher.ts';
import { joinedWord } from './name-words.ts';
import { coarseKey } from './sounds.ts';

/** A larger block would cost more than it finds. */
const blockSizeMax = 300;

export type Prepared = {
  readonly at: number;
  readonly entry: MatchEntry;
  readonly record: PreparedRecord;
};

/** Calls `visit` once for each pair that shares a key, with the earlier entry first. */
export function visitPairs(
  entries: readonly Prepared[],
  visit: (one: Prepared, other: Prepared) => void,
): void {
  const blocks = blocksOf(entries);
  const seenFrom = new Int32Array(entries.length).fill(-1);
  entries.forEach((one, at) => {
    for (const block of blocks.of(at)) {
      for (const other of block) {
        if (other <= at || seenFrom[other] === at) continue;
        seenFrom[other] = at;
        visit(one, entries[other]!);
      }
    }
  });
}

/** Entries are numbered below this; the higher digits of a number are the key's hash. */
const entriesMost = 2 ** 20;

/**
 * The blocks of each entry. Keys are hashed and sorted rather than kept as texts, because ten
 * thousand entries have hundreds of thousands of keys. If two keys have the same hash, the only
 * harm is a pair scored in vain.
 */
function blocksOf(entries: readonly Prepared[]): { of: (at: number) => Iterable<Int32Array> } {
  if (entries.length > entriesMost)
    throw new Error(`at most ${entriesMost} entries can be matched at once`);
  const keyed: number[] = [];
  entries.forEach((one, at) => {
    for (const key of blockKeys(one)) keyed.push(hashOf(key) * entriesMost + at);
  });
  const sorted = Float64Array.from(keyed).sort();
  const members = Int32Array.from(sorted, (value) => value % entriesMost);
  const counts = new Int32Array(entries.length + 1);
  const runs: number[] = []; // start and end of each block worth visiting
  for (let start = 0; start < sorted.length;) {
    const hash = Math.floor(sorted[start]! / entriesMost);
    let end = start + 1;
    while (end < sorted.length && Math.floor(sorted[end]! / entriesMost) === hash) end += 1;
    if (end - start > 1 && end - start <= blockSizeMax) {
      runs.push(start, end);
      for (let at = start; at < end; at++) counts[members[at]! + 1]! += 1;
    }
    start = end;
  }
  for (let at = 0; at < entries.length; at++) counts[at + 1]! += counts[at]!;
  const next = counts.slice();
  const runOf = new Int32Array(counts[entries.length]!);
  for (let run = 0; run < runs.length; run += 2) {
    for (let at = runs[run]!; at < runs[run + 1]!; at++) runOf[next[members[at]!]!++] = run;
  }
  return {
    *of(at) {
      for (let place = counts[at]!; place < counts[at + 1]!; place++) {
        const run = runOf[place]!;
        yield members.subarray(runs[run]!, runs[run + 1]!);
      }
    },
  };
}

/** FNV-1a, 32 bits: the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function blockKeys({ entry, record }: Prepared): Set<string> {
  const keys = new Set<string>();
  const words = [...record.name.words, ...(record.kunya === null ? [] : [record.kunya])].map(
    wordKeys,
  );
  const years = birthYears(entry.birth);
  words.push(...joinedKeys(record));
  words.forEach((ones, at) => {
    for (const one of ones) {
      for (const year of years) for (const near of withOneLess(one)) keys.add(`y ${near} ${year}`);
      for (const other of words.slice(at + 1).flat())
        keys.add(one < other ? `w ${one} ${other}` : `w ${other} ${one}`);
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

/**
 * Persian clerks write نیک محمد apart, together, or with a sign between that nobody sees. Only
 * words of the Arabic script: elsewhere it would double the keys of a list and find nobody.
 */
function joinedKeys({ name }: PreparedRecord): string[][] {
  return name.words.slice(1).flatMap((word, at) => {
    const before = name.words[at]!;
    const mayJoin = word.script === 'arabic' && before.script === 'arabic';
    const key = mayJoin ? coarseKey(joinedWord(before, word).sounds) : '';
    return key.length < 4 ? [] : [[key]];
  });
}

/** The word's sounds, and the families of given names it may belong to. */
function wordKeys(word: PreparedWord): string[] {
  const key = coarseKey(word.sounds);
  return [...(key === '' ? [] : [key]), ...word.families.slice(0, 3).map(String)];
}

// A slip of the pen changes one sound, so two words that are equal with one sound left out may be
// the same word.
function withOneLess(key: string): string[] {
  if (key.length < 4 || /^\d/.test(key)) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}
