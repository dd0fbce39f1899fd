// Ranks what the index found for a query by comparing whole names. A query may lack parts of the
// name, and its last word may be incomplete.

import { compareNames } from './compare-names.ts';
import type { PreparedName, PreparedWord } from './prepared-names.ts';
import { begunChance, type NameWeights } from './word-chance.ts';
import type { SoundCosts } from './sound-costs.ts';

type By = { costs: SoundCosts; weights: NameWeights };

/** The bits of one candidate; comparable within one query only. */
export function rankBits(
  query: PreparedName,
  candidate: PreparedName,
  options: By & { typing: boolean },
): number {
  const whole = namesBits(query, candidate, options);
  const last = query.words.at(-1);
  if (!options.typing || last === undefined || last.full.length < 1) return whole;
  return Math.max(whole, begunBits(query, candidate, options));
}

function namesBits(query: PreparedName, candidate: PreparedName, by: By): number {
  const compared = compareNames(query, candidate, by);
  let bits = 0;
  for (const pair of compared.pairs) bits += Math.max(pair.bits, -9);
  return bits - 3 * compared.left[0].length - 0.7 * compared.left[1].length;
}

function begunBits(query: PreparedName, candidate: PreparedName, by: By): number {
  const last = query.words.at(-1)!;
  let best = -Infinity;
  candidate.words.forEach((word, at) => {
    const bits = prefixBits(last, word, by);
    if (bits <= 0) return;
    const others = query.words.slice(0, -1);
    const left = { words: candidate.words.filter((_, place) => place !== at), joined: [] };
    const rest =
      others.length === 0
        ? -0.7 * left.words.length
        : namesBits({ words: others, joined: query.joined.slice(0, -1) }, left, by);
    best = Math.max(best, bits + rest - 3);
  });
  return best;
}

function prefixBits(begun: PreparedWord, word: PreparedWord, by: By): number {
  const chance = begunChance(begun, word, by);
  return chance < 0.3 ? 0 : Math.min(word.rarity, 1 + 2 * begun.full.length) * chance;
}
