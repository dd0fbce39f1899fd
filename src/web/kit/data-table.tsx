// A table with a caption and headers. On a narrow screen each row becomes a card that repeats the
// column's name before each value; current browsers still expose it as a table.

import type { ReactNode } from 'react';

export type Column<Item> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (item: Item) => ReactNode;
  readonly isNumber?: boolean;
  /** This column names the row (at most one). */
  readonly isHeading?: boolean;
};

export function DataTable<Item>({
  caption,
  columns,
  items,
  keyOf,
  isCaptionHidden,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly isCaptionHidden?: boolean;
}): ReactNode {
  return (
    // A wide table scrolls sideways, and must do so with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} item={item} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Item>({
  column,
  item,
}: {
  readonly column: Column<Item>;
  readonly item: Item;
}): ReactNode {
  const content = column.cell(item);
  if (column.isHeading) return <th scope="row">{content}</th>;
  // A card leaves out what does not apply to it; the table keeps the cell for alignment.
  const isEmpty = content === false || content === null;
  return (
    <td className={isEmpty ? 'cell-empty' : classOf(column)}>
      {column.label && (
        <span className="cell-label" aria-hidden="true">
          {column.label}
        </span>
      )}
      <span>{content}</span>
    </td>
  );
}

function classOf<Item>(column: Column<Item>): string | undefined {
  return (
    [column.isNumber ? 'number' : '', column.label ? '' : 'cell-bare'].filter(Boolean).join(' ') ||
    undefined
  );
}
