// Appointments that a person wants company for: what is planned first, then what came of the
// others.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { AppointmentScreen, type Listed } from './appointment-screen.tsx';

export function Appointments({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <AppointmentScreen personId={personId} tabTitle="appointments.title">
      {(listed) => <All listed={listed} personId={personId} />}
    </AppointmentScreen>
  );
}

function All({
  listed: { appointments, may },
  personId,
}: {
  readonly listed: Listed;
  readonly personId: string;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <div className="stack">
      {may.plan && (
        <div>
          <ButtonLink kind="main" icon="add" to={to(paths.newAppointment, { personId })}>
            {t('appointments.add')}
          </ButtonLink>
        </div>
      )}
      {appointments.length === 0 && (
        <EmptyState title={t('appointments.none')}>
          <p>{t('appointments.noneText')}</p>
        </EmptyState>
      )}
      <Rows label={t('appointments.title')}>
        {appointments.map(({ id, kind, onDay, atHour, with: companion, state, may: mayOne }) => (
          <Row
            key={id}
            title={[formatDay(locale, toDay(onDay)), atHour].filter(Boolean).join(', ')}
            to={mayOne.end ? to(paths.appointment, { personId, appointmentId: id }) : undefined}
            text={[
              t(`appointments.kinds.${kind}`),
              t('appointments.goesAlong', { name: companion.name ?? t('appointments.unknown') }),
            ].join(' · ')}
            aside={<Badge kind="plain">{t(`appointments.states.${state}`)}</Badge>}
          />
        ))}
      </Rows>
    </div>
  );
}
