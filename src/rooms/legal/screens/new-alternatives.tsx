// Records which alternatives to charging a child were considered, and why they are not enough.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { considerAlternatives } from '../charge/api.ts';
import { alternatives } from '../charge/model.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function NewAlternatives({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <OfProceeding
      params={params}
      title="proceedings.alternatives.add"
      lead={t('proceedings.alternatives.lead')}
    >
      {(proceeding) => (
        <CommandForm<typeof considerAlternatives>
          command="POST /api/matters/:subjectId/proceedings/:proceedingId/alternatives"
          params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
          room="proceedings"
          backTo={to(paths.proceeding, placeOf(proceeding))}
          opens={to(paths.proceeding, placeOf(proceeding))}
          lines={{
            alternatives: {
              is: 'choices',
              label: 'proceedings.alternatives.which',
              codes: alternatives,
              words: (code) => `proceedings.alternatives.kinds.${code}`,
            },
            consideredOn: { is: 'day', label: 'proceedings.alternatives.on', until: today },
            whyNotEnough: {
              is: 'long-text',
              label: 'proceedings.alternatives.why',
              hint: 'proceedings.alternatives.whyHint',
              lengthMax: 2000,
            },
          }}
        />
      )}
    </OfProceeding>
  );
}
