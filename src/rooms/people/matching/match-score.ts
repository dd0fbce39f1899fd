// One pair as evidence in bits: what speaks for one person, what against. A name counts by how
// rare it is among the entries at hand, a contradiction by how seldom it is a slip of the pen.
// Family members and third lists are added later, from the pairs scored here.

import { keyOf, type NamePart } from './fold.ts';
import { birthEvidence } from './match-birth.ts';
import { documentKey, type Prepared } from './match-blocks.ts';
import type { MatchReason, MatchReasonCode } from './matcher.ts';
import { partLikeness } from './part-likeness.ts';

export type Weighed = { readonly bits: number; readonly reason: MatchReason };

export type ScoredPair = {
  readonly one: Prepared;
  readonly other: Prepared;
  readonly bits: number;
  readonly weighed: readonly Weighed[];
  readonly givenAgrees: boolean;
  readonly otherGiven: boolean; // two known given names, or none to compare: not to be proposed
  readonly birthComparable: boolean;
  readonly birthExact: boolean;
  readonly conflict: boolean; // a contradiction that closes the band `same`
};

/** How common each name key is among the entries, as a share from 0 to 1. */
export type NameShares = ReadonlyMap<string, number>;

export function nameShares(entries: readonly Prepared[]): NameShares {
  const counts = new Map<string, number>();
  for (const { names } of entries) {
    for (const part of [...names.given, ...names.father, ...names.family]) {
      counts.set(keyOf(part), (counts.get(keyOf(part)) ?? 0) + 1);
    }
  }
  // Small lists know little of rarity: no name is taken for rarer than one in 64 of them.
  const least = Math.max(64, entries.length / 4);
  const total = Math.max(64, entries.length);
  return new Map([...counts].map(([key, count]) => [key, Math.max(count / total, 1 / least)]));
}

export function scorePair(one: Prepared, other: Prepared, shares: NameShares): ScoredPair {
  const given = nameEvidence('given-name', [one.names.given, other.names.given], shares);
  const father = nameEvidence('father-name', [one.names.father, other.names.father], shares);
  const family = nameEvidence('family-name', [one.names.family, other.names.family], shares);
  const mother = nameEvidence('mother-name',
    [one.names.mother.slice(0, 1), other.names.mother.slice(0, 1)], shares);
  const birth = birthEvidence(one.entry.birth, other.entry.birth);
  const sex = sexEvidence(one, other);
  const document = documentEvidence(one, other);
  const weighed = [given, father, family, mother, sex, document]
    .filter((found): found is Weighed => found !== null)
    .concat({ bits: birth.bits, reason: birth.reason });
  const doubtful = (found: Weighed | null) => found !== null && !found.reason.for;
  return {
    one, other, weighed,
    bits: weighed.reduce((sum, found) => sum + found.bits, 0),
    otherGiven: document?.reason.for !== true && (given === null || isOther(one, other, given)),
    givenAgrees: given !== null && given.reason.for && given.reason.facts['near'] === false,
    birthComparable: birth.comparable,
    birthExact: birth.exact,
    conflict: birth.contradicts || doubtful(given) || doubtful(father) || doubtful(mother)
      || doubtful(sex),
  };
}

// Twins and siblings: both names are known, and are two. An unknown word may be a bad spelling.
function isOther(one: Prepared, other: Prepared, given: Weighed): boolean {
  const known = (prepared: Prepared) => prepared.names.given.some((part) => part.group !== null);
  return !given.reason.for && known(one) && known(other);
}

type NameCode = Extract<MatchReasonCode, `${string}-name`>;

// What a name that differs says: much for a given name, little for a family name that marriage,
// an office or a clerk may have changed.
const againstBits: Readonly<Record<NameCode, number>> = {
  'given-name': -9, 'father-name': -4, 'family-name': -1.5, 'mother-name': -3,
};
const forBitsMax: Readonly<Record<NameCode, number>> = {
  'given-name': 6, 'father-name': 5, 'family-name': 5, 'mother-name': 5,
};
const agrees = 0.86;
const nearly = 0.68;

function nameEvidence(
  code: NameCode, names: readonly [readonly NamePart[], readonly NamePart[]], shares: NameShares,
): Weighed | null {
  const [ones, others] = names;
  let best = 0;
  let key = '';
  for (const one of ones) {
    for (const other of others) {
      const likeness = partLikeness(one, other);
      if (likeness > best) [best, key] = [likeness, keyOf(one)];
    }
  }
  if (ones.length === 0 || others.length === 0) return null;
  const likeness = Math.round(best * 100) / 100;
  if (best < nearly) {
    return { bits: againstBits[code], reason: { code, for: false, facts: { likeness } } };
  }
  const rarity = Math.min(forBitsMax[code], -Math.log2(shares.get(key) ?? 1 / 64));
  const near = best < agrees;
  return {
    bits: near ? rarity * 0.4 : rarity * Math.min(1, best + 0.05),
    reason: { code, for: true, facts: { likeness, near } },
  };
}

function sexEvidence(one: Prepared, other: Prepared): Weighed | null {
  if (one.entry.sex === null || other.entry.sex === null) return null;
  const same = one.entry.sex === other.entry.sex;
  return { bits: same ? 0.5 : -6, reason: { code: 'sex', for: same, facts: {} } };
}

function documentEvidence(one: Prepared, other: Prepared): Weighed | null {
  if (!one.entry.document || !other.entry.document) return null;
  const same = documentKey(one.entry.document) === documentKey(other.entry.document);
  return { bits: same ? 12 : -1, reason: { code: 'document', for: same, facts: {} } };
}
