// Background work: queued, running, failing. What is not getting done comes first and in words;
// numbers come after it. The auditor sees the same page without the buttons.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { listJobs } from '../api.ts';
import { DeadLetters } from './dead-letters.tsx';
import { Erasing } from './erasing.tsx';
import { type Asked, JobStepDialog, type JobStep } from './job-step.tsx';
import { KindTable } from './kind-table.tsx';
import { Verdict } from './verdict.tsx';

export function Jobs(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listJobs>('GET /api/jobs', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<JobStep | null>(null);
  const ask = (next: Asked): void => {
    setDone(null);
    setAsked(next);
  };
  return (
    <Page
      tabTitle="jobs.title"
      lead={t('jobs.lead')}
      actions={<Button onClick={query.retry}>{t('jobs.again')}</Button>}
    >
      {done && (
        <Notice kind="success" isAnnounced>
          <p>{t(`jobs.${done}.done`)}</p>
        </Notice>
      )}
      <Loaded query={query} room="jobs" isEmpty={() => false}>
        {({ kinds, dead, may }) => (
          <>
            <Verdict kinds={kinds} dead={dead} />
            <KindTable kinds={kinds} ask={may.mend ? ask : null} />
            <DeadLetters dead={dead} ask={may.mend ? ask : null} />
          </>
        )}
      </Loaded>
      <Erasing />
      {asked && (
        <JobStepDialog
          key={asked.jobId + asked.step}
          asked={asked}
          onClose={(isDone) => {
            if (isDone) setDone(asked.step);
            setAsked(null);
          }}
        />
      )}
    </Page>
  );
}
