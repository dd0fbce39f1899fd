// The comparison of two records as a few meaningful numbers. Their weights are data.

import type { RecordComparison } from './compare-records.ts';
import type { NameComparison } from './compare-names.ts';

export const recordFeatures = [
  'name', // the evidence of the names, in natural units, limited to ±9
  'kunya-only', // one of them has only a kunya
  'birth-for', // bits
  'birth-against',
  'years-apart', // both days known, three years or more apart
  'other-sex',
  'mother-for', // bits of the mother's words that match
  'mother-against',
  'children-for',
  'children-against', // children on one side only, where both sides have some
  'given-contradiction', // a word that is no family name contradicts, although others agree
  'patronymic-contradiction',
  'sibling', // another given name, although the patronymic agrees
  'two-words', // another given name, although two other words agree
  'twin', // another given name, although the day of birth or the mother agrees
  'other-family', // only the family name contradicts
  'woman-other-family', // the same for a woman who may have married: two words or the birth agree
  'same-day-without-contradiction',
  'document',
] as const;

/**
 * The sign a weight must have. A number is our judgement, where the data cannot teach it: siblings
 * share a mother's name but not a document number, and calling siblings one person is the worst
 * error.
 */
export const recordBounds = [
  'for',
  'any',
  'for',
  'for',
  'against',
  'against',
  0.35,
  'against',
  'for',
  'for',
  'against',
  'against',
  -6,
  'against',
  'against',
  'against',
  'any',
  'for',
  7,
] as const;

/** `nameOdds` in natural units. */
export function recordFeatureValues(compared: RecordComparison, nameOdds: number): number[] {
  const { name, birth, mother, children } = compared;
  const contradictions =
    name === null
      ? { given: 0, family: 0, patronymic: 0, agreeing: 0, fathers: 0 }
      : contradictionsOf(name);
  const isOther =
    contradictions.given === 0 && contradictions.patronymic === 0 && contradictions.family > 0;
  const isOneDay = birth.outcome === 'same-day' || birth.outcome === 'swapped';
  const birthFor = Math.max(0, birth.bits);
  return [
    name === null ? 0 : Math.max(-9, Math.min(9, nameOdds)),
    name === null ? 1 : 0,
    birthFor / 10,
    Math.min(0, birth.bits) / 10,
    birth.years >= 2.6 && (birth.outcome === 'apart' || birth.outcome === 'far-apart') ? 1 : 0,
    compared.sex === 'other' ? 1 : 0,
    mother === null ? 0 : agreeing(mother) / 10,
    mother === null ? 0 : contradicting(mother),
    children === null ? 0 : children.agrees / 10,
    children?.contradicts ?? 0,
    contradictions.given,
    contradictions.patronymic,
    contradictions.given > 0 && contradictions.fathers > 0 ? contradictions.given : 0,
    contradictions.given > 0 && contradictions.agreeing >= 2 ? contradictions.given : 0,
    contradictions.given > 0 &&
    (birth.outcome === 'same-day' || (mother !== null && agreeing(mother) > 6))
      ? 1
      : 0,
    isOther ? 1 : 0,
    isOther && compared.isWoman && (contradictions.agreeing >= 2 || isOneDay) ? 1 : 0,
    birth.outcome === 'same-day' && contradictions.given === 0 ? 1 : 0,
    compared.document === 'same' ? 1 : compared.document === 'other' ? -0.2 : 0,
  ];
}

export function contradictionsOf({ pairs, words }: NameComparison): {
  given: number;
  family: number;
  patronymic: number;
  agreeing: number;
  fathers: number;
} {
  let [given, family, patronymic, agreeing, fathers] = [0, 0, 0, 0, 0];
  for (const { one, other, chance } of pairs) {
    const kinds = [words[0][one]!.kind, words[1][other]!.kind];
    if (chance >= 0.5) {
      agreeing += 1;
      if (kinds.includes('patronymic')) fathers += 1;
      continue;
    }
    if (kinds.includes('family')) family += 1 - chance;
    else if (kinds.includes('patronymic') || kinds.includes('father')) patronymic += 1 - chance;
    else given = Math.max(given, 1 - chance);
  }
  return { given, family, patronymic, agreeing, fathers };
}

function agreeing({ pairs }: NameComparison): number {
  return Math.min(
    20,
    pairs.reduce((sum, { chance, bits }) => (chance >= 0.5 ? sum + Math.max(0, bits) : sum), 0),
  );
}

function contradicting({ pairs }: NameComparison): number {
  return Math.min(
    2,
    pairs.reduce((sum, { chance }) => (chance < 0.5 ? sum + 1 - chance : sum), 0),
  );
}
