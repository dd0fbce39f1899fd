// Parts of a labelled set: pairs that share a person, even through others, are always in the same
// part, so that nothing can be measured on a person it learnt from. Fictional persons have no id;
// their pairs are placed by the pair's own id. The parts are the same on every machine.

import { createHash } from 'node:crypto';
import type { Row } from './read-set.ts';

export type Part = 'train' | 'tune' | 'test';

/** `part` of each row, and `at` (0 to 1), which determines the fold. */
export function splitPairs(rows: readonly Row[]): { part: Part; at: number }[] {
  const roots = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    while (roots.has(root) && roots.get(root) !== root) root = roots.get(root)!;
    return root;
  };
  for (const { person_a: one, person_b: other } of rows) {
    if (!one || !other) continue;
    const root = rootOf(one);
    roots.set(root, root);
    roots.set(rootOf(other), root);
  }
  return rows.map((row) => {
    const at = shareOf(row['person_a'] ? rootOf(row['person_a']) : row['pair_id']!);
    return { at, part: at < 0.5 ? 'train' : at < 0.65 ? 'tune' : 'test' };
  });
}

function shareOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
}
