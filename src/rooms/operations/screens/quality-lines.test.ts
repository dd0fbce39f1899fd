// Counts of decided pairs add up by quarter, script and sex.

import { expect, test } from 'vitest';
import { qualityLines } from './quality-lines.ts';

const cell = {
  quarter: '2026-Q4',
  scripts: 'arabic-cyrillic',
  sex: 'female',
  band: 'same',
  decision: 'same',
  count: 40,
} as const;
const cells = [
  cell,
  { ...cell, decision: 'different', count: 1 } as const,
  { ...cell, band: 'look', decision: 'different', count: 3 } as const,
  { ...cell, quarter: '2027-Q1', scripts: null, sex: 'unknown', band: 'look', count: 2 } as const,
];

test('by script, the most numerous first', () => {
  expect(qualityLines(cells, 'scripts')).toEqual([
    {
      group: 'arabic-cyrillic',
      likely: { same: 40, different: 1 },
      look: { same: 0, different: 3 },
    },
    { group: '', likely: { same: 0, different: 0 }, look: { same: 2, different: 0 } },
  ]);
});

test('by quarter, the newest first', () => {
  expect(qualityLines(cells, 'quarter').map(({ group }) => group)).toEqual(['2027-Q1', '2026-Q4']);
});

test('nothing in, nothing out', () => {
  expect(qualityLines([], 'sex')).toEqual([]);
});
