// A figure as a table: the number, and a small bar that only repeats it. A suppressed cell says in
// words that it is not shown. It does not say "fewer than five": the gate also hides larger counts,
// from which a small one could be computed.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import type { Figure } from '../shapes.ts';
import { cellsOf, columnsOf, largestCount, type Shown, totalKey } from './figure-cells.ts';
import './reports.css';

type FigureRow = Figure['rows'][number];

export function FigureTable({
  figure,
  rowLabel,
}: {
  readonly figure: Figure;
  readonly rowLabel: (row: FigureRow) => string;
}): ReactNode {
  const { t } = useWords();
  const find = cellsOf(figure);
  const largest = largestCount(figure);
  const rows = [
    ...figure.rows.filter(({ key }) => key !== totalKey),
    ...figure.rows.filter(({ key }) => key === totalKey),
  ];
  const heading: Column<FigureRow> = {
    key: 'row',
    isHeading: true,
    label: t(`reports.rowNames.${figure.id}`),
    cell: (row) => (row.key === totalKey ? t('reports.columns.total') : rowLabel(row)),
  };
  const columns = columnsOf(figure).map((column): Column<FigureRow> => ({
    key: column,
    label: columnLabel(t, figure, column),
    isNumber: true,
    cell: (row) => (
      <Count
        shown={find(row.key, column)}
        largest={row.key === totalKey || column === totalKey ? null : largest}
      />
    ),
  }));
  return (
    <DataTable
      caption={t(`reports.figureNames.${figure.id}`)}
      isCaptionHidden
      columns={[heading, ...columns]}
      items={rows}
      keyOf={({ key }) => key}
    />
  );
}

/**
 * The column's own words for this figure ("on the list" for the total of a list), else the general.
 */
function columnLabel(t: (key: WordKey) => string, figure: Figure, column: string): string {
  return (
    findWords(`reports.columnsOf.${figure.id}.${column}`) ??
    findWords(`reports.columns.${column}`) ??
    t('reports.columns.total')
  );
}

function Count({
  shown,
  largest,
}: {
  readonly shown: Shown;
  readonly largest: number | null;
}): ReactNode {
  const { t, locale } = useWords();
  if (shown === 'none') return '–';
  if (shown === 'not-shown') return <span className="soft">{t('reports.figures.notShown')}</span>;
  const number = formatNumber(locale, shown);
  if (largest === null) return <strong>{number}</strong>;
  return (
    <span className="reports-bar-cell">
      {number}
      <svg
        className="reports-bar"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="reports-bar-ground" width="100" height="8" />
        <rect
          className="reports-bar-count"
          width={Math.min(100, (100 * shown) / largest)}
          height="8"
        />
      </svg>
    </span>
  );
}
