// Cells that are not shown never turn into numbers on the way to the screen.

import { expect, test } from 'vitest';
import type { Figure } from '../shapes.ts';
import { cellsOf, columnsOf, largestCount, rangesOf, stepOf } from './figure-cells.ts';

const figure: Figure = {
  id: 'cases-by-province',
  columns: ['cases'],
  definition: {
    counts: 'open-case',
    rows: 'province-of-living',
    leavesOut: 'closed-cases',
    sums: {},
  },
  rows: [
    { key: 'KZ-71', label: null },
    { key: 'KZ-75', label: null },
    { key: 'total', label: null },
  ],
  cells: [
    { row: 'KZ-71', column: 'cases', count: 30, suppressed: false },
    { row: 'KZ-75', column: 'cases', count: null, suppressed: true },
    { row: 'total', column: 'cases', count: 40, suppressed: false },
  ],
};

test('finds cells and the largest count outside the totals', () => {
  const find = cellsOf(figure);
  expect(find('KZ-71', 'cases')).toBe(30);
  expect(find('KZ-75', 'cases')).toBe('not-shown');
  expect(find('KZ-10', 'cases')).toBe('none');
  expect(largestCount(figure)).toBe(30);
  expect(largestCount({ ...figure, cells: [] })).toBe(1);
});

test('a sum is shown only when every part is', () => {
  const arrivals: Figure = {
    ...figure,
    id: 'arrivals-by-operation',
    columns: ['arrived', 'on-the-way', 'total'],
    definition: { ...figure.definition, sums: { boarded: ['arrived', 'on-the-way'] } },
    cells: [
      { row: 'one', column: 'arrived', count: 40, suppressed: false },
      { row: 'one', column: 'on-the-way', count: 20, suppressed: false },
      { row: 'two', column: 'arrived', count: 40, suppressed: false },
      { row: 'two', column: 'on-the-way', count: null, suppressed: true },
    ],
  };
  const find = cellsOf(arrivals);
  expect([find('one', 'boarded'), find('two', 'boarded'), find('three', 'boarded')]).toEqual([
    60,
    'not-shown',
    'not-shown',
  ]);
  expect(columnsOf(arrivals)).toEqual(['total', 'boarded', 'arrived', 'on-the-way']);
});

test.each([
  [0, 30, 0],
  [1, 30, 1],
  [10, 30, 1],
  [11, 30, 2],
  [20, 30, 2],
  [21, 30, 3],
  [30, 30, 3],
])('%d of %d is step %d', (count, largest, step) => {
  expect(stepOf(count, largest)).toBe(step);
});

test.each([1, 2, 3, 4, 66, 1000])(
  'the key says which counts have which shade, up to %i',
  (largest) => {
    const counts = rangesOf(largest).flatMap(({ step, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => [from + at, step]),
    );
    expect(counts).toEqual(
      Array.from({ length: largest }, (_, at) => [at + 1, stepOf(at + 1, largest)]),
    );
  },
);
