// The rows that cannot be imported as they are, by their numbers in the file: the user looks at
// each and leaves out some or all of them, or corrects the file and sends it again.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { request } from '../../../web/api.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import type { previewList } from '../lists/api.ts';
import type { Preview, PreviewSheet } from './shapes.ts';
import { blockRows, type LeftOut, rowKey, shownRows } from './list-rows.ts';

const rowsNamed = 30;
/** The server lists at most this many of them. */
const errorRowsMost = 1_000;

type Props = {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly operationId: string;
  readonly leftOut: LeftOut;
};

export function ErrorRows({ preview, sheet, operationId, leftOut }: Props): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const [isLooking, setIsLooking] = useState(false);
  const { errorRows } = sheet;
  if (errorRows.length === 0) return null;
  const keys = errorRows.map((row) => rowKey(sheet, row));
  const isOut = new Set(leftOut.keys);
  const open = errorRows.filter((row) => !isOut.has(rowKey(sheet, row)));
  const show = async (row: number): Promise<void> => {
    if (isLooking) return;
    setIsLooking(true);
    const from = await findPlace({ preview, sheet, operationId, row }).catch(() => null);
    setIsLooking(false);
    if (from !== null) {
      address.go({ from: from === 0 ? '' : String(from), row: String(row), only: '' });
    }
  };
  return (
    <Notice
      kind={open.length > 0 ? 'warning' : 'success'}
      title={
        open.length > 0
          ? t('operations.errorRows.title', { count: open.length })
          : t('operations.errorRows.settled')
      }
    >
      <p>{t(`operations.errorRows.${open.length > 0 ? 'lead' : 'settledText'}`)}</p>
      {errorRows.length >= errorRowsMost && <p>{t('operations.errorRows.many')}</p>}
      <div className="row">
        {open.slice(0, rowsNamed).map((row) => (
          <Button key={row} onClick={() => void show(row)}>
            {t('operations.errorRows.row', { row: formatNumber(locale, row) })}
          </Button>
        ))}
        {open.length > rowsNamed && (
          <span>
            {t('operations.errorRows.more', {
              more: formatNumber(locale, open.length - rowsNamed),
            })}
          </span>
        )}
      </div>
      <div className="row">
        {open.length > 0 && (
          <Button onClick={() => leftOut.toggle(keys, true)}>
            {t('operations.errorRows.leaveOutAll', { count: open.length })}
          </Button>
        )}
        {open.length < errorRows.length && (
          <Button onClick={() => leftOut.toggle(keys, false)}>
            {t('operations.errorRows.takeBack')}
          </Button>
        )}
      </div>
    </Notice>
  );
}

// Blank rows are not among the rows, so a row's number only gives its last possible position: the
// search goes back block by block, and seldom more than once.
async function findPlace({
  preview,
  sheet,
  operationId,
  row,
}: Omit<Props, 'leftOut'> & {
  readonly row: number;
}): Promise<number | null> {
  const total = sheet.counts.persons + sheet.counts.skipped;
  let block = Math.floor(Math.min(row - 1, total - 1) / blockRows);
  for (; block >= 0; block -= 1) {
    const answer = await request<typeof previewList>(
      'GET /api/operations/:operationId/lists/:listId/preview',
      {
        params: { operationId, listId: preview.listId },
        query: { sheet: sheet.sheet, after: block * blockRows },
      },
    );
    const rows = answer.sheets.find((one) => one.sheet === sheet.sheet)?.rows ?? [];
    const at = rows.findIndex((one) => one.row === row);
    if (at !== -1) return block * blockRows + Math.floor(at / shownRows) * shownRows;
  }
  return null;
}
