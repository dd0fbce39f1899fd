// The model finds without labels which made-up pairs are one person, and how much each field tells.

import { expect, test } from 'vitest';
import { bitsOf, learnModel } from './fellegi-sunter.ts';
import { seeded } from './search-at-size.ts';

const random = seeded(5);
const level = (agrees: number) => (random() < agrees ? 2 : random() < 0.5 ? 1 : 0);
const pair = (agrees: number) =>
  Int8Array.from([level(agrees), level(agrees), random() < 0.1 ? -1 : level(agrees)]);

test('pairs of one person are told from others without labels', () => {
  const alike = Array.from({ length: 300 }, () => pair(0.95));
  const unlike = Array.from({ length: 3000 }, () => pair(0.02));
  const others = Array.from({ length: 5000 }, () => pair(0.02));
  const model = learnModel(
    { candidates: [...alike, ...unlike], random: others, total: 20_000 },
    [3, 3, 3],
  );
  const right = alike.filter((levels) => bitsOf(model, levels) > 0).length / alike.length;
  const wrong = unlike.filter((levels) => bitsOf(model, levels) > 0).length / unlike.length;
  expect(right).toBeGreaterThan(0.9);
  expect(wrong).toBeLessThan(0.005);
  for (const bits of model.bits) {
    expect(bits[2]).toBeGreaterThan(3);
    expect(bits[0]).toBeLessThan(-2);
  }
});
