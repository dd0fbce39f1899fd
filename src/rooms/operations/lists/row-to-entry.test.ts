// A row is recognised in the next issue of its list, also if its words for "none" were stored as
// values when it was first imported.

import { expect, test } from 'vitest';
import { toDay } from '../../../kernel/day.ts';
import { contentOfRow, entryOfRow } from './row-to-entry.ts';

test('what a cell says decides, not whether it says anything', () => {
  const rowWith = (value: string | null) => {
    const written = { raw: 'б/н', value, precision: value ? 'as-written' : 'unknown' } as const;
    const named = { raw: 'Бекова Анара', value: 'Бекова Анара', precision: 'as-written' } as const;
    const values = { fullName: named, motherName: written, document: written };
    const row = { row: 2, values, problems: [], skipped: null };
    return entryOfRow(row, toDay('2026-01-15'))!;
  };
  expect(rowWith(null)).toMatchObject({ motherName: null, document: null });
  expect(contentOfRow('camp', rowWith(null))).toBe(contentOfRow('camp', rowWith('б/н')));
});
