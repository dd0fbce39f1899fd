// A running import: its progress, a way to stop it, and at the end its result. It runs on the
// server; leaving this page does not stop it, and nothing of a stopped one is kept.

import { type ReactNode, useEffect, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Progress } from '../../../web/kit/progress.tsx';
import { paths, to } from '../../../web/paths.ts';
import { readings, useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { cancelImport, readImport } from '../lists/api.ts';
import { useBack } from './operation-frame.tsx';

type Job = ReturnsOf<typeof readImport>;
const askAgainMilliseconds = 800;

export function ImportScreen({ params }: ScreenProps): ReactNode {
  const { operationId = '', jobId = '' } = params;
  const breadcrumbs = useBack(operationId, 'lists');
  const [isOver, setIsOver] = useState(false);
  const query = useRead<typeof readImport>(
    'GET /api/operations/:operationId/imports/:jobId',
    {
      params: { operationId, jobId },
    },
    { everyMilliseconds: isOver ? undefined : askAgainMilliseconds },
  );
  const state = query.data?.state;
  useEffect(() => {
    if (state === undefined || isRunning(state)) return;
    setIsOver(true);
    // The result of the import appears on every other page.
    void readings.invalidateQueries();
  }, [state]);
  return (
    <Page tabTitle="operations.import.title" breadcrumbs={breadcrumbs}>
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {(job) =>
          isRunning(job.state) ? (
            <Running job={job} operationId={operationId} />
          ) : (
            <Ended job={job} operationId={operationId} />
          )
        }
      </Loaded>
    </Page>
  );
}

function isRunning(state: Job['state']): boolean {
  return state === 'waiting' || state === 'running';
}

type JobProps = { readonly job: Job; readonly operationId: string };

function Running({ job, operationId }: JobProps): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof cancelImport>(
    'DELETE /api/operations/:operationId/imports/:jobId',
  );
  const [isStopping, setIsStopping] = useState(false);
  const stop = async (): Promise<void> => {
    const answer = await command.run({ params: { operationId, jobId: job.id } });
    if (answer) setIsStopping(true);
  };
  return (
    <Card title={t(`operations.import.steps.${job.step}`)}>
      <ErrorSummary problem={command.problem} room="operations" />
      <Progress label={t('operations.import.rows')} done={job.rowsDone} total={job.rowsTotal} />
      <p className="soft">{t('operations.import.leave')}</p>
      <div className="row">
        <Button isBusy={command.isBusy || isStopping} onClick={() => void stop()}>
          {t(isStopping ? 'operations.import.stopping' : 'operations.import.stop')}
        </Button>
      </div>
    </Card>
  );
}

function Ended({ job, operationId }: JobProps): ReactNode {
  const { t, locale } = useWords();
  const number = (count: number): string => formatNumber(locale, count);
  if (job.state !== 'done') {
    const { state } = job;
    const ended = state === 'cancelled' || state === 'failed' ? state : 'interrupted';
    return (
      <Notice kind="warning" isAnnounced title={t(`operations.import.states.${ended}`)}>
        <p>{t('operations.import.nothingStays')}</p>
        <p>
          <ButtonLink to={to(paths.operationList, { operationId, listId: job.listId })}>
            {t('operations.import.back')}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Notice kind="success" isAnnounced title={t('operations.import.states.done')}>
        <Facts
          facts={[
            [t('operations.import.added'), number(job.entriesAdded)],
            [t('operations.import.known'), number(job.entriesKnown)],
            [t('operations.import.skipped'), number(job.rowsSkipped)],
            [t('operations.import.proposals'), number(job.proposals)],
          ]}
        />
      </Notice>
      {job.matchingPending && (
        <Notice>
          <p>{t('operations.import.matchingPending')}</p>
        </Notice>
      )}
      <div className="row">
        <ButtonLink
          to={to(paths.operationPairs, { operationId })}
          kind={job.proposals > 0 ? 'main' : 'plain'}
        >
          {t('operations.tabs.pairs')}
        </ButtonLink>
        <ButtonLink to={to(paths.operationList, { operationId, listId: job.listId })}>
          {t('operations.import.list')}
        </ButtonLink>
        <ButtonLink to={to(paths.operationPeople, { operationId })}>
          {t('operations.tabs.people')}
        </ButtonLink>
      </div>
    </>
  );
}
