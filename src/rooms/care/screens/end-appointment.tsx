// What came of an appointment: kept, not kept, or cancelled before.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { endAppointment } from '../appointments/api.ts';
import { appointmentOutcomes } from '../appointments/model.ts';
import { AppointmentScreen } from './appointment-screen.tsx';

type Ended = Omit<BodyOf<typeof endAppointment>, 'baseVersion'>;

export function endLines(onDay: string, today: Day): LinesOf<Ended> {
  return {
    outcome: {
      is: 'choice',
      label: 'appointments.outcome',
      codes: appointmentOutcomes.filter((code) => code === 'cancelled' || onDay <= today),
      words: (code) => `appointments.states.${code}`,
    },
  };
}

export function EndAppointment({
  params: { personId = '', appointmentId = '' },
}: ScreenProps): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const back = to(paths.appointments, { personId });
  return (
    <AppointmentScreen personId={personId} tabTitle="appointments.outcome">
      {({ appointments }) => {
        const found = appointments.find(({ id }) => id === appointmentId);
        if (!found?.may.end) return <EmptyState title={t('appointments.notHere')} />;
        return (
          <CommandForm<typeof endAppointment>
            command="PUT /api/appointments/:appointmentId/outcome"
            params={{ appointmentId }}
            given={{ baseVersion: found.version }}
            room="appointments"
            backTo={back}
            opens={back}
            lines={endLines(found.onDay, today)}
          >
            <p>
              {t(`appointments.kinds.${found.kind}`)}, {formatDay(locale, toDay(found.onDay))}
            </p>
          </CommandForm>
        );
      }}
    </AppointmentScreen>
  );
}
