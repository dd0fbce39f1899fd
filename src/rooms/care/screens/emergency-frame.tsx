// The line above every screen: it tells a second person that a case was opened and by whom, and the
// opener that it is still open or has no verdict yet. Counts are polled every half minute; who,
// when, which case and why are fetched only if there is something, and shown on the first page of
// the day.

import './emergency.css';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { readings, useRead } from '../../../web/read.ts';
import { homes } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { emergencyLeads } from '../access.ts';
import type { listEmergencies, readEmergencyNotice } from '../emergency/api.ts';
import { isReminderDue } from '../emergency/rules.ts';

const leadMilliseconds = 30_000;
const openerMilliseconds = 300_000;

export function EmergencyFrame(): ReactNode {
  const { role } = useMe();
  const leads = emergencyLeads.some((one) => one === role);
  const { data } = useRead<typeof readEmergencyNotice>(
    'GET /api/emergency-notice',
    {},
    {
      everyMilliseconds: leads ? leadMilliseconds : openerMilliseconds,
    },
  );
  if (!data) return null;
  const { waiting, newest, ownOpen, ownReviewDueAt } = data;
  return (
    <div className="frame-notices">
      {waiting > 0 && <Waiting key={`${waiting} ${newest}`} count={waiting} />}
      {ownOpen && <OwnOpen />}
      {!ownOpen && ownReviewDueAt && <OwnUnjudged dueAt={new Date(ownReviewDueAt)} />}
    </div>
  );
}

/** Mounted again when the counts change, so that the details are fetched again. */
function Waiting({ count }: { readonly count: number }): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const [location] = useLocation();
  useEffect(() => {
    void readings.invalidateQueries({ queryKey: ['GET /api/emergency-reviews'] });
  }, []);
  if (location === paths.emergencyReviews) return null;
  return (
    <Notice kind="danger" isAnnounced title={t('emergency.notice.waiting', { count })}>
      {location === homes[role] && <Which />}
      <p>
        <ButtonLink to={to(paths.emergencyReviews)}>{t('emergency.notice.look')}</ButtonLink>
      </p>
    </Notice>
  );
}

function Which(): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { data } = useRead<typeof listEmergencies>('GET /api/emergency-reviews', {});
  const open = data?.openings.filter(
    ({ verdict, mayReview, isOpen }) => verdict === null && (mayReview || isOpen),
  );
  return (
    <ul>
      {open?.map(({ openingId, opener, openedAt, caseCode, kind }) => (
        <li key={openingId}>
          {t('emergency.notice.which', {
            name: opener,
            when: formatDateTime(locale, new Date(openedAt), timeZone),
            code: caseCode,
            kind: t(`emergency.kinds.${kind}`),
          })}
        </li>
      ))}
    </ul>
  );
}

function OwnOpen(): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  if (location === paths.emergency) return null;
  return (
    <Notice kind="warning" title={t('emergency.notice.ownOpen')}>
      <p>
        <ButtonLink to={to(paths.emergency)}>{t('emergency.notice.goThere')}</ButtonLink>
      </p>
    </Notice>
  );
}

function OwnUnjudged({ dueAt }: { readonly dueAt: Date }): ReactNode {
  const { timeZone } = useMe();
  if (!isReminderDue(dueAt, new Date())) return null;
  return (
    <Notice kind="warning">
      <BilingualSafetyText
        textKey="emergency.safety.unjudged"
        values={(locale) => ({ when: formatDateTime(locale, dueAt, timeZone) })}
      />
    </Notice>
  );
}
