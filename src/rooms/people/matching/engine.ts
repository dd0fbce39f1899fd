// The whole matching engine: reads its data once, prepares names and records, and weighs two
// records in bits. Pure: the same input gives the same answer on every machine. It stores and
// merges nothing.

import { readFileSync } from 'node:fs';
import type { Birth } from '../../../kernel/birth.ts';
import { isFiller } from '../../../engine/languages/list-words.ts';
import { codeKey } from '../../../kernel/letters.ts';
import { compareNames, type NameComparison } from './compare-names.ts';
import { prepareName, type PreparedName, type Preparing } from './prepared-names.ts';
import type { NameWeights } from './word-chance.ts';
import { compareRecords, type PreparedRecord, type RecordComparison } from './compare-records.ts';
import { type AddedForm, addGivenNames, givenNameFamilies } from './given-name-families.ts';
import type { kinFeatures } from './kin.ts';
import { nameFeatures, nameFeatureValues } from './name-evidence.ts';
import { type NameWords, nameWords } from './name-words.ts';
import { recordFeatures, recordFeatureValues } from './record-evidence.ts';
import { soundCosts } from './sound-costs.ts';
import { coarseKey } from './sounds.ts';

/** data/weights.json: what was learnt, and the record of the training. Odds in natural units. */
export type Weights = {
  readonly words: NameWeights;
  readonly names: Readonly<Record<'start' | (typeof nameFeatures)[number], number>>;
  readonly records: Readonly<Record<'start' | (typeof recordFeatures)[number], number>>;
  readonly kin: Readonly<Record<'start' | (typeof kinFeatures)[number], number>>;
  // Bits.
  readonly thresholds: { readonly look: number; readonly pair: number; readonly same: number };
  readonly record: Readonly<Record<string, unknown>>;
};

export type RecordFields = {
  readonly name: string;
  readonly birth: Birth;
  readonly sex: 'female' | 'male' | null;
  readonly mother?: string | null;
  readonly children?: readonly string[];
  readonly document?: string | null;
};

export type Weighed<Comparison> = { readonly bits: number; readonly compared: Comparison };

const rarestShare = 1 / 30_000;
/** A shorter number is a line of a form, not a paper. */
const numberLengthMin = 4;
const perBit = Math.LN2;

export class MatchingEngine {
  readonly by: Preparing & { readonly weights: NameWeights };
  readonly weights: Weights;
  readonly #nameWeights: Float64Array;
  readonly #recordWeights: Float64Array;

  constructor(
    weights: Weights,
    shares: ReadonlyMap<string, number>,
    preparing?: Partial<Preparing>,
  ) {
    this.weights = weights;
    this.by = {
      costs: soundCosts(),
      familiesOf: givenNameFamilies().of,
      rarityOf: (sounds) => -Math.log2(shares.get(coarseKey(sounds)) ?? rarestShare),
      weights: weights.words,
      ...preparing,
    };
    this.#nameWeights = Float64Array.from(
      ['start', ...nameFeatures] as const,
      (name) => weights.names[name],
    );
    this.#recordWeights = Float64Array.from(
      ['start', ...recordFeatures] as const,
      (name) => weights.records[name],
    );
  }

  prepareName(text: string): PreparedName {
    return prepareName(nameWords(text).words, this.by);
  }

  prepare(fields: RecordFields): PreparedRecord {
    return this.prepareWords(nameWords(fields.name), fields);
  }

  /** For names whose words have a known place. */
  prepareWords({ words, kunya }: NameWords, fields: Omit<RecordFields, 'name'>): PreparedRecord {
    return {
      name: prepareName(words, this.by),
      kunya: kunya === null ? null : prepareName([kunya], this.by).words[0]!,
      birth: fields.birth,
      sex: fields.sex,
      mother: this.#prepareMother(fields.mother),
      children: (fields.children ?? []).map((child) => this.prepareName(child)),
      document: fields.document ? documentKey(fields.document) : null,
    };
  }

  /** A mother of whom nothing is known is no mother to compare. */
  #prepareMother(mother: string | null | undefined): PreparedName | null {
    const name = mother ? this.prepareName(mother) : null;
    return name === null || name.words.length === 0 ? null : name;
  }

  /** Above 0, one person is more likely than two. Names by themselves never decide. */
  weighNames(one: PreparedName, other: PreparedName): Weighed<NameComparison> {
    const compared = compareNames(one, other, this.by);
    return { compared, bits: this.#nameOdds(compared) / perBit };
  }

  weigh(one: PreparedRecord, other: PreparedRecord): Weighed<RecordComparison> {
    const compared = compareRecords(one, other, this.by);
    const nameOdds = compared.name === null ? 0 : this.#nameOdds(compared.name);
    const values = recordFeatureValues(compared, nameOdds);
    return { compared, bits: weighted(this.#recordWeights, values) / perBit };
  }

  #nameOdds(compared: NameComparison): number {
    return weighted(this.#nameWeights, nameFeatureValues(compared));
  }
}

function weighted(weights: Float64Array, values: readonly number[]): number {
  let sum = weights[0]!;
  for (let at = 0; at < values.length; at++) sum += weights[at + 1]! * values[at]!;
  return sum;
}

/**
 * Null if this is no number of a paper: words for "none", 000000, or a word such as "passport".
 */
function documentKey(document: string): string | null {
  const key = codeKey(document);
  return isFiller(document) || !/[1-9]/.test(key) || key.length < numberLengthMin ? null : key;
}

/**
 * Spellings that the programme added to the file. This thread's engine is built again with them.
 */
export function useGivenNames(forms: readonly AddedForm[]): void {
  if (addGivenNames(forms)) shipped = null;
}

let shipped: MatchingEngine | null = null;
export function matchingEngine(): MatchingEngine {
  if (shipped === null) {
    const read = (name: string) =>
      JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')) as unknown;
    const shares = Object.entries(read('rarity.json') as Record<string, number>).map(
      ([key, tenths]) => [key, 2 ** (-tenths / 10)] as const,
    );
    shipped = new MatchingEngine(read('weights.json') as Weights, new Map(shares));
  }
  return shipped;
}
