// What other pairs reveal about a pair. A mother who matches makes her children more likely to
// match. Two entries that both match one entry of a third list support each other; if a third list
// has them as two different rows, that counts against. Witnesses are pairs that are sure by their
// own evidence.

import type { Prepared } from './match-blocks.ts';
import type { ScoredPair, Weighed } from './match-score.ts';

/** May support its family: sure by its own evidence, without a contradiction. */
const witnessBitsLeast = 2;

const familyOf = ({ entry }: Prepared) =>
  entry.familyKey ? `${entry.source} ${entry.familyKey}` : null;

type Witness = (pair: ScoredPair) => Weighed | null;

export function familyWitness(pairs: readonly ScoredPair[]): Witness {
  const members = new Map<string, Set<number>>();
  const keyOfFamilies = (pair: ScoredPair) => {
    const [one, other] = [familyOf(pair.one), familyOf(pair.other)];
    return one === null || other === null || one === other ? null : `${one} | ${other}`;
  };
  for (const pair of pairs) {
    const key = keyOfFamilies(pair);
    if (key === null || pair.bits < witnessBitsLeast || pair.conflict) continue;
    const seen = members.get(key) ?? new Set<number>();
    members.set(key, seen.add(pair.one.at));
  }
  return (pair) => {
    const key = keyOfFamilies(pair);
    const seen = key === null ? undefined : members.get(key);
    const count = seen === undefined ? 0 : seen.size - (seen.has(pair.one.at) ? 1 : 0);
    if (count === 0 || !pair.givenAgrees) return null;
    const bits = Math.min(6, 2.5 * count);
    return { bits, reason: { code: 'family-members', for: true, facts: { members: count } } };
  };
}

export function thirdListWitness(pairs: readonly ScoredPair[], bitsSame: number): Witness {
  const links = bestLinks(sureAcross(pairs, bitsSame));
  return (pair) => {
    const [one, other] = [links.get(pair.one.at), links.get(pair.other.at)];
    if (!one || !other || pair.one.entry.source === pair.other.entry.source) return null;
    let [together, apart] = [0, 0];
    for (const [source, at] of one) {
      const there = other.get(source);
      if (
        there === undefined ||
        source === pair.one.entry.source ||
        source === pair.other.entry.source
      )
        continue;
      if (there === at) together += 1;
      else apart += 1;
    }
    if (together > 0) return witness(5, together);
    return apart > 0 ? witness(-5, apart) : null;
  };
}

function sureAcross(pairs: readonly ScoredPair[], bitsSame: number): ScoredPair[] {
  return pairs.filter(
    (pair) =>
      pair.bits >= bitsSame && !pair.conflict && pair.one.entry.source !== pair.other.entry.source,
  );
}

/**
 * Pairs that share no block but both surely match one entry of a third list; earlier entry first.
 */
export function pairsThroughThirdList(
  pairs: readonly ScoredPair[],
  entries: readonly Prepared[],
  bitsSame: number,
): [Prepared, Prepared][] {
  const known = new Set(pairs.map((pair) => `${pair.one.at} ${pair.other.at}`));
  const found: [Prepared, Prepared][] = [];
  for (const links of bestLinks(sureAcross(pairs, bitsSame)).values()) {
    const ends = [...links.values()].sort((one, other) => one - other);
    for (const [at, one] of ends.entries()) {
      for (const other of ends.slice(at + 1)) {
        if (known.has(`${one} ${other}`)) continue;
        known.add(`${one} ${other}`);
        found.push([entries[one]!, entries[other]!]);
      }
    }
  }
  return found;
}

function witness(bits: number, lists: number): Weighed {
  return { bits, reason: { code: 'third-list', for: bits > 0, facts: { lists } } };
}

// For each entry, its best sure match in each other source.
function bestLinks(sure: readonly ScoredPair[]): Map<number, Map<string, number>> {
  const links = new Map<number, Map<string, number>>();
  const note = (from: Prepared, to: Prepared) => {
    const known = links.get(from.at) ?? new Map<string, number>();
    if (!known.has(to.entry.source)) known.set(to.entry.source, to.at);
    links.set(from.at, known);
  };
  for (const pair of [...sure].sort((one, other) => other.bits - one.bits)) {
    note(pair.one, pair.other);
    note(pair.other, pair.one);
  }
  return links;
}

/** The bits of the best rival: another pair of either entry with the other's list; or null. */
export function rivals(pairs: readonly ScoredPair[]): (pair: ScoredPair) => number | null {
  const best = new Map<string, { first: number; with: number; second: number }>();
  const note = (from: Prepared, to: Prepared, bits: number) => {
    const key = `${from.at} ${to.entry.source}`;
    const known = best.get(key);
    if (known === undefined) best.set(key, { first: bits, with: to.at, second: -Infinity });
    else if (bits > known.first) best.set(key, { first: bits, with: to.at, second: known.first });
    else known.second = Math.max(known.second, bits);
  };
  for (const pair of pairs) {
    note(pair.one, pair.other, pair.bits);
    note(pair.other, pair.one, pair.bits);
  }
  const beside = (from: Prepared, to: Prepared) => {
    const known = best.get(`${from.at} ${to.entry.source}`)!;
    return known.with === to.at ? known.second : known.first;
  };
  return (pair) => {
    const bits = Math.max(beside(pair.one, pair.other), beside(pair.other, pair.one));
    return bits === -Infinity ? null : bits;
  };
}
