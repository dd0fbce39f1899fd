// One act is one notice: the same kind at the same instant.

import { expect, it } from 'vitest';
import { groupByAct } from './rules.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 30, 9, 0, second));

it('puts together what one act told, and nothing else', () => {
  const rows = [
    { kind: 'assigned-lead', madeAt: at(2), n: 1 },
    { kind: 'assigned-lead', madeAt: at(2), n: 2 },
    { kind: 'assigned-supervisor', madeAt: at(2), n: 3 },
    { kind: 'assigned-lead', madeAt: at(1), n: 4 },
  ];
  expect(groupByAct(rows).map((group) => group.map(({ n }) => n))).toEqual([[1, 2], [3], [4]]);
});

it('has nothing to say of nothing', () => {
  expect(groupByAct([])).toEqual([]);
});
