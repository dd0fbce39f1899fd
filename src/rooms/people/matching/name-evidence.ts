// The comparison of two names as a few meaningful numbers, and their weights: the evidence of names
// in bits. The weights are data (data/weights.json) with a record of their training.

import type { NameComparison } from './compare-names.ts';
import type { PreparedWord } from './prepared-names.ts';

export const nameFeatures = [
  'agreeing', // bits of the words that agree, up to 24, in tens
  'more-agreeing', // bits beyond that
  'contradiction', // bits against, from words whose place is uncertain
  'family-contradiction',
  'patronymic-contradiction',
  'one-word', // only one word agrees
  'missing-on-both', // words without a partner, on the side that has fewer of them
  'missing-on-one',
  'doubt', // how unsure the weakest matching word is
  'doubts', // the sum over all matching words
  'covered', // how much of the shorter name's rarity matches
  'covered-longer',
] as const;

/** The sign a weight must have: agreement never counts against, doubt never counts for. */
export const nameBounds = [
  'for',
  'for',
  'for',
  'for',
  'for',
  'against',
  'against',
  'against',
  'against',
  'against',
  'for',
  'for',
] as const;

export function nameFeatureValues(compared: NameComparison): number[] {
  const [a, b] = compared.words;
  let [agreeing, any, family, patronymic, count, worst, doubts] = [0, 0, 0, 0, 0, 0, 0];
  let [agreedA, agreedB] = [0, 0];
  for (const { one, other, chance, bits } of compared.pairs) {
    const [x, y] = [a[one]!, b[other]!];
    if (chance >= 0.5) {
      agreeing += bits;
      count += x.kind === 'initial' || y.kind === 'initial' ? 0.25 : 1;
      const doubt = -Math.log2(chance);
      worst = Math.max(worst, doubt);
      doubts += doubt;
      agreedA += x.rarity;
      agreedB += y.rarity;
    } else if (isFather(x) && isFather(y)) patronymic += bits;
    else if (x.kind === 'family' && y.kind === 'family') family += bits;
    else any += bits;
  }
  const rarity = (words: readonly PreparedWord[]) =>
    words.reduce((sum, word) => sum + (word.kind === 'initial' ? 1 : word.rarity), 0) || 1;
  const [shareA, shareB] = [agreedA / rarity(a), agreedB / rarity(b)];
  const [left0, left1] = [compared.left[0].length, compared.left[1].length];
  return [
    Math.min(agreeing, 24) / 10,
    Math.max(0, agreeing - 24) / 10,
    any / 10,
    family / 10,
    patronymic / 10,
    count <= 1 ? 1 : 0,
    Math.min(left0, left1),
    Math.max(left0, left1),
    worst,
    doubts,
    Math.max(shareA, shareB),
    Math.min(shareA, shareB),
  ];
}

const isFather = ({ kind }: PreparedWord) => kind === 'patronymic' || kind === 'father';
