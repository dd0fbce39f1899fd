// Gathers what the preview did not read: columns and why, what no column gives, signs that may mean
// yes or no, rows that are not about people, a hidden sheet. It is all in one place, so that a
// person sees what was lost before anything is recorded.

import { type Sheet } from '../../../../engine/files/sheets.ts';
import { type Contents, seemsToHold } from './column-content.ts';
import {
  type ColumnField,
  type PassedOver,
  type PreviewColumn,
  type PreviewRow,
  type SkipReason,
} from './model.ts';
import { type TickMarks } from './tick-marks.ts';

type Read = {
  readonly columns: readonly PreviewColumn[];
  readonly contents: Contents;
  readonly rows: readonly Pick<PreviewRow, 'row' | 'skipped'>[];
  readonly context: { readonly ticks: TickMarks };
};

const rowsNamedMax = 100;
const nothing = { column: null, title: null, field: null, rows: [], count: 1 } as const;
/** Without these a person is hard to tell from another, or a child from an adult. */
const neededFields: readonly (readonly ColumnField[])[] = [['birth', 'age'], ['sex']];

export function listPassedOver(sheet: Sheet, read: Read): PassedOver[] {
  return [
    ...(sheet.isHidden ? [{ ...nothing, what: 'sheet', reason: 'hidden' } as const] : []),
    ...lostFields(read),
    ...unreadColumns(read),
    ...untitledColumns(read),
    ...unclearSigns(read),
    ...skippedRows(read),
  ];
}

/** A birth or a sex that no column gives; a document that an unread column seems to give. */
function lostFields({ columns, contents }: Read): PassedOver[] {
  const read = new Set(columns.map(({ field }) => field));
  const seeming = new Set(
    [...contents].flatMap(([index, cells]) =>
      mayBeLost(columns, index) ? [seemsToHold(cells)] : [],
    ),
  );
  const lost = neededFields.filter((fields) => !fields.some((field) => read.has(field)));
  const fields = lost.flatMap(([field]) => field ?? []);
  if (!read.has('document') && seeming.has('document')) fields.push('document');
  return fields.map((field) => ({ ...nothing, what: 'field', reason: 'no-column', field }));
}

/** Whose title is known is not lost: the number of a form is no document. */
function mayBeLost(columns: readonly PreviewColumn[], index: number): boolean {
  const column = columns.find((one) => one.index === index);
  return column === undefined || column.unread === 'title-not-known';
}

function unreadColumns({ columns, contents }: Read): PassedOver[] {
  return columns.flatMap(({ index, header, unread }): PassedOver[] => {
    if (unread === undefined || (header === '' && !contents.has(index))) return [];
    const cells = contents.get(index) ?? [];
    const field = seemsToHold(cells);
    const place = { column: index, title: header, field };
    return [{ ...nothing, ...place, what: 'column', reason: unread, count: cells.length }];
  });
}

/** Cells to the right of the titles, or under a gap in them. */
function untitledColumns({ columns, contents }: Read): PassedOver[] {
  const titled = new Set(columns.map(({ index }) => index));
  return [...contents]
    .filter(([index]) => !titled.has(index))
    .sort(([one], [other]) => one - other)
    .map(([column, cells]) => {
      const field = seemsToHold(cells);
      return { ...nothing, what: 'column', reason: 'no-title', column, field, count: cells.length };
    });
}

function unclearSigns({ columns, contents, context }: Read): PassedOver[] {
  const { unclear } = context.ticks;
  const column = columns.find(({ field }) => field === 'status');
  const cells = contents.get(column?.index ?? 0) ?? [];
  const count = cells.filter(({ text }) => unclear.has(text)).length;
  if (!column || count === 0) return [];
  const place = { column: column.index, title: column.header, field: column.field };
  return [{ ...nothing, ...place, what: 'column', reason: 'signs-unclear', count }];
}

/** Titles are expected; everything else that is no person is named with its rows. */
function skippedRows({ rows }: Read): PassedOver[] {
  const byReason = new Map<SkipReason, number[]>();
  for (const { row, skipped } of rows) {
    if (skipped === undefined) continue;
    const known = byReason.get(skipped);
    if (known) known.push(row);
    else byReason.set(skipped, [row]);
  }
  return [...byReason].map(([reason, numbers]) => ({
    ...nothing,
    what: 'rows',
    reason,
    rows: numbers.slice(0, rowsNamedMax),
    count: numbers.length,
  }));
}
