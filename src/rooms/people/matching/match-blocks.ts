// Which pairs are worth scoring. Every pair of true matches should share at least one key; a key
// that too many entries share says nothing and is left out, so that ten thousand entries stay a
// matter of seconds.

import type { MatchEntry } from './matcher.ts';
import { birthYears, swapped } from './match-birth.ts';
import { keysOf, type RoleNames } from './match-names.ts';

/** Above this size a block would cost more than it finds. */
const blockSizeMax = 300;

export type Prepared = {
  readonly at: number;
  readonly entry: MatchEntry;
  readonly names: RoleNames;
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

function blockKeys({ entry, names }: Prepared): Set<string> {
  const keys = new Set<string>();
  const given = keysOf(names.given);
  const years = birthYears(entry.birth);
  for (const name of given) {
    for (const year of years) keys.add(`y ${name} ${year}`);
    for (const father of keysOf(names.father)) keys.add(`f ${name} ${father}`);
    for (const family of keysOf(names.family)) keys.add(`s ${name} ${family}`);
    for (const mother of keysOf(names.mother).slice(0, 1)) keys.add(`m ${name} ${mother}`);
  }
  if (entry.birth.precision === 'day' && entry.birth.from !== null) {
    const other = swapped(entry.birth.from);
    const first = other !== null && other < entry.birth.from ? other : entry.birth.from;
    keys.add(`d ${first} ${entry.sex ?? ''}`);
  }
  for (const year of years) {
    for (const father of keysOf(names.father)) {
      for (const mother of keysOf(names.mother).slice(0, 1)) {
        keys.add(`p ${year} ${father} ${mother}`);
      }
    }
  }
  if (entry.document) keys.add(`# ${documentKey(entry.document)}`);
  return keys;
}

export function documentKey(document: string): string {
  return document.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
