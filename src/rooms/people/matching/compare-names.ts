// Compares two names: which words are the same, which contradict each other, which are only missing
// on one side. It finds the best of all assignments, because names have few words. A rare word
// counts for more; a contradiction counts against more than a missing word. Bits here are raw
// evidence; name-evidence.ts decides how much of it to believe.

import { bestAssignment } from './assign-words.ts';
import type { NameWord } from './name-words.ts';
import type { PreparedName, PreparedWord } from './prepared-names.ts';
import { type By, isLink, type NameWeights, wordChance } from './word-chance.ts';

export type WordPairing = {
  readonly one: number; // place among the words of the first name
  readonly other: number;
  readonly chance: number; // 0 to 1: that they are the same word
  readonly bits: number;
};

export type NameComparison = {
  readonly pairs: readonly WordPairing[]; // agreeing and contradicting, by place in the first name
  readonly left: readonly [readonly number[], readonly number[]]; // words without a partner
  // After neighbouring words were joined.
  readonly words: readonly [readonly PreparedWord[], readonly PreparedWord[]];
  readonly bits: number;
};

const wordsMost = 7;

/** Word by word; two neighbouring words may together be the partner of one. */
export function compareNames(one: PreparedName, other: PreparedName, by: By): NameComparison {
  let [a, b] = [cut(one), cut(other)];
  let found = compareWords(a.words, b.words, by);
  for (let joins = 0; joins < 2; joins++) {
    const names = [a, b] as const;
    const doubts = found.pairs.filter((pair) => isDoubted(pair, found, names));
    if (doubts.length === 0) break;
    const [better, first, second] = bestJoin({ found, doubts }, names, by);
    if (better === null) break;
    [found, a, b] = [better, first, second];
  }
  return { ...found, words: [a.words, b.words] };
}

function cut(name: PreparedName): PreparedName {
  return name.words.length <= wordsMost
    ? name
    : { words: name.words.slice(0, wordsMost), joined: name.joined.slice(0, wordsMost - 1) };
}

const agreesFrom = 0.5;
const sureFrom = 0.9;

/**
 * The pair may be wrong because a word is written apart on one side. In the Arabic script also one
 * that nearly agrees while a word is left over: محمد is most of گل‌محمد.
 */
function isDoubted(
  { one, other, chance }: WordPairing,
  { left }: Compared,
  [a, b]: readonly [PreparedName, PreparedName],
): boolean {
  if (chance < agreesFrom) return true;
  if (chance >= sureFrom || left[0].length + left[1].length === 0) return false;
  return a.words[one]!.script === 'arabic' && b.words[other]!.script === 'arabic';
}

type Compared = Omit<NameComparison, 'words'>;

function bestJoin(
  { found, doubts }: { readonly found: Compared; readonly doubts: readonly WordPairing[] },
  names: readonly [PreparedName, PreparedName],
  by: By,
): [Compared | null, PreparedName, PreparedName] {
  let best: [Compared | null, PreparedName, PreparedName] = [null, ...names];
  let bits = found.bits + 1;
  const places = [
    new Set(doubts.map(({ one }) => one)),
    new Set(doubts.map(({ other }) => other)),
  ] as const;
  for (const side of [0, 1] as const) {
    const [joining, facing] = [names[side], names[1 - side]!];
    for (let at = 0; at < joining.joined.length; at++) {
      const joined = joining.joined[at] ?? null;
      if (joined === null) continue;
      if (joining.words[at]!.kind === 'patronymic' || joining.words[at + 1]!.kind === 'patronymic')
        continue;
      const isLikely = [...places[1 - side]!].some(
        (place) =>
          alikeInLength(facing.words[place]!, joined) &&
          wordChance(facing.words[place]!, joined, by) > agreesFrom,
      );
      if (!isLikely) continue;
      const tried = withJoin(joining, at);
      const pair = (side === 0 ? [tried, facing] : [facing, tried]) as [PreparedName, PreparedName];
      const compared = compareWords(pair[0].words, pair[1].words, by);
      if (compared.bits > bits) [bits, best] = [compared.bits, [compared, ...pair]];
    }
  }
  return best;
}

function alikeInLength(one: NameWord, other: NameWord): boolean {
  const [a, b] = [one.codes.length, other.codes.length];
  return a < b ? a * 2 >= b : b * 2 >= a;
}

function withJoin(name: PreparedName, at: number): PreparedName {
  const words = [...name.words];
  words.splice(at, 2, name.joined[at]!);
  // A joined word is not joined again; the words on both sides of it may be, with one another.
  const apart = [...(at > 0 ? [null] : []), ...(at < words.length - 1 ? [null] : [])];
  const [before, after] = [name.joined.slice(0, Math.max(0, at - 1)), name.joined.slice(at + 2)];
  return { words, joined: [...before, ...apart, ...after] };
}

function compareWords(a: readonly PreparedWord[], b: readonly PreparedWord[], by: By): Compared {
  const values = a.map((one) => b.map((other) => pairing(one, other, by)));
  const chosen = bestAssignment(
    values.map((row) => row.map(({ bits }) => bits)),
    a.length,
    b.length,
  );
  const pairs: WordPairing[] = [];
  const free: [number[], number[]] = [[], []];
  const taken = new Set(chosen.filter((at) => at >= 0));
  chosen.forEach((other, one) => {
    if (other < 0) free[0].push(one);
    else pairs.push({ one, other, ...values[one]![other]! });
  });
  for (let at = 0; at < b.length; at++) if (!taken.has(at)) free[1].push(at);
  const left = contradicting(free, { a, b, values }, pairs);
  return { pairs, left, bits: pairs.reduce((sum, pair) => sum + pair.bits, 0) };
}

type Value = { chance: number; bits: number };

function pairing(one: PreparedWord, other: PreparedWord, by: By): Value {
  const chance = wordChance(one, other, by);
  const rarity = Math.min(
    one.rarity,
    other.rarity,
    one.kind === 'initial' || other.kind === 'initial' ? 2 : 99,
  );
  const against = contradictionBits(one, other, by.weights);
  const bits = Math.log2(
    (chance + (1 - chance) * 2 ** against) / (chance * 2 ** -rarity + (1 - chance)),
  );
  return { chance, bits: bits - strangeness(one, other, by.weights) };
}

function strangeness(one: NameWord, other: NameWord, weights: NameWeights): number {
  if (one.kind === other.kind) return 0;
  const kinds = [one.kind, other.kind];
  if (kinds.includes('given') && kinds.includes('family')) return weights.givenAsFamily;
  // For Iskandar, son of Iskandar: the given name should match the given name.
  if (!kinds.includes('patronymic'))
    return isLink(one) !== isLink(other) && !kinds.includes('chain') ? 0.5 : 0;
  if (kinds.includes('family')) return weights.familyAsFather;
  return isLink(one) || isLink(other) ? 0 : weights.fatherAsAny;
}

function contradictionBits(one: PreparedWord, other: PreparedWord, weights: NameWeights): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a === b
    ? weights.contradiction[a]
    : Math.max(weights.contradiction[a], weights.contradiction[b]);
}

function placeOf({ kind }: NameWord): 'patronymic' | 'family' | 'any' {
  return kind === 'family'
    ? 'family'
    : kind === 'patronymic' || kind === 'father' || kind === 'grandfather'
      ? 'patronymic'
      : 'any';
}

// Unmatched words on both sides that could have the same place contradict each other, the weakest
// contradiction first.
function contradicting(
  free: readonly [number[], number[]],
  names: {
    a: readonly PreparedWord[];
    b: readonly PreparedWord[];
    values: readonly (readonly Value[])[];
  },
  pairs: WordPairing[],
): [number[], number[]] {
  const rest: [number[], number[]] = [[...free[0]], [...free[1]]];
  for (;;) {
    let best: WordPairing | null = null;
    for (const one of rest[0]) {
      for (const other of rest[1]) {
        if (!mayStandInOnePlace(names.a[one]!, names.b[other]!)) continue;
        const value = names.values[one]![other]!;
        if (best === null || value.bits > best.bits) best = { one, other, ...value };
      }
    }
    if (best === null) return rest;
    pairs.push(best);
    rest[0] = rest[0].filter((at) => at !== best.one);
    rest[1] = rest[1].filter((at) => at !== best.other);
  }
}

function mayStandInOnePlace(one: NameWord, other: NameWord): boolean {
  const kinds = new Set([one.kind, other.kind]);
  if (kinds.has('nisba') || kinds.has('initial')) return false;
  if (kinds.has('given') && kinds.has('family')) return false;
  if (kinds.has('grandfather')) return kinds.size === 1;
  if (kinds.has('patronymic') || kinds.has('father')) return placeOf(one) === placeOf(other);
  return true;
}
