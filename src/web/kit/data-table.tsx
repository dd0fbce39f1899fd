// A table with a caption and headers. On a narrow screen each row becomes a card that repeats the
// column's name before each value; the roles are kept by hand there, because browsers drop a table's
// meaning when it is no longer laid out as one.

import type { ReactNode } from 'react';

export type Column<Item> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (item: Item) => ReactNode;
  readonly isNumber?: boolean;
  /** This column names the row (one at most). */
  readonly isHeading?: boolean;
};

export function DataTable<Item>({ caption, columns, items, keyOf, isCaptionHidden }: {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly isCaptionHidden?: boolean;
}): ReactNode {
  return (
    <div className="table-scroll">
      <table className="data-table" role="table">
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <tr key={keyOf(item)} role="row">
              {columns.map((column) => <Cell key={column.key} column={column} item={item} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Item>(
  { column, item }: { readonly column: Column<Item>; readonly item: Item },
): ReactNode {
  if (column.isHeading) return <th scope="row" role="rowheader">{column.cell(item)}</th>;
  return (
    <td role="cell" className={classOf(column)}>
      {column.label && <span className="cell-label" aria-hidden="true">{column.label}</span>}
      <span>{column.cell(item)}</span>
    </td>
  );
}

function classOf<Item>(column: Column<Item>): string | undefined {
  return [column.isNumber ? 'number' : '', column.label ? '' : 'cell-bare'].filter(Boolean).join(' ')
    || undefined;
}
