// The rows of a caseload list as understood, fifty at a time, each with its family. Further blocks
// are requested with the file again, because the server keeps nothing of it.

import { type ReactNode, useEffect, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { request } from '../../../web/api.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Loading } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import type { previewCaseload } from '../caseload/api.ts';
import { isWrong } from '../caseload/model.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import type { RowsWanted } from '../lists/shapes.ts';
import { CorrectHere, PersonRow } from './correct-here.tsx';
import { blockRows, rowKey, shownRows } from './list-rows.ts';
import { RowsToCheck, rowsOf, wantedIn } from './rows-to-check.tsx';
import { OtherValues, RowPerson, RowProblems } from './row-cells.tsx';
import type { Caseload, Preview } from './use-caseload.ts';
import './operations.css';

type Props = { readonly caseload: Caseload; readonly preview: Preview; readonly at: number };
type Line = Preview['sheets'][number]['rows'][number];
type Place = { readonly after: number; readonly only: RowsWanted };
type Block = Place & { readonly preview: Preview; readonly shown: Preview };

export function CaseloadRows({ caseload, preview, at }: Props): ReactNode {
  const { t, locale } = useWords();
  const sheet = preview.sheets[at]!;
  const [from, setFrom] = useState(0);
  const address = useAddress();
  const only = wantedIn(address);
  const columns = useColumns(caseload, sheet);
  const after = Math.floor(from / blockRows) * blockRows;
  const {
    rows: blockShown,
    problem,
    isBusy,
  } = useBlock({ caseload, preview, at }, { after, only });
  const rows = blockShown.slice(from % blockRows, (from % blockRows) + shownRows);
  const total = rowsOf(sheet, only);
  return (
    <Card title={t('operations.rows.title')}>
      <ErrorSummary problem={problem} room="operations" />
      <RowsToCheck sheet={sheet} address={address} onChange={() => setFrom(0)} />
      {isBusy ? (
        <Loading />
      ) : (
        <div className="operations-table">
          <DataTable
            caption={t('operations.rows.title')}
            isCaptionHidden
            items={rows}
            columns={columns}
            keyOf={(row) => String(row.row)}
          />
        </div>
      )}
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
            <Button icon="back" isBusy={isBusy} onClick={() => setFrom(from - shownRows)}>
              {t('operations.paging.before')}
            </Button>
          )}
          {from + shownRows < total && (
            <Button icon="next" isBusy={isBusy} onClick={() => setFrom(from + shownRows)}>
              {t('operations.paging.next')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

/** The first block came with the preview; another one is empty until the server has answered. */
function useBlock({ caseload, preview, at }: Props, { after, only }: Place) {
  const sheet = preview.sheets[at]!;
  const [block, setBlock] = useState<Block | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isFirst = after === 0 && only === undefined;
  const isFetched = block?.preview === preview && block.after === after && block.only === only;
  useEffect(() => {
    setProblem(null);
    if (isFirst || isFetched) return undefined;
    let isOver = false;
    request<typeof previewCaseload>('POST /api/caseload-lists/preview', {
      query: { ...caseload.query(), sheet: sheet.sheet, after, only },
      body: caseload.file ?? new Blob(),
    }).then(
      (shown) => isOver || setBlock({ preview, after, only, shown }),
      (error: unknown) => isOver || setProblem(error),
    );
    return () => void (isOver = true);
    // Asked once for each place of one preview; the rows left out meanwhile change no answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [after, only, preview]);
  const shown = isFirst ? preview : isFetched ? block.shown : null;
  const rows = shown?.sheets[at]?.rows ?? [];
  return { rows, problem, isBusy: shown === null && problem === null };
}

function useColumns(caseload: Caseload, sheet: Preview['sheets'][number]): readonly Column<Line>[] {
  const { t, locale } = useWords();
  const { keys, toggle } = caseload.leftOut;
  const isOut = new Set(keys);
  const reread = caseload.rereadOf(sheet.sheet);
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
            <CorrectHere sheet={sheet} row={row} reread={reread} />
            <PersonRow sheet={sheet} row={row} reread={reread} />
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
