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
import type { RowsWanted } from '../lists/shapes.ts';
import type { Preview, PreviewRow, PreviewSheet } from './shapes.ts';
import { CorrectHere, PersonRow } from './correct-here.tsx';
import { blockRows, type LeftOut, rowKey, shownRows } from './list-rows.ts';
import type { Reread } from './reread.ts';
import { OtherValues, RowPerson, RowProblems } from './row-cells.tsx';
import { RowsToCheck, rowsOf, wantedIn } from './rows-to-check.tsx';
import './operations.css';

type Props = {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly operationId: string;
  readonly leftOut: LeftOut;
  readonly reread: Reread;
};

export function PreviewRows({ preview, sheet, operationId, leftOut, reread }: Props): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const asked = Number(address.get('from')) || 0;
  const from = Math.floor(asked / shownRows) * shownRows;
  const only = wantedIn(address);
  const total = rowsOf(sheet, only);
  const query = useBlock({ preview, sheet, operationId, from, only });
  const looked = Number(address.get('row'));
  const columns = useColumns({ sheet, leftOut, looked, reread });
  return (
    <Card title={t('operations.rows.title')}>
      <RowsToCheck sheet={sheet} address={address} />
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {({ sheets }) => {
          const rows = sheets.find((one) => one.sheet === sheet.sheet)?.rows ?? [];
          const shown = rows.slice(from % blockRows, (from % blockRows) + shownRows);
          return (
            <div className="stack">
              <Paging address={address} total={total} from={from} />
              <div className="operations-table">
                <DataTable
                  caption={t('operations.rows.title')}
                  isCaptionHidden
                  columns={columns}
                  items={shown}
                  keyOf={(row) => String(row.row)}
                />
              </div>
              <Paging address={address} total={total} from={from} />
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
  only,
}: Omit<Props, 'leftOut' | 'reread'> & {
  readonly from: number;
  readonly only: RowsWanted;
}): Pick<Reading<Preview>, keyof Reading<Preview>> {
  const after = Math.floor(from / blockRows) * blockRows;
  const isFirst = after === 0 && only === undefined;
  const params = { operationId, listId: preview.listId };
  const reading = useRead<typeof previewList>(
    'GET /api/operations/:operationId/lists/:listId/preview',
    { params, query: { sheet: sheet.sheet, after, only } },
    { enabled: !isFirst },
  );
  // The first block came with the preview itself.
  return !isFirst ? reading : { ...reading, data: preview, error: null };
}

function useColumns({
  sheet,
  leftOut,
  looked,
  reread,
}: Pick<Props, 'sheet' | 'leftOut' | 'reread'> & {
  readonly looked: number;
}): readonly Column<PreviewRow>[] {
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
        const isSaid = row.skipped !== null || sheet.personRows.includes(row.row);
        if (row.problems.length === 0 && !isOut.has(key) && !isSaid) return null;
        return (
          <div className="operations-cell">
            <RowProblems row={row} />
            <CorrectHere sheet={sheet} row={row} reread={reread} />
            <PersonRow sheet={sheet} row={row} reread={reread} />
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
  total,
  from,
}: {
  readonly address: Address;
  readonly total: number;
  readonly from: number;
}): ReactNode {
  const { t, locale } = useWords();
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
