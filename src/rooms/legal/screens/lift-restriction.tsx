// Records that a court lifted or quashed a restriction before its last day. This can only end it
// earlier, never extend it.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { liftRestriction } from '../restriction/api.ts';
import { liftingKinds } from '../restriction/model.ts';
import { OfRestriction } from './restriction-form.tsx';

export function LiftRestriction({ params }: ScreenProps): ReactNode {
  const { subjectId = '', restrictionId = '' } = params;
  const back = to(paths.matter, { subjectId });
  return (
    <OfRestriction
      of={{ subjectId, restrictionId }}
      title="legal.lift.title"
      lead="legal.lift.lead"
    >
      {() => (
        <CommandForm<typeof liftRestriction>
          command="PUT /api/matters/:subjectId/restrictions/:restrictionId/lifting"
          params={{ subjectId, restrictionId }}
          room="legal"
          backTo={back}
          opens={back}
          lines={{
            kind: {
              is: 'choice',
              label: 'legal.lift.kind',
              codes: liftingKinds,
              words: (code) => `legal.restrictionStates.${code}`,
              hints: (code) => `legal.lift.${code}`,
            },
            onDay: { is: 'day', label: 'legal.lift.onDay', hint: 'legal.lift.onDayHint' },
            orderNumber: { is: 'text', label: 'legal.restriction.orderNumber', lengthMax: 80 },
          }}
        />
      )}
    </OfRestriction>
  );
}
