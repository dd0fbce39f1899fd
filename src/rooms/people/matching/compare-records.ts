// Compares two records of persons: names, birth, sex, mother, children, documents. What the
// comparison is worth is decided in record-evidence.ts.

import type { Birth } from '../../../kernel/birth.ts';
import { type BirthComparison, compareBirths } from './compare-births.ts';
import { compareNames, type NameComparison } from './compare-names.ts';
import type { PreparedName, PreparedWord } from './prepared-names.ts';
import { type NameWeights, wordChance } from './word-chance.ts';
import type { SoundCosts } from './sound-costs.ts';

export type PreparedRecord = {
  readonly name: PreparedName;
  readonly kunya: PreparedWord | null;
  readonly birth: Birth;
  readonly sex: 'female' | 'male' | null;
  readonly mother: PreparedName | null;
  readonly children: readonly PreparedName[];
  readonly document: string | null;
};

export type Tally = { readonly agrees: number; readonly contradicts: number }; // bits, bits below 0

export type RecordComparison = {
  readonly name: NameComparison | null; // null: one of them has only a kunya
  readonly birth: BirthComparison;
  readonly sex: 'same' | 'other' | 'unknown';
  readonly isWoman: boolean; // stated for at least one, and neither is stated to be a man
  readonly mother: NameComparison | null;
  readonly children: Tally | null;
  readonly document: 'same' | 'other' | 'unknown';
};

type By = { costs: SoundCosts; weights: NameWeights };

export function compareRecords(
  one: PreparedRecord,
  other: PreparedRecord,
  by: By,
): RecordComparison {
  const named = one.name.words.length > 0 && other.name.words.length > 0;
  return {
    name: named ? compareNames(one.name, other.name, by) : null,
    birth: compareBirths(one.birth, other.birth),
    sex:
      one.sex === null || other.sex === null ? 'unknown' : one.sex === other.sex ? 'same' : 'other',
    isWoman: [one.sex, other.sex].includes('female') && ![one.sex, other.sex].includes('male'),
    mother:
      one.mother !== null && other.mother !== null
        ? compareNames(one.mother, other.mother, by)
        : null,
    children: compareChildren(one, other, by),
    document:
      one.document === null || other.document === null
        ? 'unknown'
        : one.document === other.document
          ? 'same'
          : 'other',
  };
}

// A kunya names a child (usually the first), so it counts like one name in the list of children.
function compareChildren(one: PreparedRecord, other: PreparedRecord, by: By): Tally | null {
  const [a, b] = [childrenOf(one), childrenOf(other)];
  if (a.length === 0 || b.length === 0) return null;
  const taken = new Set<number>();
  let [agrees, without] = [0, 0];
  for (const child of a) {
    let best = -1;
    let chance = 0.5;
    b.forEach((candidate, at) => {
      const found = taken.has(at) ? 0 : wordChance(child, candidate, by);
      if (found > chance) [best, chance] = [at, found];
    });
    if (best < 0) without += 1;
    else {
      taken.add(best);
      agrees += Math.min(6, Math.min(child.rarity, b[best]!.rarity)) * chance;
    }
  }
  const withoutOther = b.length - taken.size;
  return { agrees, contradicts: -Math.min(without, withoutOther) };
}

function childrenOf(record: PreparedRecord): PreparedWord[] {
  const listed = record.children
    .map((child) => child.words[0])
    .filter((word) => word !== undefined);
  return listed.length > 0 || record.kunya === null ? listed : [record.kunya];
}
