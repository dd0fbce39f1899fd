// The chance that two written words are the same word: from their sounds, from the families of
// given names, and from endings that many names share. How far to trust each was learnt.

import type { NameWord } from './name-words.ts';
import type { PreparedWord } from './prepared-names.ts';
import {
  alignedBits,
  alignedPrefixBits,
  pairOfScripts,
  type ScriptPair,
  type SoundCosts,
} from './sound-costs.ts';

const letters = { arabic: 'A', cyrillic: 'C', latin: 'L', other: 'L' } as const;

export type NameWeights = {
  // The features: share of the bits at stake, the same without common endings, bits, both words in
  // known families of given names.
  readonly word: readonly [number, number, number, number];
  readonly scripts: Readonly<Record<ScriptPair, number>>; // the starting odds
  readonly contradiction: Readonly<Record<'patronymic' | 'family' | 'any', number>>; // bits
  readonly familyAsFather: number; // bits lost when a family name meets a patronymic
  readonly givenAsFamily: number;
  readonly fatherAsAny: number; // bits lost when a patronymic meets a word whose place is uncertain
};

/** The starting point for learning; the values in use are in data/weights.json. */
export const firstNameWeights: NameWeights = {
  word: [15, 11, 0.05, -2],
  scripts: { AA: 0, AC: 0, AL: -1.5, CC: 5, CL: -7, LL: -3 },
  contradiction: { patronymic: -15, family: -29, any: -30 },
  familyAsFather: 3,
  givenAsFamily: 0,
  fatherAsAny: 9,
};

export type By = { readonly costs: SoundCosts; readonly weights: NameWeights };

/** The chance that two written words are the same word. */
export function wordChance(one: PreparedWord, other: PreparedWord, by: By): number {
  if (one.kind === 'initial' || other.kind === 'initial') return initialChance(one, other);
  const whole = plainChance(one, other, by);
  if (whole > 0.5 || (one.honour === null) === (other.honour === null)) return whole;
  const short = plainChance(one.honour ?? one, other.honour ?? other, by);
  return Math.max(whole, 0.8 * short);
}

function plainChance(one: PreparedWord, other: PreparedWord, by: By): number {
  const { pair, turned } = pairOfScripts(one.script, other.script);
  const table = by.costs[pair];
  const align = (a: Uint8Array, b: Uint8Array) =>
    turned ? alignedBits(table, b, a) : alignedBits(table, a, b);
  // A patronymic is compared by its stem with another patronymic, and whole with any other word.
  const isWhole =
    (one.kind === 'patronymic') !== (other.kind === 'patronymic') && !isLink(one) && !isLink(other);
  const bits = isWhole ? align(one.full, other.full) : align(one.codes, other.codes);
  const atStake = (one.most[letters[other.script]] + other.most[letters[one.script]]) / 2;
  const share = Math.max(-0.5, bits / Math.max(1, atStake));
  const [perShare, perStem, perBit, otherFamily] = by.weights.word;
  let stemShare = share;
  if (!isWhole && one.ending > 0 && other.ending > 0 && share > 0.2) {
    const [a, b] = [stemOf(one), stemOf(other)];
    const stake = (atStake * (a.length + b.length)) / (one.codes.length + other.codes.length);
    stemShare = Math.max(-0.5, align(a, b) / stake);
  }
  const known = !isWhole && one.families.length > 0 && other.families.length > 0;
  const isOne = known && one.families.some((family) => other.families.includes(family));
  const odds =
    by.weights.scripts[pair] +
    perShare * share +
    perStem * Math.min(share, stemShare) +
    perBit * Math.max(-20, Math.min(bits, 30)) +
    (known && !isOne ? otherFamily : 0);
  // A known name in two languages is one name, however little of its sound is left (Якуб, Zhakyp).
  return 1 / (1 + Math.exp(-(isOne ? Math.max(odds, oneNameOdds) : odds)));
}

/** The chance that `begun`, which is still being typed, is the start of `word`. */
export function begunChance(begun: PreparedWord, word: PreparedWord, by: By): number {
  if (word.full.length < begun.full.length) return 0;
  const { pair, turned } = pairOfScripts(begun.script, word.script);
  const bits = alignedPrefixBits(by.costs[pair], { begun: begun.full, whole: word.full, turned });
  const share = Math.max(-0.5, bits / Math.max(1, begun.most[letters[word.script]]));
  const [perShare, perStem, perBit] = by.weights.word;
  const odds =
    by.weights.scripts[pair] +
    (perShare + perStem) * share +
    perBit * Math.max(-20, Math.min(bits, 30));
  return 1 / (1 + Math.exp(-odds));
}

/** The father, a grandfather or perhaps either, if no ending shows which. */
export const isLink = ({ kind }: NameWord) =>
  kind === 'father' || kind === 'grandfather' || kind === 'chain';
const oneNameOdds = 3;
const stemOf = ({ codes, ending }: PreparedWord) => codes.subarray(0, codes.length - ending);

function initialChance(one: PreparedWord, other: PreparedWord): number {
  const [a, b] = [one.sounds[0]!, other.sounds[0]!];
  return a === b || (one.script !== other.script && 'AWYE'.includes(a)) ? 0.4 : 0.02;
}
