// Record linkage without labels: the model of Fellegi and Sunter (1969) with levels of agreement.
// Its shares among pairs of one person are learnt by expectation–maximisation (Winkler 1988); its
// shares among pairs of two people are counted on random pairs, so that learning cannot diverge.

/** A level for each field: −1 nothing to compare, 0 differs, higher agrees more. */
export type Levels = Int8Array;

export type Model = {
  readonly bits: readonly (readonly number[])[]; // by field and level
  readonly prior: number; // bits of the prior odds among all pairs
};

const rounds = 30;

export type Pairs = {
  readonly candidates: readonly Levels[]; // pairs that share a key
  readonly random: readonly Levels[];
  readonly total: number; // all pairs, compared or not: the prior is a share of these
};

/** `counts`: how many levels each field has. */
export function learnModel({ candidates, random, total }: Pairs, counts: readonly number[]): Model {
  const unlike = counts.map((count, field) =>
    sharesOf(random, { field, count, weightOf: () => 1 }),
  );
  let alike = counts.map((count) => firstShares(count));
  let share = candidates.length / 10 / total;
  for (let round = 0; round < rounds; round++) {
    const weights = candidates.map((levels) => {
      let odds = share / (1 - share);
      levels.forEach((level, field) => {
        if (level >= 0) odds *= alike[field]![level]! / unlike[field]![level]!;
      });
      return odds / (1 + odds);
    });
    alike = counts.map((count, field) =>
      sharesOf(candidates, { field, count, weightOf: (at) => weights[at]! }),
    );
    share = weights.reduce((sum, weight) => sum + weight, 0) / total;
  }
  return {
    bits: counts.map((count, field) =>
      Array.from({ length: count }, (_, level) =>
        Math.log2(alike[field]![level]! / unlike[field]![level]!),
      ),
    ),
    prior: Math.log2(share / (1 - share)),
  };
}

/** One person mostly agrees in everything: start with three in four at the highest level. */
function firstShares(count: number): number[] {
  return Array.from({ length: count }, (_, level) =>
    level === count - 1 ? 0.75 : 0.25 / (count - 1),
  );
}

type Counting = {
  readonly field: number;
  readonly count: number;
  readonly weightOf: (at: number) => number;
};

function sharesOf(pairs: readonly Levels[], { field, count, weightOf }: Counting): number[] {
  const sums = Array.from({ length: count }, () => 0.1);
  pairs.forEach((levels, at) => {
    const level = levels[field]!;
    if (level >= 0) sums[level]! += weightOf(at);
  });
  const total = sums.reduce((sum, one) => sum + one, 0);
  return sums.map((one) => one / total);
}

/**
 * Bits for one person, including the prior among the candidates: above 0, one person is more likely
 * than two.
 */
export function bitsOf(model: Model, levels: Levels): number {
  let bits = model.prior;
  levels.forEach((level, field) => {
    if (level >= 0) bits += model.bits[field]![level]!;
  });
  return bits;
}
