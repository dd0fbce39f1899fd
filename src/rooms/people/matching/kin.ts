// Could this adult be a parent of this child? Names in the region show kinship: the patronymic is
// the father's given name, so is the second name of an Arabic chain, and the family name is shared.
// This only ranks whom to ask about; it never decides that two people are related.

import { compareBirths } from './compare-births.ts';
import type { PreparedName, PreparedWord } from './prepared-names.ts';
import { wordChance } from './word-chance.ts';
import type { PreparedRecord } from './compare-records.ts';
import type { MatchingEngine } from './engine.ts';

export type AskedParent = 'father' | 'mother' | 'parent';

export const kinFeatures = [
  'father-for', // the child's patronymic is the adult's given name: bits, in tens
  'father-against',
  'chain-for', // the same for the second word of the child's name, without a patronymic ending
  'family-for', // bits of shared family names, in tens
  'family-against',
  'same-given', // the adult's given name is the child's
  'same-father', // they share a patronymic, as siblings do
  'child-of-child', // the adult's patronymic is the child's given name
  'age-for', // an age difference of 15 to 60 years
  'age-against',
  'wrong-sex',
] as const;
export const kinBounds = [
  'for',
  'for',
  0.6,
  'for',
  'for',
  'against',
  'against',
  'against',
  'for',
  'against',
  'against',
] as const;

type Question = {
  readonly child: PreparedRecord;
  readonly adult: PreparedRecord;
  readonly asked: AskedParent;
};

/** Above 0, parent and child is more likely than not; comparable only within one question. */
export function weighParent(engine: MatchingEngine, question: Question): { bits: number } {
  const weights = engine.weights.kin;
  const values = kinFeatureValues(engine, question);
  const odds = kinFeatures.reduce(
    (sum, name, at) => sum + weights[name] * values[at]!,
    weights.start,
  );
  return { bits: odds / Math.LN2 };
}

export function kinFeatureValues(
  engine: MatchingEngine,
  { child, adult, asked }: Question,
): number[] {
  const chance = (one: PreparedWord, other: PreparedWord) => wordChance(one, other, engine.by);
  const [c, a] = [partsOf(child.name), partsOf(adult.name)];
  const fathers = best(c.fathers, a.given, chance);
  const chain = best(c.chain, a.given, chance);
  const family = shared(c.family, a.family, chance);
  const reversed = best(a.fathers, c.given, chance);
  const sameGiven = best(c.given, a.given, chance);
  const sameFather = best(c.fathers, a.fathers, chance);
  const isFather = asked !== 'mother';
  const gap = ageGap(child, adult);
  return [
    isFather ? worth(fathers) / 10 : 0,
    isFather && fathers !== null && fathers.chance < 0.5 ? -1 : 0,
    isFather ? worth(chain) / 10 : 0,
    family.agrees / 10,
    -family.without,
    sameGiven !== null && sameGiven.chance >= 0.5 ? 1 : 0,
    sameFather !== null && sameFather.chance >= 0.5 ? 1 : 0,
    reversed !== null && reversed.chance >= 0.5 ? 1 : 0,
    gap !== null && gap >= 15 && gap <= 60 ? 1 : 0,
    gap !== null && (gap < 13 || gap > 70) ? 1 : 0,
    isWrongSex(adult, asked) ? 1 : 0,
  ];
}

type Parts = {
  readonly given: readonly PreparedWord[];
  readonly fathers: readonly PreparedWord[];
  readonly chain: readonly PreparedWord[];
  readonly family: readonly PreparedWord[];
};

function partsOf({ words }: PreparedName): Parts {
  const fathers = words.filter(({ kind }) => kind === 'patronymic' || kind === 'father');
  const named = words.filter(
    ({ kind }) =>
      kind !== 'patronymic' &&
      kind !== 'father' &&
      kind !== 'grandfather' &&
      kind !== 'nisba' &&
      kind !== 'initial',
  );
  const known = named.filter(({ kind }) => kind === 'given');
  const families = named.filter(({ kind }) => kind === 'family');
  const open = named.filter(({ kind }) => kind === 'any');
  const given = known.length > 0 ? known : open.slice(0, 1);
  const rest = open.filter((word) => !given.includes(word));
  return {
    given: given.length > 0 ? given : named.slice(0, 1),
    fathers,
    chain: fathers.length > 0 ? [] : rest.slice(0, 2),
    family: families.length > 0 ? families : rest.slice(-2),
  };
}

type Best = { readonly chance: number; readonly rarity: number };

function best(
  ones: readonly PreparedWord[],
  others: readonly PreparedWord[],
  chanceOf: (one: PreparedWord, other: PreparedWord) => number,
): Best | null {
  let found: Best | null = null;
  for (const one of ones) {
    for (const other of others) {
      const chance = chanceOf(stem(one), stem(other));
      if (found === null || chance > found.chance)
        found = { chance, rarity: Math.min(one.rarity, other.rarity) };
    }
  }
  return found;
}

/** Bits of the shared family names, and the share of the child's family names the adult lacks. */
function shared(
  ones: readonly PreparedWord[],
  others: readonly PreparedWord[],
  chanceOf: (one: PreparedWord, other: PreparedWord) => number,
): { agrees: number; without: number } {
  let [agrees, without] = [0, 0];
  for (const one of ones) {
    const found = nearest(best([one], others, chanceOf), withoutEnding(one, others, chanceOf));
    if (found !== null && found.chance >= 0.5) agrees += worth(found);
    else without += 1;
  }
  return {
    agrees: Math.min(agrees, 18),
    without: ones.length === 0 || others.length === 0 ? 0 : without / ones.length,
  };
}

// Gulov and Gul, Rahmonov and Rahmon: some families drop or add the Russian ending.
const russianEnd = /y?[oeai][vf]$/;

function withoutEnding(
  one: PreparedWord,
  others: readonly PreparedWord[],
  chanceOf: (one: PreparedWord, other: PreparedWord) => number,
): Best | null {
  const bare = bareOf(one);
  return bare === null
    ? best(
        [one],
        others.map(bareOf).filter((word) => word !== null),
        chanceOf,
      )
    : best(
        [bare],
        others.filter((word) => bareOf(word) === null),
        chanceOf,
      );
}

function bareOf(word: PreparedWord): PreparedWord | null {
  const sounds = word.sounds.replace(russianEnd, '');
  if (sounds === word.sounds || sounds.length < 3 || word.kind === 'patronymic') return null;
  const codes = word.codes.subarray(0, sounds.length);
  return { ...word, sounds, codes, full: codes, ending: 0 };
}

const nearest = (one: Best | null, other: Best | null) =>
  one === null || (other !== null && other.chance > one.chance) ? other : one;

// The stem of a patronymic is a given name and is compared as one.
function stem(word: PreparedWord): PreparedWord {
  return word.kind === 'patronymic' ? { ...word, kind: 'father', full: word.codes } : word;
}

const worth = (found: Best | null) =>
  found === null || found.chance < 0.5 ? 0 : found.rarity * found.chance;

/** How many years older the adult is; null if a date is missing. */
function ageGap(child: PreparedRecord, adult: PreparedRecord): number | null {
  if (child.birth.from === null || adult.birth.from === null) return null;
  const { years } = compareBirths(child.birth, adult.birth);
  return adult.birth.from < child.birth.from ? years : -years;
}

function isWrongSex(adult: PreparedRecord, asked: AskedParent): boolean {
  return (
    (asked === 'father' && adult.sex === 'female') || (asked === 'mother' && adult.sex === 'male')
  );
}
