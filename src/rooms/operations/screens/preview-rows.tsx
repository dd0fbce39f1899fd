// The rows as they were understood, fifty at a time: who, what else, what to check. A birth is
// never shown more exactly than the list gives it. The server sends blocks of two hundred.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { type Address, useAddress } from '../../../web/kit/use-address.ts';
import { type Reading, useRead } from '../../../web/read.ts';
import type { previewList } from '../lists/api.ts';
import type { Preview, PreviewRow, PreviewSheet } from './shapes.ts';
import { blockRows, type LeftOut, rowKey, shownRows } from './list-rows.ts';
import { OtherValues, RowPerson, RowProblems } from './row-cells.tsx';
import './operations.css';

type Props = {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly operationId: string;
  readonly leftOut: LeftOut;
};

export function PreviewRows({ preview, sheet, operationId, leftOut }: Props): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const asked = Number(address.get('from')) || 0;
  const from = Math.floor(asked / shownRows) * shownRows;
  const query = useBlock({ preview, sheet, operationId, from });
  const columns = useColumns(sheet, leftOut, Number(address.get('row')));
  return (
    <Card title={t('operations.rows.title')}>
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {({ sheets }) => {
          const rows = sheets.find((one) => one.sheet === sheet.sheet)?.rows ?? [];
          const shown = rows.slice(from % blockRows, (from % blockRows) + shownRows);
          return (
            <div className="stack">
              <Paging address={address} sheet={sheet} from={from} />
              <div className="operations-table">
                <DataTable
                  caption={t('operations.rows.title')}
                  isCaptionHidden
                  columns={columns}
                  items={shown}
                  keyOf={(row) => String(row.row)}
                />
              </div>
              <Paging address={address} sheet={sheet} from={from} />
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}

function useBlock({
  preview,
  sheet,
  operationId,
  from,
}: Omit<Props, 'leftOut'> & {
  readonly from: number;
}): Pick<Reading<Preview>, keyof Reading<Preview>> {
  const after = Math.floor(from / blockRows) * blockRows;
  const params = { operationId, listId: preview.listId };
  const reading = useRead<typeof previewList>(
    'GET /api/operations/:operationId/lists/:listId/preview',
    { params, query: { sheet: sheet.sheet, after } },
    { enabled: after > 0 },
  );
  // The first block came with the preview itself.
  return after > 0 ? reading : { ...reading, data: preview, error: null };
}

function useColumns(
  sheet: PreviewSheet,
  leftOut: LeftOut,
  looked: number,
): readonly Column<PreviewRow>[] {
  const { t, locale } = useWords();
  const isOut = new Set(leftOut.keys);
  return [
    {
      key: 'row',
      label: t('operations.rows.row'),
      isHeading: true,
      cell: ({ row }) => (
        <>
          {t('operations.errorRows.row', { row: formatNumber(locale, row) })}
          {row === looked && (
            <>
              {' '}
              <Badge kind="info">{t('operations.rows.here')}</Badge>
            </>
          )}
        </>
      ),
    },
    { key: 'who', label: t('operations.rows.who'), cell: (row) => <RowPerson row={row} /> },
    { key: 'other', label: t('operations.rows.other'), cell: (row) => <OtherValues row={row} /> },
    {
      key: 'look',
      label: t('operations.rows.look'),
      cell: (row) => {
        const key = rowKey(sheet, row.row);
        if (row.problems.length === 0 && !isOut.has(key)) return null;
        return (
          <div className="operations-cell">
            <RowProblems row={row} />
            {row.skipped === null && (
              <Checkbox
                label={t('operations.rows.leaveOut')}
                isChecked={isOut.has(key)}
                onChange={(isChecked) => leftOut.toggle([key], isChecked)}
              />
            )}
          </div>
        );
      },
    },
  ];
}

function Paging({
  address,
  sheet,
  from,
}: {
  readonly address: Address;
  readonly sheet: PreviewSheet;
  readonly from: number;
}): ReactNode {
  const { t, locale } = useWords();
  const total = sheet.counts.persons + sheet.counts.skipped;
  if (total <= shownRows) return null;
  const open = (start: number): void =>
    address.go({ from: start === 0 ? '' : String(start), row: '' });
  return (
    <div className="row">
      <span className="soft">
        {t('operations.rows.shown', {
          first: formatNumber(locale, from + 1),
          last: formatNumber(locale, Math.min(from + shownRows, total)),
          total: formatNumber(locale, total),
        })}
      </span>
      {from > 0 && (
        <Button icon="back" onClick={() => open(Math.max(0, from - shownRows))}>
          {t('operations.paging.before')}
        </Button>
      )}
      {from + shownRows < total && (
        <Button icon="next" onClick={() => open(from + shownRows)}>
          {t('operations.paging.next')}
        </Button>
      )}
    </div>
  );
}
