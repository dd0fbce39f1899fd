// The states of operations and entries as tables: which step is open from where, and which is not.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { entryStates, type EntryState, type OperationState, statesWithReason } from './model.ts';
import {
  decideBoarding,
  decideEntryMove,
  decideOperationMove,
  entryMoves,
  listedReason,
  operationMoves,
} from './rules.ts';

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

describe('an entry', () => {
  test('needs a coded reason exactly when it does not come', () => {
    for (const from of entryStates) {
      for (const to of entryMoves(from)) {
        const needs = (statesWithReason as readonly EntryState[]).includes(to);
        expect(decideEntryMove(from, { to, reason: null }).ok).toBe(!needs);
        expect(decideEntryMove(from, { to, reason: 'medical' }).ok).toBe(needs);
      }
    }
  });

  test('is never moved by hand to or from arrival and handover', () => {
    for (const from of entryStates) {
      expect(entryMoves(from)).not.toContain('arrived');
      expect(entryMoves(from)).not.toContain('handed-over');
    }
    expect([entryMoves('arrived'), entryMoves('handed-over')]).toEqual([[], []]);
  });

  test('may change its mind after a refusal', () => {
    expect(decideEntryMove('refused', { to: 'willing', reason: null }).ok).toBe(true);
  });
});

describe("a carrier's list", () => {
  const reason = 'medical' as const;
  test.each([
    ['identified', 'boarded', { to: 'boarded', reason: null }],
    ['cleared', 'not-boarded', { to: 'not-boarded', reason }],
    ['boarded', 'boarded', null],
    ['arrived', 'boarded', null],
    ['refused', 'not-boarded', null],
    ['prevented', 'not-boarded', null],
    ['refused', 'boarded', 'conflict'],
    ['boarded', 'not-boarded', 'conflict'],
    ['arrived', 'not-boarded', 'conflict'],
  ] as const)('%s, listed as %s', (state, status, expected) => {
    const listed = { status, reason: status === 'boarded' ? null : reason };
    expect(decideBoarding(state, listed)).toEqual(expected);
  });

  test('states a reason that is neutral whatever its word', () => {
    expect(['refused', 'prevented', 'documents', 'other', null].map(listedReason)).toEqual([
      'own-decision',
      'not-released',
      'documents',
      'not-stated',
      'not-stated',
    ]);
  });
});
