// How strongly one reason speaks, in a word, for or against alike. The limits are here and in
// docs/guides/matching.md: ten bits make the odds a thousand times as high or as low.

const strengths = ['very-strong', 'strong', 'some', 'weak'] as const;
type Strength = (typeof strengths)[number];

const bitsAtLeast: Readonly<Record<Strength, number>> = {
  'very-strong': 10,
  strong: 5,
  some: 2,
  weak: 0,
};

export function strengthOf(bits: number): Strength {
  return strengths.find((one) => Math.abs(bits) >= bitsAtLeast[one]) ?? 'weak';
}
