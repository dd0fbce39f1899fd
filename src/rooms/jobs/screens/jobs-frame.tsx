// The line above every screen of an administrator and an auditor while background work is stuck or
// was given up, so that they learn of it without opening the page. Polled every five minutes;
// counts only.

import './jobs-frame.css';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readJobNotice } from '../api.ts';

const everyMilliseconds = 300_000;

export function JobsFrame(): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  const { data } = useRead<typeof readJobNotice>('GET /api/job-notice', {}, { everyMilliseconds });
  if (!data || location === paths.jobs || data.stuck + data.dead === 0) return null;
  return (
    <div className="jobs-line">
      <Notice kind={data.stuck > 0 ? 'danger' : 'warning'} title={t('jobs.stuckTitle')}>
        <p>
          <ButtonLink to={to(paths.jobs)}>{t('jobs.look')}</ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
