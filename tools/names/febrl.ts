// The Febrl sets (Christen 2008; made-up Australians with typing errors) linked without labels: the
// fields are what the task may read, the truth is read only to count. febrl1 to 3 contain people
// several times; febrl4a is compared with febrl4b.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { bitsOf, learnModel, type Levels } from './fellegi-sunter.ts';
import { candidatePairs, randomPairs } from './febrl-pairs.ts';
import {
  comparedFields,
  type FebrlField,
  type FebrlRow,
  type Frequencies,
  frequenciesOf,
  levelCounts,
  levelsOf,
  rareBits,
} from './febrl-fields.ts';
import { type Judged, metricsOf } from './metrics.ts';

const tasks: Readonly<Record<string, readonly FebrlField[]>> = {
  all: comparedFields,
  withoutSocialNumber: comparedFields.filter((field) => field !== 'soc_sec_id'),
  nameBirthPostcode: ['given_name', 'surname', 'date_of_birth', 'postcode'],
};

const sets = [
  { name: 'febrl1', files: ['febrl1.csv'] },
  { name: 'febrl2', files: ['febrl2.csv'] },
  { name: 'febrl3', files: ['febrl3.csv'] },
  { name: 'febrl4', files: ['febrl4a.csv', 'febrl4b.csv'] },
];

export function measureFebrl(folder: string): Record<string, unknown> {
  const report: Record<string, unknown> = {};
  for (const { name, files } of sets) {
    if (!files.every((file) => existsSync(join(folder, file)))) continue;
    const rows = files.flatMap((file, list) => readRows(join(folder, file), list));
    for (const [task, fields] of Object.entries(tasks))
      report[`${name} ${task}`] = linked(rows, fields, files.length > 1);
  }
  return report;
}

function readRows(file: string, list: number): FebrlRow[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true, trim: true }) as Record<
    string,
    string
  >[];
  return rows.map((cells) => ({ cells, list, person: /rec-(\d+)/.exec(cells['rec_id']!)![1]! }));
}

function linked(rows: readonly FebrlRow[], fields: readonly FebrlField[], isTwoLists: boolean) {
  const candidates = candidatePairs(rows, fields, isTwoLists);
  const levels = candidates.map(([one, other]) => levelsOf(rows[one]!, rows[other]!, fields));
  const random = randomPairs(rows, 200_000).map(([one, other]) =>
    levelsOf(rows[one]!, rows[other]!, fields),
  );
  const total = isTwoLists ? rows.length ** 2 / 4 : (rows.length * (rows.length - 1)) / 2;
  const model = learnModel(
    { candidates: levels, random, total },
    fields.map((field) => levelCounts[field]),
  );
  const frequencies = frequenciesOf(rows, fields);
  const scored = candidates.map((pair, at) => ({
    pair,
    bits:
      bitsOf(model, levels[at]!) +
      rareOf({ row: rows[pair[0]]!, fields, frequencies }, levels[at]!),
  }));
  const decided = isTwoLists ? oneToOne(scored) : together(scored);
  const isOne = ([one, other]: readonly [number, number]) =>
    rows[one]!.person === rows[other]!.person;
  const truth = countTruth(rows, isTwoLists);
  const judged = scored.map(({ pair, bits }): Judged => ({ bits, label: isOne(pair) ? 1 : 0 }));
  const right = decided.filter(isOne).length;
  const [precision, recall] = [right / decided.length, right / truth];
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return {
    truth,
    candidates: candidates.length,
    completeness: round(judged.filter(({ label }) => label === 1).length / truth),
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
    bestF1: metricsOf(judged, truth)['f1'],
  };
}

type Weighing = {
  readonly row: FebrlRow;
  readonly fields: readonly FebrlField[];
  readonly frequencies: Frequencies;
};

/** Agreement on a rare value weighs more than on a common one. */
function rareOf({ row, fields, frequencies }: Weighing, levels: Levels): number {
  return fields.reduce(
    (sum, field, at) =>
      levels[at] === levelCounts[field] - 1 ? sum + rareBits(row, field, frequencies) : sum,
    0,
  );
}

type Scored = { readonly pair: readonly [number, number]; readonly bits: number };

function oneToOne(scored: readonly Scored[]): (readonly [number, number])[] {
  const taken = new Set<number>();
  const chosen: (readonly [number, number])[] = [];
  for (const { pair, bits } of [...scored].sort((one, other) => other.bits - one.bits)) {
    if (bits <= 0 || taken.has(pair[0]) || taken.has(pair[1])) continue;
    taken.add(pair[0]).add(pair[1]);
    chosen.push(pair);
  }
  return chosen;
}

// Groups grow from the surest link on, while all their pairs support it on average: one wrong link
// must not join two families. Every pair of a group counts.
function together(scored: readonly Scored[]): (readonly [number, number])[] {
  const bitsBetween = new Map(
    scored.map(({ pair: [one, other], bits }) => [`${one} ${other}`, bits]),
  );
  const groups = new Map<number, number[]>();
  const groupOf = (at: number) => groups.get(at) ?? [at];
  for (const {
    pair: [one, other],
    bits,
  } of [...scored].sort((a, b) => b.bits - a.bits)) {
    const [a, b] = [groupOf(one), groupOf(other)];
    if (bits <= 0 || a === b || a.includes(other)) continue;
    const sum = a.reduce(
      (total, x) =>
        total +
        b.reduce(
          (some, y) => some + (bitsBetween.get(x < y ? `${x} ${y}` : `${y} ${x}`) ?? notMetBits),
          0,
        ),
      0,
    );
    if (sum / (a.length * b.length) <= 0) continue;
    const joined = [...a, ...b];
    for (const at of joined) groups.set(at, joined);
  }
  return [...new Set(groups.values())].flatMap((group) => {
    const sorted = [...group].sort((a, b) => a - b);
    return sorted.flatMap((x, at) => sorted.slice(at + 1).map((y) => [x, y] as const));
  });
}

/** Two records that share no key at all. */
const notMetBits = -10;

function countTruth(rows: readonly FebrlRow[], isTwoLists: boolean): number {
  const counts = new Map<string, [number, number]>();
  for (const { person, list } of rows) {
    const count = counts.get(person) ?? [0, 0];
    count[list]! += 1;
    counts.set(person, count);
  }
  return [...counts.values()].reduce(
    (sum, [a, b]) => sum + (isTwoLists ? a * b : (a * (a - 1)) / 2),
    0,
  );
}
