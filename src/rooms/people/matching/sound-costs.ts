// How strongly two rows of sounds suggest the same word, in bits: a stochastic edit distance
// (Ristad and Yianilos 1998) with one learnt table for each pair of scripts. Positive: one word
// heard by two clerks is more likely than two words that are alike by chance. The tables are in
// data/sound-costs.json, made by `npm run train:names` and reviewed with the training record beside
// them.

import { readFileSync } from 'node:fs';
import { soundSigns, wordSoundsMax } from './sounds.ts';
import type { Script } from './transliterate.ts';

const signCount = soundSigns.length;
/** The index of "no sound" in the rows and columns of a table. */
export const noSound = signCount;
const width = signCount + 1;

/** `AC`: rows are signs of the Arabic script, columns those of the Cyrillic one. */
export const scriptPairs = ['AA', 'AC', 'AL', 'CC', 'CL', 'LL'] as const;
export type ScriptPair = (typeof scriptPairs)[number];
/** A table of `(signs + 1)²` bits for each pair of scripts, row by row. */
export type SoundCosts = Readonly<Record<ScriptPair, Float32Array>>;

const letterOf: Readonly<Record<Script, string>> = {
  arabic: 'A',
  cyrillic: 'C',
  latin: 'L',
  other: '',
};

/** The table for two scripts, and whether the first word belongs in its columns. */
export function pairOfScripts(one: Script, other: Script): { pair: ScriptPair; turned: boolean } {
  const [a, b] = [letterOf[one], letterOf[other]];
  return a <= b
    ? { pair: `${a}${b}` as ScriptPair, turned: false }
    : { pair: `${b}${a}` as ScriptPair, turned: true };
}

const tenths = 10;

/** Reads `{ signs, tables: { AA: [tenths of bits…] … } }`. */
export function readSoundCosts(text: string): SoundCosts {
  const { signs, tables } = JSON.parse(text) as { signs: string; tables: Record<string, number[]> };
  if (signs !== soundSigns)
    throw new Error('the sound costs were learnt for other signs; learn them anew');
  return Object.fromEntries(
    scriptPairs.map((pair) => [pair, Float32Array.from(tables[pair]!, (value) => value / tenths)]),
  ) as SoundCosts;
}

/** As stored: whole tenths of bits. */
export function writeSoundCosts(costs: SoundCosts): string {
  const lines = scriptPairs.map(
    (pair) =>
      `  "${pair}": [${[...costs[pair]].map((bits) => Math.round(bits * tenths)).join(',')}]`,
  );
  return `{ "signs": "${soundSigns}", "tables": {\n${lines.join(',\n')}\n} }\n`;
}

let shipped: SoundCosts | null = null;
export function soundCosts(): SoundCosts {
  shipped ??= readSoundCosts(
    readFileSync(new URL('data/sound-costs.json', import.meta.url), 'utf8'),
  );
  return shipped;
}

let previous: Float32Array<ArrayBuffer> = new Float32Array(wordSoundsMax + 1);
let current: Float32Array<ArrayBuffer> = new Float32Array(wordSoundsMax + 1);

/** Bits of the best alignment of `rows` with `columns` (indexes of signs) under `table`. */
export function alignedBits(table: Float32Array, rows: Uint8Array, columns: Uint8Array): number {
  const last = columns.length;
  const skip = noSound * width;
  previous[0] = 0;
  for (let at = 0; at < last; at++) previous[at + 1] = previous[at]! + table[skip + columns[at]!]!;
  for (let row = 0; row < rows.length; row++) {
    const start = rows[row]! * width;
    const drop = table[start + noSound]!;
    let left = previous[0]! + drop;
    current[0] = left;
    for (let at = 0; at < last; at++) {
      const column = columns[at]!;
      const both = previous[at]! + table[start + column]!;
      const dropped = previous[at + 1]! + drop;
      const added = left + table[skip + column]!;
      left = both > dropped ? (both > added ? both : added) : dropped > added ? dropped : added;
      current[at + 1] = left;
    }
    [previous, current] = [current, previous];
  }
  return previous[last]!;
}

/** The same if `begun` may be only the start of `whole`: the rest of it costs nothing. */
export function alignedPrefixBits(
  table: Float32Array,
  words: { begun: Uint8Array; whole: Uint8Array; turned: boolean },
): number {
  const { begun, whole, turned } = words;
  let before = new Float32Array(whole.length + 1);
  let after = new Float32Array(whole.length + 1);
  const at = (sign: number, other: number) =>
    turned ? table[other * width + sign]! : table[sign * width + other]!;
  for (let column = 0; column < whole.length; column++) {
    before[column + 1] = before[column]! + at(noSound, whole[column]!);
  }
  for (const sign of begun) {
    const drop = at(sign, noSound);
    after[0] = before[0]! + drop;
    for (let column = 0; column < whole.length; column++) {
      const other = whole[column]!;
      after[column + 1] = Math.max(
        before[column]! + at(sign, other),
        before[column + 1]! + drop,
        after[column]! + at(noSound, other),
      );
    }
    [before, after] = [after, before];
  }
  return Math.max(...before);
}

/** The most bits a word can reach with any word of the other script: what is at stake. */
export function mostBits(table: Float32Array, codes: Uint8Array, turned: boolean): number {
  const best = bestOf(table)[turned ? 'columns' : 'rows'];
  let bits = 0;
  for (const code of codes) bits += best[code]!;
  return bits;
}

type Best = { readonly rows: Float32Array; readonly columns: Float32Array };
const known = new WeakMap<Float32Array, Best>();

function bestOf(table: Float32Array): Best {
  const there = known.get(table);
  if (there !== undefined) return there;
  const best = {
    rows: new Float32Array(signCount).fill(-Infinity),
    columns: new Float32Array(signCount).fill(-Infinity),
  };
  for (let row = 0; row < signCount; row++) {
    for (let column = 0; column <= signCount; column++) {
      best.rows[row] = Math.max(best.rows[row]!, table[row * width + column]!);
      best.columns[row] = Math.max(best.columns[row]!, table[column * width + row]!);
    }
  }
  known.set(table, best);
  return best;
}
