// Records that a court changed a restriction: what is ordered, or the last day, which can only be
// moved earlier.

import type { ReactNode } from 'react';
import { addDays, toDay } from '../../../kernel/day.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { varyRestriction } from '../restriction/api.ts';
import { OfRestriction, paramsOf } from './restriction-form.tsx';

export function VaryRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  return (
    <OfRestriction of={of} title="restrictions.vary.title" lead="restrictions.vary.lead">
      {({ restriction }) => (
        <CommandForm<typeof varyRestriction>
          command="POST /api/matters/:subjectId/restrictions/:restrictionId/variations"
          params={of}
          room="restrictions"
          backTo={to(paths.restriction, of)}
          opens={to(paths.restriction, of)}
          lines={{
            court: { is: 'text', label: 'restrictions.vary.court', lengthMax: 200 },
            orderNumber: { is: 'text', label: 'legal.restriction.orderNumber', lengthMax: 80 },
            onDay: { is: 'day', label: 'restrictions.vary.onDay' },
            scope: {
              is: 'long-text',
              label: 'restrictions.vary.scope',
              hint: 'restrictions.vary.scopeHint',
              lengthMax: 2000,
              isOptional: ({ endOn }) => endOn !== '',
            },
            endOn: {
              is: 'day',
              label: 'restrictions.vary.endOn',
              hint: 'restrictions.vary.endOnHint',
              isOptional: true,
              from: ({ onDay }) => onDay || undefined,
              fromIs: 'restrictions.vary.onDay',
              until: addDays(toDay(restriction.lastDay), -1),
            },
          }}
        >
          <Notice kind="warning">
            <BilingualSafetyText textKey="restrictions.deadlines.onlyEarlier" />
          </Notice>
        </CommandForm>
      )}
    </OfRestriction>
  );
}
