// Jobs that were given up, the oldest first: which work, when, after how many tries, and
// why. Nothing here says whom or what they were about.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { DeadLetter } from '../shapes.ts';
import type { Ask } from './job-step.tsx';
import { Reason } from './reason.tsx';

export function DeadLetters({
  dead,
  ask,
}: {
  readonly dead: readonly DeadLetter[];
  readonly ask: Ask | null;
}): ReactNode {
  const { t } = useWords();
  const columns = useColumns(ask);
  return (
    <Card title={t('jobs.dead.title')}>
      {dead.length === 0 ? (
        <EmptyState title={t('jobs.dead.none')}>
          <p>{t('jobs.dead.noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('jobs.dead.caption')}
          isCaptionHidden
          columns={columns}
          items={dead}
          keyOf={({ jobId }) => jobId}
        />
      )}
    </Card>
  );
}

function useColumns(ask: Ask | null): readonly Column<DeadLetter>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const steps: Column<DeadLetter> = {
    key: 'steps',
    label: t('jobs.dead.steps'),
    cell: ({ jobId, kind }) => (
      <span className="row">
        {(['retry', 'discard'] as const).map((step) => (
          <Button key={step} onClick={() => ask?.({ step, jobId, kind, isMachinery: false })}>
            {t(`jobs.${step}.step`)}
          </Button>
        ))}
      </span>
    ),
  };
  return [
    {
      key: 'kind',
      label: t('jobs.list.kind'),
      isHeading: true,
      cell: ({ kind }) => t(`jobs.kinds.${kind}`),
    },
    {
      key: 'since',
      label: t('jobs.dead.since'),
      cell: ({ since }) => formatDateTime(locale, new Date(since), timeZone),
    },
    {
      key: 'attempts',
      label: t('jobs.dead.attempts'),
      isNumber: true,
      cell: ({ attempts }) => formatNumber(locale, attempts),
    },
    {
      key: 'error',
      label: t('jobs.dead.error'),
      cell: ({ lastError }) => <Reason code={lastError} />,
    },
    ...(ask ? [steps] : []),
  ];
}
