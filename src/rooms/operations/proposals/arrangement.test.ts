// How rows, decisions and families become persons, and that an undo restores what was before.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../../test/support/rounds.ts';
import type { EntryState } from '../entries/model.ts';
import { arrange, type ArrangedRow } from './arrangement.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));

function row(id: string, family: string, more: Partial<ArrangedRow> = {}): ArrangedRow {
  return {
    id,
    ownState: 'identified',
    ownReason: null,
    ownSince: minute(0),
    mayBeMinor: false,
    birthKnown: true,
    relation: null,
    mark: null,
    listedFamilyId: family,
    familyIsListed: true,
    familyByHandId: null,
    ...more,
  };
}
const by = (rows: ReturnType<typeof arrange>) => new Map(rows.map((one) => [one.id, one]));

describe('rows that a person joined', () => {
  test('share the earliest root, whatever the order of the decisions', () => {
    const rows = [row('a', 'f1'), row('b', 'f2'), row('c', 'f3')];
    const joins = [
      { a: 'b', b: 'c', at: minute(1) },
      { a: 'a', b: 'c', at: minute(2) },
    ];
    for (const some of [joins, joins.toReversed()]) {
      expect(arrange(rows, some).map((one) => one.rootId)).toEqual(['a', 'a', 'a']);
    }
  });

  test('have the state that was noted last, and rows without a word say nothing', () => {
    const rows = [
      row('a', 'f1', { ownState: 'willing', ownSince: minute(1) }),
      row('b', 'f1', { ownSince: minute(9) }),
    ];
    const arranged = by(arrange(rows, [{ a: 'a', b: 'b', at: minute(5) }]));
    expect(arranged.get('a')).toMatchObject({ state: 'willing', stateConflict: false });
    expect(arranged.get('b')).toMatchObject({ state: 'identified', rootId: 'a' });
  });

  test('show a conflict until somebody notes a state after the joining', () => {
    const refused = { ownState: 'refused' as EntryState, ownReason: 'own-decision' as const };
    const rows = (at: number) => [
      row('a', 'f', { ...refused, ownSince: minute(at) }),
      row('b', 'f', { ownState: 'boarded', ownSince: minute(2) }),
    ];
    const joins = [{ a: 'a', b: 'b', at: minute(5) }];
    expect(by(arrange(rows(1), joins)).get('a')).toMatchObject({
      state: 'boarded',
      stateConflict: true,
    });
    expect(by(arrange(rows(6), joins)).get('a')).toMatchObject({
      state: 'refused',
      stateConflict: false,
    });
  });

  test('are as they were once it is undone', () => {
    const rows = fc.array(
      fc.record({
        family: fc.constantFrom('f1', 'f2', 'f3'),
        minor: fc.boolean(),
        listed: fc.boolean(),
      }),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 8 }),
        (drawn, pairs) => {
          const all = drawn.map((one, at) =>
            row(`e${String(at).padStart(2, '0')}`, one.family, {
              mayBeMinor: one.minor,
              familyIsListed: one.listed,
            }),
          );
          const joins = pairs
            .filter(([a, b]) => a < all.length && b < all.length && a !== b)
            .map(([a, b], at) => ({ a: all[a]!.id, b: all[b]!.id, at: minute(at) }));
          const before = arrange(all, joins.slice(1));
          arrange(all, joins);
          expect(arrange(all, joins.slice(1))).toEqual(before);
          for (const one of arrange(all, joins)) {
            expect(by(arrange(all, joins)).get(one.rootId)!.rootId).toBe(one.rootId);
          }
        },
      ),
    );
  });
});

describe('families', () => {
  test('of two lists become one where a person belongs to both', () => {
    const rows = [
      row('a', 'camp-1'),
      row('b', 'camp-1'),
      row('c', 'ministry-7'),
      row('d', 'ministry-7'),
    ];
    const arranged = by(arrange(rows, [{ a: 'b', b: 'c', at: minute(1) }]));
    expect(new Set(['a', 'b', 'd'].map((id) => arranged.get(id)!.familyId)).size).toBe(1);
  });

  test('given by hand overrule the lists, and tie no lists together', () => {
    const rows = [
      row('a', 'camp-1'),
      row('b', 'camp-1', { familyByHandId: 'hand' }),
      row('c', 'ministry-7'),
      row('d', 'ministry-7'),
    ];
    const arranged = by(arrange(rows, [{ a: 'b', b: 'c', at: minute(1) }]));
    expect(arranged.get('b')!.familyId).toBe('hand');
    expect(arranged.get('a')!.familyId).not.toBe(arranged.get('d')!.familyId);
  });
});

describe('a child without an adult of the family', () => {
  const child = (id: string, more: Partial<ArrangedRow> = {}) =>
    row(id, 'f1', { mayBeMinor: true, relation: 'child', ...more });
  const alone = (rows: readonly ArrangedRow[]) =>
    arrange(rows, [])
      .filter((one) => one.unaccompanied)
      .map((one) => one.id);

  test.each([
    ['siblings alone', [child('a'), child('b')], ['a', 'b']],
    ['with an adult', [child('a'), row('m', 'f1')], []],
    ['with a mother who may be a minor', [child('a'), child('m', { relation: 'mother' })], []],
    ['on a list without families', [child('a', { familyIsListed: false })], []],
    ['marked an orphan there', [child('a', { familyIsListed: false, mark: 'orphan' })], ['a']],
  ] as const)('%s', (_, rows, expected) => {
    expect(alone(rows)).toEqual(expected);
  });

  test('is not one when another list knows the adult', () => {
    const rows = [
      child('a'),
      row('b', 'f2', { mayBeMinor: true, relation: 'child' }),
      row('m', 'f2', { relation: 'mother' }),
    ];
    expect(
      arrange(rows, [{ a: 'a', b: 'b', at: minute(1) }]).filter((one) => one.unaccompanied),
    ).toEqual([]);
  });
});
