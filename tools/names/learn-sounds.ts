// Learns the table of one pair of scripts from pairs of spellings of the same word, by expectation
// maximisation over all alignments (Ristad and Yianilos 1998). Pairs that do not match at all (the
// source has some) lose their weight after the first rounds.

import { alignedBits, noSound } from '../../src/rooms/people/matching/sound-costs.ts';
import { soundCodes } from '../../src/rooms/people/matching/sounds.ts';

export type WordPair = { readonly one: string; readonly other: string; readonly weight: number };

const signCount = noSound;
const width = signCount + 1;
const rounds = 8;

/** Bits by row and column; `same` makes the table symmetric. */
export function learnSounds(pairs: readonly WordPair[], same: boolean): Float32Array {
  const words = pairs
    .filter(({ one, other }) => one !== '' && other !== '')
    .map(({ one, other, weight }) => ({ x: soundCodes(one), y: soundCodes(other), weight }));
  let joint = firstGuess();
  let table = bitsOf(joint, words, same);
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(width * width);
    for (const { x, y, weight } of words) {
      if (round >= 2 && alignedBits(table, x, y) < 0.3 * Math.min(x.length, y.length)) continue;
      addExpected({ joint, counts, weight }, x, y);
    }
    joint = smoothed(counts, same);
    table = bitsOf(joint, words, same);
  }
  return table;
}

function firstGuess(): Float64Array {
  const joint = new Float64Array(width * width).fill(0.05 / (width * width));
  for (let at = 0; at < signCount; at++) joint[at * width + at] = 0.7 / signCount;
  for (let at = 0; at < signCount; at++) {
    joint[at * width + noSound] = joint[noSound * width + at] = 0.05 / signCount;
  }
  joint[noSound * width + noSound] = 0;
  return joint;
}

type Gathering = { joint: Float64Array; counts: Float64Array; weight: number };

function addExpected({ joint, counts, weight }: Gathering, x: Uint8Array, y: Uint8Array): void {
  const columns = y.length + 1;
  const forward = new Float64Array((x.length + 1) * columns);
  const backward = new Float64Array((x.length + 1) * columns);
  const p = (row: number, column: number) => joint[row * width + column]!;
  forward[0] = 1;
  for (let i = 0; i <= x.length; i++) {
    for (let j = 0; j <= y.length; j++) {
      let sum = forward[i * columns + j]!;
      if (i > 0) sum += forward[(i - 1) * columns + j]! * p(x[i - 1]!, noSound);
      if (j > 0) sum += forward[i * columns + j - 1]! * p(noSound, y[j - 1]!);
      if (i > 0 && j > 0) sum += forward[(i - 1) * columns + j - 1]! * p(x[i - 1]!, y[j - 1]!);
      forward[i * columns + j] = sum;
    }
  }
  const total = forward[x.length * columns + y.length]!;
  if (!(total > 0)) return;
  backward[x.length * columns + y.length] = 1;
  for (let i = x.length; i >= 0; i--) {
    for (let j = y.length; j >= 0; j--) {
      const here = forward[i * columns + j]!;
      let sum = backward[i * columns + j]!;
      const step = (row: number, column: number, after: number) => {
        const chance = p(row, column) * backward[after]!;
        counts[row * width + column] =
          counts[row * width + column]! + (weight * here * chance) / total;
        sum += chance;
      };
      if (i < x.length) step(x[i]!, noSound, (i + 1) * columns + j);
      if (j < y.length) step(noSound, y[j]!, i * columns + j + 1);
      if (i < x.length && j < y.length) step(x[i]!, y[j]!, (i + 1) * columns + j + 1);
      backward[i * columns + j] = sum;
    }
  }
}

function smoothed(counts: Float64Array, same: boolean): Float64Array {
  const out = new Float64Array(width * width);
  let sum = 0;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      if (row === noSound && column === noSound) continue;
      const turned = counts[column * width + row]!;
      const value = same
        ? (counts[row * width + column]! + turned) / 2
        : counts[row * width + column]!;
      out[row * width + column] = value;
      sum += value;
    }
  }
  // A typing error can turn any sound into any other: half a percent of all steps.
  const floor = 0.005 / (width * width);
  for (let at = 0; at < out.length; at++) out[at] = (0.995 * out[at]!) / sum + floor;
  return out;
}

type Words = readonly { x: Uint8Array; y: Uint8Array; weight: number }[];

/** log2 of together over apart. Within one script neither word comes first. */
function bitsOf(joint: Float64Array, words: Words, same: boolean): Float32Array {
  const rows = new Float64Array(width).fill(1);
  const columns = same ? rows : new Float64Array(width).fill(1);
  for (const { x, y, weight } of words) {
    for (const code of x) rows[code]! += weight;
    for (const code of y) columns[code]! += weight;
  }
  const rowSum = rows.reduce((sum, value) => sum + value, 0);
  const columnSum = columns.reduce((sum, value) => sum + value, 0);
  const table = new Float32Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const apart =
        (row === noSound ? 1 : rows[row]! / rowSum) *
        (column === noSound ? 1 : columns[column]! / columnSum);
      table[row * width + column] = Math.log2(joint[row * width + column]! / apart);
    }
  }
  table[noSound * width + noSound] = 0;
  return table;
}
