// The rows of a caseload list as understood, fifty at a time, each with its family. Further blocks
// are requested with the file again, because the server keeps nothing of it.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import type { previewCaseload } from '../caseload/api.ts';
import { isWrong } from '../caseload/model.ts';
import { blockRows, rowKey, shownRows } from './list-rows.ts';
import { OtherValues, RowPerson, RowProblems } from './row-cells.tsx';
import type { Caseload, Preview } from './use-caseload.ts';
import './operations.css';

type Props = { readonly caseload: Caseload; readonly preview: Preview; readonly at: number };
type Line = Preview['sheets'][number]['rows'][number];
type Block = { readonly preview: Preview; readonly after: number; readonly shown: Preview };

export function CaseloadRows({ caseload, preview, at }: Props): ReactNode {
  const { t, locale } = useWords();
  const sheet = preview.sheets[at]!;
  const [from, setFrom] = useState(0);
  const [block, setBlock] = useState<Block | null>(null);
  const columns = useColumns(caseload, sheet);
  const action = useAction((after: number) =>
    request<typeof previewCaseload>('POST /api/caseload-lists/preview', {
      query: { ...caseload.query(), sheet: sheet.sheet, after },
      body: caseload.file ?? new Blob(),
    }),
  );
  const after = Math.floor(from / blockRows) * blockRows;
  const isFetched = block?.preview === preview && block.after === after;
  const rows = ((isFetched ? block.shown : preview).sheets[at]?.rows ?? []).slice(
    from % blockRows,
    (from % blockRows) + shownRows,
  );
  const total = sheet.counts.persons + sheet.counts.skipped;
  const open = async (start: number): Promise<void> => {
    const wanted = Math.floor(start / blockRows) * blockRows;
    if (wanted > 0 && !(block?.preview === preview && block.after === wanted)) {
      const shown = await action.run(wanted);
      if (!shown) return;
      setBlock({ preview, after: wanted, shown });
    }
    setFrom(start);
  };
  return (
    <Card title={t('operations.rows.title')}>
      <ErrorSummary problem={action.problem} room="operations" />
      <div className="operations-table">
        <DataTable
          caption={t('operations.rows.title')}
          isCaptionHidden
          items={rows}
          columns={columns}
          keyOf={(row) => String(row.row)}
        />
      </div>
      {total > shownRows && (
        <div className="row">
          <span className="soft">
            {t('operations.rows.shown', {
              first: formatNumber(locale, from + 1),
              total: formatNumber(locale, total),
              last: formatNumber(locale, Math.min(from + shownRows, total)),
            })}
          </span>
          {from > 0 && (
            <Button icon="back" isBusy={action.isBusy} onClick={() => void open(from - shownRows)}>
              {t('operations.paging.before')}
            </Button>
          )}
          {from + shownRows < total && (
            <Button icon="next" isBusy={action.isBusy} onClick={() => void open(from + shownRows)}>
              {t('operations.paging.next')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function useColumns(caseload: Caseload, sheet: Preview['sheets'][number]): readonly Column<Line>[] {
  const { t, locale } = useWords();
  const { keys, toggle } = caseload.leftOut;
  const isOut = new Set(keys);
  return [
    {
      key: 'row',
      label: t('operations.rows.row'),
      isHeading: true,
      cell: ({ row, household }) => (
        <>
          {t('operations.errorRows.row', { row: formatNumber(locale, row) })}
          {household !== null && (
            <div className="soft small">
              {t('caseload.family', { number: formatNumber(locale, household) })}
            </div>
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
        return (
          <div className="operations-cell">
            <RowProblems row={row} />
            {row.basis !== null && (
              <span className="small">
                <span className="soft">{t('caseload.basis')}: </span>
                {isWrong(row.basis) && (
                  <Badge kind="danger">{t('operations.severities.error')}</Badge>
                )}{' '}
                {t(`caseload.bases.${row.basis}`)}
              </span>
            )}
            {row.skipped === null && (
              <Checkbox
                label={t('operations.rows.leaveOut')}
                isChecked={isOut.has(key)}
                onChange={(isChecked) => toggle([key], isChecked)}
              />
            )}
          </div>
        );
      },
    },
  ];
}
