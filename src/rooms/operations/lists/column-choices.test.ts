// What a person says about columns, step by step: it adds up, and the last word holds.

import { describe, expect, test } from 'vitest';
import { optionsOfColumns, withSheetCorrection } from './column-choices.ts';
import { columnChoices, type SheetCorrection } from './shapes.ts';

const said = (...corrections: Omit<SheetCorrection, 'sheet'>[]) =>
  corrections.reduce<SheetCorrection | undefined>(
    (earlier, one) => withSheetCorrection(earlier, { sheet: 'A', ...one }),
    undefined,
  );

describe('corrections of one sheet', () => {
  test('another column is added to those named before', () => {
    const both = said({ columns: [{ index: 1, field: 'fullName' }] }, { columns: { Sex: 'sex' } });
    expect(both?.columns).toEqual({ 1: 'fullName', Sex: 'sex' });
  });

  test('the same field elsewhere takes the place of the first', () => {
    const moved = said({ columns: { 1: 'fullName' } }, { columns: { 2: 'fullName' } });
    expect(moved?.columns).toEqual({ 2: 'fullName' });
    const notes = said({ columns: { 1: 'note' } }, { columns: { 2: 'note' } });
    expect(notes?.columns).toEqual({ 1: 'note', 2: 'note' });
  });

  test('other titles are other columns; anything else leaves them', () => {
    const columns = { 1: 'fullName' } as const;
    expect(said({ columns }, { headerRow: 3 })?.columns).toBeUndefined();
    expect(said({ columns }, { headerRow: 3, columns: { 2: 'sex' } })?.columns).toEqual({
      2: 'sex',
    });
    expect(said({ headerRow: 3, columns }, { headerRow: 3 })?.columns).toEqual(columns);
    expect(said({ columns }, { excluded: true })?.columns).toEqual(columns);
  });
});

test('a whole number is a place, anything else a title', () => {
  expect(optionsOfColumns({ 3: 'birth', 'Born in 1990': 'note' })).toEqual({
    columns: { 3: 'birth' },
    columnsByTitle: { 'Born in 1990': 'note' },
  });
});

test.each([
  [{ 1: 'fullName', 2: 'sex' }, true],
  [{ 1: 'note', 2: 'note', 3: 'ignore', 4: 'ignore' }, true],
  [[{ index: 1, field: 'sex' }], true],
  [{ 1: 'sex', 2: 'sex' }, false],
  [
    [
      { index: 1, field: 'sex' },
      { index: 2, field: 'sex' },
    ],
    false,
  ],
  [{ 1: 'size' }, false],
])('%j is taken: %s', (choices, isTaken) => {
  expect(columnChoices.safeParse(choices).success).toBe(isTaken);
});
