// What was understood of a staged list: first how the file was read, which can be corrected, then
// every row as it would be imported. No entry is made before the last button; rows with an error
// are left out one by one or corrected in the file.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { previewList } from '../lists/api.ts';
import type { Preview, PreviewSheet } from './shapes.ts';
import { ConfirmImport } from './confirm-import.tsx';
import { ErrorRows } from './error-rows.tsx';
import { type LeftOut, useLeftOut } from './list-rows.ts';
import { PassedOver } from './passed-over.tsx';
import { PreviewRows } from './preview-rows.tsx';
import { useReread } from './reread.ts';
import { SheetReading } from './sheet-reading.tsx';

type Place = { readonly operationId: string; readonly listId: string };

export function ListPreview({ operationId, listId }: Place): ReactNode {
  const query = useRead<typeof previewList>(
    'GET /api/operations/:operationId/lists/:listId/preview',
    { params: { operationId, listId }, query: {} as never },
    { keepLast: true },
  );
  return (
    <Loaded query={query} room="operations" isEmpty={() => false}>
      {(preview) => <Parts key={preview.version} preview={preview} operationId={operationId} />}
    </Loaded>
  );
}

function Parts({
  preview,
  operationId,
}: {
  readonly preview: Preview;
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const leftOut = useLeftOut(preview);
  const { sheets } = preview;
  const chosen = Number(address.get('sheet')) || 0;
  const at = sheets[chosen] ? chosen : 0;
  const sheet = sheets[at];
  return (
    <>
      <Notice>
        <p>{t('operations.preview.lead')}</p>
      </Notice>
      {sheets.length > 1 && (
        <Select
          label={t('operations.preview.sheet')}
          value={String(at)}
          options={sheets.map((one, index) => ({ value: String(index), label: sheetName(one) }))}
          onChange={(index) => address.go({ sheet: index, from: '' })}
        />
      )}
      {sheet && (
        <SheetParts
          key={at}
          preview={preview}
          sheet={sheet}
          operationId={operationId}
          leftOut={leftOut}
        />
      )}
      <ConfirmImport preview={preview} operationId={operationId} leftOut={leftOut} />
    </>
  );

  function sheetName(one: PreviewSheet): string {
    const note =
      one.refusal !== null
        ? t('operations.preview.sheetUnread')
        : one.excluded
          ? t('operations.preview.sheetExcluded')
          : '';
    return [one.sheet || preview.fileName, note].filter(Boolean).join(' – ');
  }
}

type SheetProps = {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly operationId: string;
  readonly leftOut: LeftOut;
};

function SheetParts(props: SheetProps): ReactNode {
  const { preview, sheet, operationId } = props;
  const reread = useReread(props);
  return (
    <>
      <SheetReading preview={preview} sheet={sheet} operationId={operationId} />
      <Understood sheet={sheet} />
      <PassedOver sheet={sheet} reread={reread} />
      {!sheet.excluded && (
        <>
          <ErrorRows {...props} />
          <PreviewRows {...props} reread={reread} />
        </>
      )}
    </>
  );
}

function Understood({ sheet }: { readonly sheet: PreviewSheet }): ReactNode {
  const { t, locale } = useWords();
  const { counts, refusal } = sheet;
  const number = (count: number): string => formatNumber(locale, count);
  if (refusal !== null) {
    return (
      <Notice kind="warning" title={t('operations.preview.sheetUnread')}>
        <p>{t(`operations.refusals.${refusal}`)}</p>
      </Notice>
    );
  }
  return (
    <Card title={t('operations.preview.understood')}>
      <ul className="stack">
        <li>{t('operations.preview.persons', { count: counts.persons })}</li>
        <li className="soft">
          {t('operations.preview.notPersons', {
            skipped: number(counts.skipped),
            blank: number(counts.blank),
          })}
        </li>
        {Object.entries(sheet.problemCounts).map(([code, count]) => (
          <ProblemCount key={code} code={code} count={count} />
        ))}
      </ul>
    </Card>
  );
}

function ProblemCount({
  code,
  count,
}: {
  readonly code: string;
  readonly count: number;
}): ReactNode {
  const { t, locale } = useWords();
  const name = t(`operations.problemNames.${code as 'name-empty'}`);
  return (
    <li>{t('operations.preview.problemCount', { name, count: formatNumber(locale, count) })}</li>
  );
}
