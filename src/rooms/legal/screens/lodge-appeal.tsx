// Records that the person appealed. An appeal can only end or ease a restriction and never puts the
// person at a disadvantage.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { lodgeAppeal } from '../restriction/api.ts';
import { OfRestriction, paramsOf } from './restriction-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function LodgeAppeal({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const today = useToday();
  return (
    <OfRestriction of={of} title="restrictions.appeal.lodge" lead="restrictions.appeal.lodgeLead">
      {() => (
        <CommandForm<typeof lodgeAppeal>
          command="POST /api/matters/:subjectId/restrictions/:restrictionId/appeals"
          params={of}
          room="restrictions"
          backTo={to(paths.restriction, of)}
          opens={to(paths.restriction, of)}
          lines={{
            lodgedOn: { is: 'day', label: 'restrictions.appeal.lodgedOn', until: today },
            court: { is: 'text', label: 'restrictions.appeal.court', lengthMax: 200 },
          }}
        />
      )}
    </OfRestriction>
  );
}
