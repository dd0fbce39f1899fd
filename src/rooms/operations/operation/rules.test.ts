// The states of operations as tables: which step is open from where, and which is not.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../../kernel/day.ts';
import type { OperationState } from './model.ts';
import { decideOperationMove, operationMoves } from './rules.ts';

const today = toDay('2026-03-01');

describe('an operation', () => {
  const at = (state: OperationState, suspendedFrom: OperationState | null = null) => ({
    state,
    suspendedFrom,
  });

  test.each([
    ['negotiating', 'lists-verified'],
    ['lists-verified', 'approved'],
    ['approved', 'executing'],
    ['executing', 'landed'],
    ['landed', 'reception'],
    ['reception', 'dispersal'],
    ['dispersal', 'closed'],
    ['approved', 'suspended'],
    ['executing', 'cancelled'],
  ] as const)('moves from %s to %s', (from, to) => {
    expect(decideOperationMove(at(from), to, { on: today, today })).toMatchObject({ value: to });
  });

  test.each([
    ['negotiating', 'landed'],
    ['landed', 'cancelled'],
    ['reception', 'closed'],
    ['closed', 'dispersal'],
    ['cancelled', 'negotiating'],
    ['negotiating', 'resumed'],
  ] as const)('does not move from %s to %s', (from, to) => {
    expect(decideOperationMove(at(from), to, { on: today, today })).toMatchObject({
      refusal: 'operation-cannot-move-there',
    });
  });

  test('goes back to where it was suspended, and can be cancelled only before landing', () => {
    expect(
      decideOperationMove(at('suspended', 'approved'), 'resumed', { on: today, today }),
    ).toMatchObject({ value: 'approved' });
    expect(operationMoves(at('suspended', 'approved'))).toEqual(['resumed', 'cancelled']);
    expect(operationMoves(at('suspended', 'reception'))).toEqual(['resumed']);
  });

  test('does not move on a day that has not come', () => {
    const move = (on: string) =>
      decideOperationMove(at('negotiating'), 'lists-verified', { on: toDay(on), today }).ok;
    expect([move('2026-02-28'), move('2026-03-01'), move('2026-03-02')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
