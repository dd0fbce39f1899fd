// The states of entries as tables: which step is open from where, and what a carrier's list
// changes.

import { describe, expect, test } from 'vitest';
import { entryStates, type EntryState, statesWithReason } from './model.ts';
import { decideBoarding, decideEntryMove, entryMoves, listedReason } from './rules.ts';

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
