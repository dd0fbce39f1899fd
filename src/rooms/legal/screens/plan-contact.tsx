// Enters a day and place where the order requires the person to report. There is deliberately no
// other field.

import type { ReactNode } from 'react';
import { toDay } from '../../../kernel/day.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { planContact } from '../restriction/api-course.ts';
import { OfRestriction, paramsOf } from './restriction-form.tsx';

export function PlanContact({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  return (
    <OfRestriction of={of} title="restrictions.contact.plan" lead="restrictions.contact.planLead">
      {({ restriction }) => (
        <CommandForm<typeof planContact>
          command="POST /api/matters/:subjectId/restrictions/:restrictionId/contacts"
          params={of}
          room="restrictions"
          backTo={to(paths.restriction, of)}
          opens={to(paths.restriction, of)}
          lines={{
            onDay: {
              is: 'day',
              label: 'restrictions.contact.onDay',
              from: toDay(restriction.startOn),
              fromIs: 'legal.restriction.startOn',
              until: toDay(restriction.lastDay),
              untilIs: 'legal.restriction.endOn',
            },
            place: { is: 'text', label: 'restrictions.contact.place', lengthMax: 200 },
          }}
        />
      )}
    </OfRestriction>
  );
}
