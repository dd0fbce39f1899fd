// How often chance is tried: as often as each test states under `npm test`; many times more, and
// with another seed, under `npm run prove`, which sets both variables and runs every file that
// imports this one. A failing property names its seed; the same seed finds the same failure again.

import fc from 'fast-check';

const seed = Number(process.env['PROVE_SEED'] ?? '');
const times = Number(process.env['PROVE_ROUNDS'] ?? '1');
export const isProving = process.env['PROVE_SEED'] !== undefined;

// For properties that give no number of their own.
if (isProving) fc.configureGlobal({ seed, numRuns: 100 * times });

type Runs = { readonly numRuns: number; readonly seed?: number };

export function heavily(usual: Runs): Runs {
  return isProving ? { numRuns: usual.numRuns * times, seed } : usual;
}

export function patience(milliseconds: number): number {
  return milliseconds * times;
}

/** For tests that race: chance is in the timing, so they are simply repeated. */
export const raced = isProving ? { repeats: times - 1, timeout: patience(90_000) } : {};

let state = isProving ? seed : 0;

/** How many milliseconds later the second of two requests is sent; zero outside `npm run prove`. */
export function drawLateness(): number {
  if (!isProving) return 0;
  // A linear congruential generator is enough to vary the order between rounds.
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 16) % 40;
}
