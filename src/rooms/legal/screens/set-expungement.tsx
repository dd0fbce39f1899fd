// The day from which nobody sees a proceeding any more. A registrar sets it; it can only be brought
// forward.

import type { ReactNode } from 'react';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { setExpungement } from '../charge/api.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function SetExpungement({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <OfProceeding
      params={params}
      title="proceedings.expungement.set"
      lead={t('proceedings.expungement.lead')}
    >
      {(proceeding) => (
        <CommandForm<typeof setExpungement>
          command="PUT /api/matters/:subjectId/proceedings/:proceedingId/expungement"
          params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
          given={{ baseVersion: proceeding.version }}
          room="proceedings"
          backTo={to(paths.proceeding, placeOf(proceeding))}
          // From today on nobody sees it, not even the page that one came from.
          opens={(_, { on }) =>
            on > today ? to(paths.proceeding, placeOf(proceeding)) : to(paths.matters)
          }
          lines={{
            on: {
              is: 'day',
              label: 'proceedings.expungement.on',
              hint: 'proceedings.expungement.onHint',
              from: toDay(proceeding.stateOn),
            },
          }}
        />
      )}
    </OfProceeding>
  );
}
