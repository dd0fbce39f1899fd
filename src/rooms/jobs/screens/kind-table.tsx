// Each kind of work in one line: how it stands, how much waits, when it was last done.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { KindShown } from '../model.ts';
import type { Ask } from './job-step.tsx';

type State = 'fine' | 'failing' | 'stuck' | 'dead';
const badges: Readonly<Record<State, NoticeKind>> = {
  fine: 'success',
  failing: 'warning',
  stuck: 'danger',
  dead: 'warning',
};

function stateOf({ isStuck, failingSince, dead }: KindShown): State {
  return isStuck ? 'stuck' : failingSince !== null ? 'failing' : dead > 0 ? 'dead' : 'fine';
}

export function KindTable({
  kinds,
  ask,
}: {
  readonly kinds: readonly KindShown[];
  readonly ask: Ask | null;
}): ReactNode {
  const { t } = useWords();
  return (
    <DataTable
      caption={t('jobs.list.caption')}
      columns={useColumns(ask)}
      items={kinds}
      keyOf={({ kind }) => kind}
    />
  );
}

function useColumns(ask: Ask | null): readonly Column<KindShown>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  const number = (key: 'running' | 'dead'): Column<KindShown> => ({
    key,
    label: t(`jobs.list.${key}`),
    isNumber: true,
    cell: (kind) => formatNumber(locale, kind[key]),
  });
  const steps: Column<KindShown> = {
    key: 'steps',
    label: t('jobs.list.steps'),
    cell: ({ kind, jobId, failingSince }) =>
      jobId === null || failingSince === null ? (
        t('jobs.list.notFailing')
      ) : (
        <Button onClick={() => ask?.({ step: 'retry', jobId, kind, isMachinery: true })}>
          {t('jobs.retry.step')}
        </Button>
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
      key: 'state',
      label: t('jobs.list.state'),
      cell: (kind) => {
        const state = stateOf(kind);
        return <Badge kind={badges[state]}>{t(`jobs.states.${state}`)}</Badge>;
      },
    },
    {
      key: 'waiting',
      label: t('jobs.list.waiting'),
      isNumber: true,
      cell: ({ waiting, waitingSince }) => (
        <>
          {formatNumber(locale, waiting)}
          {waitingSince !== null && (
            <span className="soft small"> {t('jobs.list.since', { at: at(waitingSince) })}</span>
          )}
        </>
      ),
    },
    number('running'),
    number('dead'),
    {
      key: 'succeeded',
      label: t('jobs.list.succeeded'),
      cell: ({ succeededAt }) => (succeededAt === null ? t('jobs.list.never') : at(succeededAt)),
    },
    {
      key: 'failing',
      label: t('jobs.list.failing'),
      cell: ({ failingSince, lastError }) =>
        failingSince === null
          ? t('jobs.list.notFailing')
          : lastError === null
            ? at(failingSince)
            : t('jobs.list.withCode', { at: at(failingSince), code: lastError }),
    },
    ...(ask ? [steps] : []),
  ];
}
