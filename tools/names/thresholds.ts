// Where decisions are drawn. A false merge of two people weighs more than a miss: `same` is set
// where one in five hundred training pairs is wrong, `pair` (yes or no) where precision is 0.988,
// `look` where almost no true pair lies below.

export type Scored = { readonly label: number; readonly bits: number; readonly stratum: string };

export function chooseThresholds(scored: readonly Scored[]): {
  look: number;
  pair: number;
  same: number;
} {
  return {
    look: lowestWithRecall(scored, 0.998),
    pair: lowestWithPrecision(scored, 0.988),
    same: lowestWithPrecision(scored, 0.998),
  };
}

function lowestWithPrecision(scored: readonly Scored[], precision: number): number {
  const sorted = [...scored].sort((one, other) => other.bits - one.bits);
  let [right, lowest] = [0, sorted[0]!.bits];
  sorted.forEach(({ label, bits }, at) => {
    right += label;
    if (right / (at + 1) >= precision) lowest = bits;
  });
  return Math.round(lowest * 100) / 100;
}

function lowestWithRecall(scored: readonly Scored[], recall: number): number {
  const bits = scored
    .filter(({ label }) => label === 1)
    .map((one) => one.bits)
    .sort((one, other) => one - other);
  return Math.round(bits[Math.floor(bits.length * (1 - recall))]! * 100) / 100;
}
