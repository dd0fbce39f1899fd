// One line for each kind of work: its state, when it last succeeded, and what to do about it. Zeros
// and whatever does not apply are left out, so that a tired person sees what is wrong.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { KindShown } from '../shapes.ts';
import type { Ask } from './job-step.tsx';
import { Reason } from './reason.tsx';

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
      columns={useColumns(kinds, ask)}
      items={kinds}
      keyOf={({ kind }) => kind}
    />
  );
}

function useColumns(kinds: readonly KindShown[], ask: Ask | null): readonly Column<KindShown>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const isFailing = kinds.some(({ failingSince }) => failingSince !== null);
  const why: Column<KindShown> = {
    key: 'why',
    label: t('jobs.list.why'),
    cell: ({ failingSince, lastError }) => failingSince !== null && <Reason code={lastError} />,
  };
  const steps: Column<KindShown> = {
    key: 'steps',
    label: t('jobs.list.steps'),
    cell: ({ kind, jobId, failingSince }) =>
      jobId !== null &&
      failingSince !== null && (
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
    { key: 'state', label: t('jobs.list.state'), cell: (kind) => <Standing kind={kind} /> },
    {
      key: 'succeeded',
      label: t('jobs.list.succeeded'),
      cell: ({ succeededAt }) =>
        succeededAt === null
          ? t('jobs.list.never')
          : formatDateTime(locale, new Date(succeededAt), timeZone),
    },
    ...(isFailing ? [why] : []),
    ...(isFailing && ask ? [steps] : []),
  ];
}

function Standing({ kind }: { readonly kind: KindShown }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  const { waiting, waitingSince, running, dead, failingSince } = kind;
  const state = stateOf(kind);
  const facts = [
    failingSince !== null && t('jobs.list.failing', { at: at(failingSince) }),
    waitingSince !== null &&
      t('jobs.list.waiting', { number: formatNumber(locale, waiting), at: at(waitingSince) }),
    running > 0 && t('jobs.list.running', { number: formatNumber(locale, running) }),
    dead > 0 && t('jobs.list.dead', { number: formatNumber(locale, dead) }),
  ];
  return (
    <>
      <Badge kind={badges[state]}>{t(`jobs.states.${state}`)}</Badge>
      {facts.map(
        (fact) =>
          fact && (
            <p key={fact} className="soft small">
              {fact}
            </p>
          ),
      )}
    </>
  );
}
