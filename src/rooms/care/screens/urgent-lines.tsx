// How one urgent concern, or a safety clock that still runs, is shown: by when, who said it, who
// was asked to take it on, and the steps that this reader may take.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { Concern, Handing, Urgent } from './urgent-screen.tsx';

export function useWhen(): (at: string) => string {
  const { locale } = useWords();
  const { timeZone } = useMe();
  return (at) => formatDateTime(locale, new Date(at), timeZone);
}

function Due({ dueAt, late }: { readonly dueAt: string; readonly late: boolean }): ReactNode {
  const { t } = useWords();
  const when = useWhen()(dueAt);
  return (
    <div>
      <Badge kind={late ? 'danger' : 'warning'}>
        {late ? t('urgent.lateSince', { when }) : t('urgent.by', { when })}
      </Badge>
    </div>
  );
}

export function OpenConcern({
  concern,
  personId,
}: {
  readonly concern: Concern;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const { id, may, handing } = concern;
  return (
    <div className="stack">
      <Due {...concern} />
      <Said concern={concern} />
      <HandingText handing={handing} />
      <div className="row">
        {may.settle && (
          <ButtonLink kind="main" to={to(paths.concernOutcome, { personId, concernId: id })}>
            {t('urgent.settle')}
          </ButtonLink>
        )}
        <HandingSteps handing={handing} personId={personId} />
        {may.handOn && (
          <ButtonLink to={to(paths.newHanding, { personId }, { concern: id })}>
            {t('urgent.handOn')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

export function Said({ concern }: { readonly concern: Concern }): ReactNode {
  const { t } = useWords();
  const when = useWhen()(concern.raisedAt);
  const name = concern.raisedBy.name ?? t('urgent.unknown');
  return <p>{t(`urgent.said.${concern.source}`, { when, name })}</p>;
}

export function RunningClock({
  contact,
  personId,
}: {
  readonly contact: NonNullable<Urgent['firstContact']>;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      <Due {...contact} />
      <HandingText handing={contact.handing} />
      <div className="row">
        <HandingSteps handing={contact.handing} personId={personId} />
        {contact.may.handOn && (
          <ButtonLink to={to(paths.newHanding, { personId })}>{t('urgent.handOn')}</ButtonLink>
        )}
      </div>
    </div>
  );
}

function HandingText({ handing }: { readonly handing: Handing | null }): ReactNode {
  const { t } = useWords();
  if (!handing || handing.state === 'withdrawn') return null;
  const name = handing.to.name ?? t('urgent.unknown');
  if (handing.may.accept) {
    const from = handing.from.name ?? t('urgent.unknown');
    return <p>{t('urgent.asks', { name: from, reason: t(`urgent.reasons.${handing.reason}`) })}</p>;
  }
  const reason = handing.declineReason ? t(`urgent.declines.${handing.declineReason}`) : '';
  return <p>{t(`urgent.states.${handing.state}`, { name, reason })}</p>;
}

function HandingSteps({
  handing,
  personId,
}: {
  readonly handing: Handing | null;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  if (!handing) return null;
  const { accept, decline, withdraw } = handing.may;
  const address = to(paths.handing, { personId, handingId: handing.id });
  if (accept) return <ButtonLink to={address}>{t('urgent.answer')}</ButtonLink>;
  if (decline) return <ButtonLink to={address}>{t('urgent.giveBack')}</ButtonLink>;
  return withdraw && <ButtonLink to={address}>{t('urgent.takeBack')}</ButtonLink>;
}
