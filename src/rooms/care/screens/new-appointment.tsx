// Planning to go along to an appointment. Above the form: a court date is noted only because the
// person said so.

import type { ReactNode } from 'react';
import type { Option } from '../../../engine/forms/line.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { planAppointment } from '../appointments/api.ts';
import { appointmentKinds } from '../appointments/model.ts';
import { AppointmentScreen, type Listed } from './appointment-screen.tsx';

export function NewAppointment({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <AppointmentScreen personId={personId} tabTitle="appointments.add">
      {(listed) =>
        listed.may.plan ? (
          <Fields listed={listed} personId={personId} />
        ) : (
          <EmptyState title={t('appointments.notHere')} />
        )
      }
    </AppointmentScreen>
  );
}

type Planned = BodyOf<typeof planAppointment>;

export function appointmentLines(today: Day, companions: readonly Option[]): LinesOf<Planned> {
  return {
    kind: {
      is: 'choice',
      label: 'appointments.kind',
      hint: 'appointments.kindHint',
      codes: appointmentKinds,
      words: (code) => `appointments.kinds.${code}`,
    },
    onDay: {
      is: 'day',
      label: 'appointments.onDay',
      from: today,
      until: addDays(today, 730),
    },
    atHour: {
      is: 'text',
      label: 'appointments.atHour',
      lengthMax: 5,
      isHour: true,
      isOptional: true,
    },
    withAccountId: {
      is: 'list',
      label: 'appointments.with',
      options: companions,
    },
  };
}

function Fields({
  listed: { caseId, companions },
  personId,
}: {
  readonly listed: Listed;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const { userId } = useMe();
  const today = useToday();
  const back = to(paths.appointments, { personId });
  const options = companions.map(({ accountId, name }) => ({
    value: accountId,
    label: name ?? t('appointments.unknown'),
  }));
  const goesMyself = companions.some(({ accountId }) => accountId === userId);
  return (
    <CommandForm<typeof planAppointment>
      command="POST /api/cases/:caseId/appointments"
      params={{ caseId }}
      room="appointments"
      start={goesMyself ? { withAccountId: userId } : {}}
      backTo={back}
      opens={back}
      lines={appointmentLines(today, options)}
    />
  );
}
