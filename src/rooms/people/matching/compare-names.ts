// Two names beside each other: which words are one word, which contradict each other, which are
// only missing on one side. The assignment of words is the best of all (names have few words); a
// word that is rare says more, a contradiction says more against than a missing word.
// Bits here are raw evidence; weigh.ts knows how much of it to believe.

import { alignedBits, alignedPrefixBits, mostBits, pairOfScripts, type ScriptPair, type SoundCosts } from './sound-costs.ts';
import { joinedWord, type NameWord } from './name-words.ts';

/** A word prepared once, compared often. */
export type PreparedWord = NameWord & {
  readonly rarity: number; // bits: −log2 of the share of people who have such a word
  readonly families: readonly number[]; // of given names, by number; empty when unknown
  readonly most: Readonly<Record<'A' | 'C' | 'L', number>>; // bits at stake against each script
  readonly honour: PreparedWord | null; // Askar for Askarbek: the ending of respect may be left out
};

export type WordPairing = {
  readonly one: number; // place among the words of the first name
  readonly other: number;
  readonly chance: number; // 0 to 1: that it is one word
  readonly bits: number;
};

export type NameComparison = {
  readonly pairs: readonly WordPairing[]; // agreeing and contradicting, by place in the first name
  readonly left: readonly [readonly number[], readonly number[]]; // words without a partner
  readonly words: readonly [readonly PreparedWord[], readonly PreparedWord[]]; // as they were joined
  readonly bits: number;
};

const letters = { arabic: 'A', cyrillic: 'C', latin: 'L', other: 'L' } as const;
const wordsMost = 7;

export type NameWeights = {
  // Chance that two words are one, from their sounds: share of the bits at stake, the same without
  // common endings, bits, one known family of given names, two known families.
  readonly word: readonly [number, number, number, number, number];
  readonly scripts: Readonly<Record<ScriptPair, number>>; // where the odds start
  readonly contradiction: Readonly<Record<'patronymic' | 'family' | 'any', number>>; // bits
  readonly familyAsFather: number; // bits lost when a family name meets a patronymic
  readonly givenAsFamily: number;
  readonly fatherAsAny: number; // bits lost when a patronymic meets a word of no certain place
};

/** Where learning starts from; what is used stands in data/weights.json. */
export const firstNameWeights: NameWeights = {
  word: [16, 11, 0.05, 5, -1],
  scripts: { AA: 0, AC: 0, AL: -1.5, CC: 5, CL: -7, LL: -3 },
  contradiction: { patronymic: -15, family: -29, any: -30 },
  familyAsFather: 3,
  givenAsFamily: 0,
  fatherAsAny: 9,
};

/** The chance that two words are one word in two hands. */
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
  const align = (a: Uint8Array, b: Uint8Array) => (turned ? alignedBits(table, b, a) : alignedBits(table, a, b));
  // A patronymic is compared by its stem with another patronymic, whole with any other word.
  const isWhole = (one.kind === 'patronymic') !== (other.kind === 'patronymic')
    && !isLink(one) && !isLink(other);
  const bits = isWhole ? align(one.full, other.full) : align(one.codes, other.codes);
  const atStake = (one.most[letters[other.script]] + other.most[letters[one.script]]) / 2;
  const share = Math.max(-0.5, bits / Math.max(1, atStake));
  const [perShare, perStem, perBit, sameFamily, otherFamily] = by.weights.word;
  let stemShare = share;
  if (!isWhole && one.ending > 0 && other.ending > 0 && share > 0.2) {
    const [a, b] = [stemOf(one), stemOf(other)];
    const stake = atStake * (a.length + b.length) / (one.codes.length + other.codes.length);
    stemShare = Math.max(-0.5, align(a, b) / stake);
  }
  const known = !isWhole && one.families.length > 0 && other.families.length > 0;
  const isOne = known && one.families.some((family) => other.families.includes(family));
  const odds = by.weights.scripts[pair] + perShare * share + perStem * Math.min(share, stemShare)
    + perBit * Math.max(-20, Math.min(bits, 30)) + (isOne ? sameFamily : known ? otherFamily : 0);
  // One known name in two languages is one name, however little of its sound is left (Якуб, Zhakyp).
  return 1 / (1 + Math.exp(-(isOne ? Math.max(odds, oneNameOdds) : odds)));
}

/** The chance that `begun` is the start of `word`, which somebody is still typing. */
export function begunChance(begun: PreparedWord, word: PreparedWord, by: By): number {
  if (word.full.length < begun.full.length) return 0;
  const { pair, turned } = pairOfScripts(begun.script, word.script);
  const bits = alignedPrefixBits(by.costs[pair], { begun: begun.full, whole: word.full, turned });
  const share = Math.max(-0.5, bits / Math.max(1, begun.most[letters[word.script]]));
  const [perShare, perStem, perBit] = by.weights.word;
  const odds = by.weights.scripts[pair] + (perShare + perStem) * share + perBit * Math.max(-20, Math.min(bits, 30));
  return 1 / (1 + Math.exp(-odds));
}

const isLink = ({ kind }: NameWord) => kind === 'father' || kind === 'grandfather';
const oneNameOdds = 3;
const stemOf = ({ codes, ending }: PreparedWord) => codes.subarray(0, codes.length - ending);

function initialChance(one: PreparedWord, other: PreparedWord): number {
  const [a, b] = [one.sounds[0]!, other.sounds[0]!];
  return a === b || (one.script !== other.script && 'AWYE'.includes(a)) ? 0.4 : 0.02;
}

type By = { costs: SoundCosts; weights: NameWeights };

/** `joined[at]` is words `at` and `at + 1` as one. */
export type PreparedName = {
  readonly words: readonly PreparedWord[];
  readonly joined: readonly PreparedWord[];
};

/** Compares word by word; where a word has no partner, two neighbours may be it together. */
export function compareNames(one: PreparedName, other: PreparedName, by: By): NameComparison {
  let [a, b] = [cut(one), cut(other)];
  let found = compareWords(a.words, b.words, by);
  for (let joins = 0; joins < 2 && hasDoubt(found); joins++) {
    const [better, first, second] = bestJoin(found, [a, b], by);
    if (better === null) break;
    [found, a, b] = [better, first, second];
  }
  return { ...found, words: [a.words, b.words] };
}

function cut(name: PreparedName): PreparedName {
  return name.words.length <= wordsMost ? name
    : { words: name.words.slice(0, wordsMost), joined: name.joined.slice(0, wordsMost - 1) };
}

const agreesFrom = 0.5;
const hasDoubt = (found: Compared) => found.pairs.some(({ chance }) => chance < agreesFrom);

type Compared = Omit<NameComparison, 'words'>;

function bestJoin(
  found: Compared, names: readonly [PreparedName, PreparedName], by: By,
): [Compared | null, PreparedName, PreparedName] {
  let best: [Compared | null, PreparedName, PreparedName] = [null, ...names];
  let bits = found.bits + 1;
  const doubted = [new Set<number>(), new Set<number>()] as const;
  for (const { one, other, chance } of found.pairs) {
    if (chance < agreesFrom) {
      doubted[0].add(one);
      doubted[1].add(other);
    }
  }
  for (const side of [0, 1] as const) {
    const [joining, facing] = [names[side], names[1 - side]!];
    for (let at = 0; at < joining.joined.length; at++) {
      const joined = joining.joined[at]!;
      if (joining.words[at]!.kind === 'patronymic' || joining.words[at + 1]!.kind === 'patronymic') continue;
      const isLikely = [...doubted[1 - side]!].some((place) => alikeInLength(facing.words[place]!, joined)
        && wordChance(facing.words[place]!, joined, by) > agreesFrom);
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
  const [short, long] = [one.codes.length, other.codes.length].sort((a, b) => a - b) as [number, number];
  return short * 2 >= long;
}

function withJoin(name: PreparedName, at: number): PreparedName {
  const words = [...name.words];
  words.splice(at, 2, name.joined[at]!);
  // What is joined once is not joined again, nor what comes after it.
  return { words, joined: name.joined.slice(0, Math.max(0, at - 1)) };
}

function compareWords(a: readonly PreparedWord[], b: readonly PreparedWord[], by: By): Compared {
  const values = a.map((one) => b.map((other) => pairing(one, other, by)));
  const chosen = bestAssignment(values.map((row) => row.map(({ bits }) => bits)), a.length, b.length);
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
  const rarity = Math.min(one.rarity, other.rarity, one.kind === 'initial' || other.kind === 'initial' ? 2 : 99);
  const against = contradictionBits(one, other, by.weights);
  const bits = Math.log2((chance + (1 - chance) * 2 ** against) / (chance * 2 ** -rarity + (1 - chance)));
  return { chance, bits: bits - strangeness(one, other, by.weights) };
}

function strangeness(one: NameWord, other: NameWord, weights: NameWeights): number {
  if (one.kind === other.kind) return 0;
  const kinds = [one.kind, other.kind];
  if (kinds.includes('given') && kinds.includes('family')) return weights.givenAsFamily;
  // Iskandar, son of Iskandar: the given name is rather the given name.
  if (!kinds.includes('patronymic')) return isLink(one) !== isLink(other) ? 0.5 : 0;
  if (kinds.includes('family')) return weights.familyAsFather;
  return kinds.includes('father') || kinds.includes('grandfather') ? 0 : weights.fatherAsAny;
}

function contradictionBits(one: PreparedWord, other: PreparedWord, weights: NameWeights): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a === b ? weights.contradiction[a] : Math.max(weights.contradiction[a], weights.contradiction[b]);
}

function placeOf({ kind }: NameWord): 'patronymic' | 'family' | 'any' {
  return kind === 'family' ? 'family' : kind === 'patronymic' || kind === 'father' || kind === 'grandfather' ? 'patronymic' : 'any';
}

// Words left on both sides that could stand in one place contradict each other, the least first.
function contradicting(
  free: readonly [number[], number[]],
  names: { a: readonly PreparedWord[]; b: readonly PreparedWord[]; values: readonly (readonly Value[])[] },
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

/** For each row the column it is given, or −1; only gains (bits above 0) are given. */
export function bestAssignment(bits: readonly (readonly number[])[], rows: number, columns: number): number[] {
  const states = 1 << columns;
  let values = new Float64Array(states).fill(-1);
  values[0] = 0;
  const choices: Int8Array[] = [];
  for (let row = 0; row < rows; row++) {
    const next = Float64Array.from(values);
    const choice = new Int8Array(states).fill(-1);
    for (let state = 0; state < states; state++) {
      if (values[state]! < 0) continue;
      for (let column = 0; column < columns; column++) {
        const gain = bits[row]![column]!;
        if (gain <= 0 || (state >> column) & 1) continue;
        const after = state | (1 << column);
        if (values[state]! + gain > next[after]!) {
          next[after] = values[state]! + gain;
          choice[after] = column;
        }
      }
    }
    values = next;
    choices.push(choice);
  }
  return traceBack(values, choices, rows);
}

function traceBack(values: Float64Array, choices: readonly Int8Array[], rows: number): number[] {
  let state = values.indexOf(Math.max(...values));
  const out = new Array<number>(rows).fill(-1);
  for (let row = rows - 1; row >= 0; row--) {
    const column = choices[row]![state]!;
    out[row] = column;
    if (column >= 0) state &= ~(1 << column);
  }
  return out;
}

export type Preparing = {
  readonly costs: SoundCosts;
  readonly rarityOf: (sounds: string) => number;
  readonly familiesOf: (word: NameWord) => readonly number[];
};

export function prepareName(words: readonly NameWord[], by: Preparing): PreparedName {
  return nameOfWords(linked(words.map((word) => prepareWord(word, by))), by);
}

// سعيدة إسكندر موسى is Saida, daughter of Iskandar, son of Musa, and her family name stands nowhere: known
// given names after the first are links of a chain, which no family name contradicts.
function linked(words: readonly PreparedWord[]): readonly PreparedWord[] {
  if (words.length < 2 || words.some(({ kind }) => kind !== 'any')) return words;
  return words.map((word, at) => (at === 0 || word.families.length === 0 || /^ال/.test(word.text) ? word
    : { ...word, kind: at === 1 ? 'father' : 'grandfather' }));
}

/** A name of prepared words; what its neighbours are together is prepared when somebody asks. */
export function nameOfWords(words: readonly PreparedWord[], by: Preparing): PreparedName {
  let joined: PreparedWord[] | null = null;
  return {
    words,
    get joined() {
      joined ??= words.slice(1).map((word, at) => prepareWord(joinedWord(words[at]!, word), by));
      return joined;
    },
  };
}

const endingOfHonour = /(?:bek|bAY|bY|bay|bey|bYk|Jan|Jon|Zan|JAn|xan|xon|xAn|gul|GWl|oy|bibi|ali|kul|qul)$/;

export function prepareWord(word: NameWord, by: Preparing): PreparedWord {
  const against = (script: 'arabic' | 'cyrillic' | 'latin') => {
    const { pair, turned } = pairOfScripts(word.script, script);
    return mostBits(by.costs[pair], word.codes, turned);
  };
  const short = word.kind === 'any' || word.kind === 'given' ? word.sounds.replace(endingOfHonour, '') : word.sounds;
  const honour = short === word.sounds || short.length < 4 ? null
    : prepareWord({ ...word, sounds: short, codes: word.codes.subarray(0, short.length), full: word.codes.subarray(0, short.length), ending: 0 }, by);
  return {
    ...word, rarity: by.rarityOf(word.sounds), families: by.familiesOf(word), honour,
    most: { A: against('arabic'), C: against('cyrillic'), L: against('latin') },
  };
}
