// What is due for erasing, as numbers for each kind of data: that the promise is kept, and nothing
// about anyone.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readErasing } from '../api.ts';
import type { ErasingShown } from '../shapes.ts';

export function Erasing(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readErasing>('GET /api/erasing', {});
  const columns = useColumns(query.data?.daysAhead ?? 0);
  return (
    <Card title={t('jobs.erasing.title')}>
      <p className="soft">{t('jobs.erasing.text')}</p>
      <Loaded query={query} room="jobs" isEmpty={() => false}>
        {({ kinds }) => (
          <DataTable
            caption={t('jobs.erasing.caption')}
            isCaptionHidden
            columns={columns}
            items={kinds}
            keyOf={({ kind }) => kind}
          />
        )}
      </Loaded>
    </Card>
  );
}

function useColumns(days: number): readonly Column<ErasingShown>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return [
    {
      key: 'kind',
      label: t('jobs.erasing.kind'),
      isHeading: true,
      cell: ({ kind }) => t(`jobs.erasing.kinds.${kind}`),
    },
    {
      key: 'due',
      label: t('jobs.erasing.due'),
      isNumber: true,
      cell: ({ due }) => formatNumber(locale, due),
    },
    {
      key: 'soon',
      label: t('jobs.erasing.soon', { days: formatNumber(locale, days) }),
      isNumber: true,
      cell: ({ soon }) => formatNumber(locale, soon),
    },
    {
      key: 'erased',
      label: t('jobs.erasing.erased'),
      cell: ({ erasedAt }) =>
        erasedAt === null
          ? t('jobs.erasing.never')
          : formatDateTime(locale, new Date(erasedAt), timeZone),
    },
  ];
}
