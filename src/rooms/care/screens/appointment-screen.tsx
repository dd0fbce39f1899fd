// The page around whatever concerns appointments of one person. A reader who may not see the case
// gets the same neutral page as when there is none.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import { PersonFrame } from '../../people/public-web.ts';
import type { listAppointments } from '../appointments/api.ts';

export type Listed = ReturnsOf<typeof listAppointments>;

export function AppointmentScreen({
  personId,
  tabTitle,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly children: (listed: Listed) => ReactNode;
}): ReactNode {
  const query = useRead<typeof listAppointments>('GET /api/persons/:personId/appointments', {
    params: { personId },
  });
  const person = query.data && { name: query.data.name, code: query.data.personCode };
  return (
    <PersonFrame personId={personId} tabTitle={tabTitle} person={person}>
      <Loaded query={query} room="appointments" isEmpty={() => false}>
        {children}
      </Loaded>
    </PersonFrame>
  );
}
