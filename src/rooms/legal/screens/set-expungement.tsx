// Sets the day from which no one can see a proceeding. Only a registrar can set it, and it can only
// be moved earlier.

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
          // If the day is today or earlier, the proceeding's own page can no longer be opened.
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
