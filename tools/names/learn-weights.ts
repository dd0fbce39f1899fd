// Learns what the evidence is worth. Few numbers, in three steps: how alike words must sound
// (coordinate search on two halves of the training part), what the names say, what the record says
// (logistic regression). Thresholds are set on the tune part. The test part is never looked at.

import type { NameWeights } from '../../src/rooms/people/matching/word-chance.ts';
import { compareNames } from '../../src/rooms/people/matching/compare-names.ts';
import type { PreparedName } from '../../src/rooms/people/matching/prepared-names.ts';
import { firstNameWeights } from '../../src/rooms/people/matching/word-chance.ts';
import type { PreparedRecord } from '../../src/rooms/people/matching/compare-records.ts';
import { compareRecords } from '../../src/rooms/people/matching/compare-records.ts';
import { MatchingEngine, type Weights } from '../../src/rooms/people/matching/engine.ts';
import {
  nameBounds,
  nameFeatures,
  nameFeatureValues,
} from '../../src/rooms/people/matching/name-evidence.ts';
import {
  recordBounds,
  recordFeatures,
  recordFeatureValues,
} from '../../src/rooms/people/matching/record-evidence.ts';
import { learnKin } from './learn-kin.ts';
import { kinFeatures } from '../../src/rooms/people/matching/kin.ts';
import type { SoundCosts } from '../../src/rooms/people/matching/sound-costs.ts';
import { hardNegatives } from './hard-negatives.ts';
import { dot, type Example, fitLogistic, logLoss } from './logistic.ts';
import type { Row } from './read-set.ts';
import { fieldsOf } from './records-of.ts';
import type { Part } from './split.ts';
import { chooseThresholds } from './thresholds.ts';

export type Learning = {
  readonly rows: readonly Row[];
  readonly parts: readonly { part: Part; at: number }[];
  readonly register: readonly Row[];
  readonly shares: ReadonlyMap<string, number>;
  readonly kin: readonly Row[];
  readonly costs: SoundCosts;
  readonly say: (text: string) => void;
};

type Labelled = {
  readonly row: Row;
  readonly part: Part;
  readonly at: number;
  readonly label: number;
  readonly a: PreparedRecord;
  readonly b: PreparedRecord;
};
type NameExample = { a: PreparedName; b: PreparedName; label: number; weight: number; at: number };

// Pairs that names alone can tell apart; the fictional ones weigh less, because they are made of
// rules.
const isOfNames = ({ row }: Labelled) =>
  /^(?:org|real)_/.test(row['stratum'] ?? 'org_') && row['stratum'] !== 'org_namesake_dob';
const isMadeOfNames = ({ row }: Labelled) =>
  /^syn_(?:neg_(?:diff_patronymic|sibling|twin|father_son)|pos_(?:typo|order_swap|clerk_arabic|missing_patronymic|given_patr_only))$/.test(
    row['stratum'] ?? '',
  );

export function learnWeights(learning: Learning): {
  weights: Omit<Weights, 'record'>;
  record: Record<string, unknown>;
} {
  const { rows, parts, costs, shares, say } = learning;
  const engine = new MatchingEngine(emptyWeights(), shares, { costs });
  const labelled = rows
    .map((row, at): Labelled => ({
      row,
      ...parts[at]!,
      label: Number(row['label']),
      a: engine.prepare(fieldsOf(row, '_a')),
      b: engine.prepare(fieldsOf(row, '_b')),
    }))
    .filter(({ part }) => part !== 'test');
  const near = labelled
    .filter((one) => isOfNames(one) || isMadeOfNames(one))
    .map((one): NameExample => ({
      a: one.a.name,
      b: one.b.name,
      label: one.label,
      at: one.at,
      weight: isOfNames(one) ? 1 : 0.4,
    }));
  const testPeople = new Set(
    rows.flatMap((row, at) =>
      parts[at]!.part === 'test' ? [row['person_a']!, row['person_b']!] : [],
    ),
  );
  const negatives = hardNegatives(engine, learning.register, {
    without: testPeople,
    queries: 1500,
  });
  const met = negatives.map(({ one, other }, at): NameExample => ({
    a: engine.prepareName(one),
    b: engine.prepareName(other),
    label: 0,
    at: (at % 100) / 154,
    weight: 0.25,
  }));
  const examples = [...near, ...met];
  say(`${near.length} labelled pairs of names, ${met.length} nearest others of the register`);
  const words = searchWords(examples, costs, say);
  const nameExamples = examplesOf(examples, { costs, weights: words });
  const names = fitLogistic(nameExamples, nameBounds);
  const recordExamples = labelled.map((one) =>
    recordExample(one, { costs, weights: words, names }),
  );
  const records = fitLogistic(recordExamples, recordBounds);
  const bits = (example: Example) => dot(records, [1, ...example.features]) / Math.LN2;
  const tuned = labelled.map((one, at) => ({
    label: one.label,
    bits: bits(recordExamples[at]!),
    stratum: one.row['stratum'] ?? '',
  }));
  const thresholds = chooseThresholds(tuned);
  const kin = learnKin(engine, learning.kin);
  return {
    weights: {
      words,
      names: named(nameFeatures, names),
      records: named(recordFeatures, records),
      kin: named(kinFeatures, kin.weights),
      thresholds,
    },
    record: {
      method: 'coordinate search and logistic regression; test part of the set not used',
      pairsOfNames: near.length,
      nearestOthers: met.length,
      pairsOfRecords: labelled.length,
      lossOfNames: rounded(logLoss(nameExamples, names)),
      lossOfRecords: rounded(logLoss(recordExamples, records)),
      pairsOfKin: kin.pairs,
    },
  };
}

function recordExample(
  { a, b, label }: Labelled,
  by: { costs: SoundCosts; weights: NameWeights; names: readonly number[] },
): Example {
  const compared = compareRecords(a, b, by);
  const odds = compared.name === null ? 0 : dot(by.names, [1, ...nameFeatureValues(compared.name)]);
  return { features: recordFeatureValues(compared, odds), label };
}

function examplesOf(
  examples: readonly NameExample[],
  by: { costs: SoundCosts; weights: NameWeights },
): Example[] {
  return examples.map(({ a, b, label, weight }) => ({
    features: nameFeatureValues(compareNames(a, b, by)),
    label,
    weight,
  }));
}

type Step = { readonly path: readonly (string | number)[]; readonly size: number };
const steps: readonly Step[] = [
  ...[2, 2, 0.05, 1].map((size, at) => ({ path: ['word', at], size })),
  ...['AA', 'AC', 'AL', 'CC', 'CL', 'LL'].map((pair) => ({ path: ['scripts', pair], size: 1.5 })),
  ...['patronymic', 'family', 'any'].map((place) => ({ path: ['contradiction', place], size: 2 })),
  ...['familyAsFather', 'givenAsFamily', 'fatherAsAny'].map((name) => ({
    path: [name],
    size: 1.5,
  })),
];

function searchWords(
  examples: readonly NameExample[],
  costs: SoundCosts,
  say: (text: string) => void,
): NameWeights {
  let weights = firstNameWeights;
  const lossOf = (candidate: NameWeights) =>
    crossedLoss(examples, examplesOf(examples, { costs, weights: candidate }));
  let best = lossOf(weights);
  for (let round = 0; round < 3; round++) {
    for (const { path, size } of steps) {
      for (const direction of [1, -1]) {
        let moved = false;
        for (;;) {
          const candidate = changed(weights, path, (direction * size) / 2 ** round);
          const loss = lossOf(candidate);
          if (loss > best - 2e-5) break;
          [best, weights, moved] = [loss, candidate, true];
        }
        if (moved) break;
      }
    }
    say(`round ${round + 1}: loss ${best.toFixed(4)}`);
  }
  return weights;
}

// Fitted on one half, measured on the other, both ways.
function crossedLoss(examples: readonly NameExample[], fitted: readonly Example[]): number {
  const halves = [0, 1].map((half) =>
    fitted.filter((_, at) => (examples[at]!.at < 0.325 ? 0 : 1) === half),
  );
  return (
    (logLoss(halves[1]!, fitLogistic(halves[0]!, nameBounds)) +
      logLoss(halves[0]!, fitLogistic(halves[1]!, nameBounds))) /
    2
  );
}

function changed(
  weights: NameWeights,
  path: readonly (string | number)[],
  by: number,
): NameWeights {
  const copy = structuredClone(weights) as unknown as Record<string, unknown>;
  let place = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1)!] = Math.round(((place[path.at(-1)!] as number) + by) * 10_000) / 10_000;
  return copy as unknown as NameWeights;
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

function named<Name extends string>(
  names: readonly Name[],
  weights: readonly number[],
): Record<'start' | Name, number> {
  return Object.fromEntries(
    ['start', ...names].map((name, at) => [name, rounded(weights[at]!)]),
  ) as Record<'start' | Name, number>;
}

function emptyWeights(): Weights {
  const zeros = <Name extends string>(names: readonly Name[]) =>
    named(
      names,
      ['start', ...names].map(() => 0),
    );
  return {
    words: firstNameWeights,
    names: zeros(nameFeatures),
    records: zeros(recordFeatures),
    kin: zeros(kinFeatures),
    thresholds: { look: 0, pair: 0, same: 0 },
    record: {},
  };
}
