// Records a detention: its reason and the day of its first review. If the person may have been
// under eighteen at the time of the act, also why nothing milder is enough.

import type { ReactNode } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordDetention } from '../detention/api.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function NewDetention({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.detention.add"
      lead={t('proceedings.detention.lead')}
    >
      {(proceeding) => <Detaining proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Detaining({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const today = useToday();
  return (
    <CommandForm<typeof recordDetention>
      command="POST /api/matters/:subjectId/proceedings/:proceedingId/detentions"
      params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
      room="proceedings"
      backTo={to(paths.proceeding, placeOf(proceeding))}
      opens={to(paths.proceeding, placeOf(proceeding))}
      lines={{
        startedOn: { is: 'day', label: 'proceedings.detention.startedOn', until: today },
        orderNumber: { is: 'text', label: 'proceedings.detention.order', lengthMax: 80 },
        reason: {
          is: 'long-text',
          label: 'proceedings.detention.reason',
          hint: 'proceedings.detention.reasonHint',
          lengthMax: 2000,
          rows: 3,
        },
        whyNoAlternative: {
          is: 'long-text',
          label: 'proceedings.detention.why',
          hint: 'proceedings.detention.whyHint',
          lengthMax: 2000,
          when: () => proceeding.mayHaveBeenMinor,
        },
        nextReviewOn: {
          is: 'day',
          label: 'proceedings.detention.next',
          from: ({ startedOn }) => (startedOn ? addDays(startedOn, 1) : undefined),
        },
      }}
    />
  );
}
