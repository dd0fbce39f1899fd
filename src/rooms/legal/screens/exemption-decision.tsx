// The decision about a request. Granting is offered only if the conditions are met. Refusing and
// withdrawing change nothing else, and the screen says so.

import type { ReactNode } from 'react';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { decideExemption } from '../exemption/api.ts';
import type { ExemptionShown, ProceedingPage } from '../charge/shapes.ts';
import { placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

const withoutGrant = ['refused', 'withdrawn'] as const;
const states = ['granted', ...withoutGrant] as const;

type Props = { readonly proceeding: ProceedingPage; readonly request: ExemptionShown };

export function ExemptionDecision({ proceeding, request }: Props): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <Card title={t('proceedings.exemption.decision')}>
      <CommandForm<typeof decideExemption>
        command="PUT /api/matters/:subjectId/exemptions/:requestId/decision"
        params={{ subjectId: proceeding.subjectId, requestId: request.id }}
        given={{ baseVersion: request.version }}
        room="proceedings"
        submit="proceedings.exemption.decide"
        backTo={to(paths.proceeding, placeOf(proceeding))}
        opens={to(paths.proceeding, placeOf(proceeding))}
        lines={{
          state: {
            is: 'choice',
            label: 'proceedings.exemption.state',
            codes: request.isMet ? states : withoutGrant,
            words: (code) => `proceedings.exemption.states.${code}`,
            hints: (code) => `proceedings.exemption.hints.${code}`,
          },
          decidedBy: {
            is: 'text',
            label: 'proceedings.exemption.body',
            lengthMax: 200,
            when: ({ state }) => isDecided(state),
          },
          orderNumber: {
            is: 'text',
            label: 'proceedings.exemption.order',
            lengthMax: 80,
            when: ({ state }) => isDecided(state),
          },
          decidedOn: {
            is: 'day',
            label: 'proceedings.exemption.decidedOn',
            from: toDay(request.openedOn),
            fromIs: 'proceedings.exemption.openedOn',
            until: today,
          },
        }}
      />
    </Card>
  );
}

function isDecided(state: string): boolean {
  return state === 'granted' || state === 'refused';
}
