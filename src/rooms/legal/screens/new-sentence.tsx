// Records a sentence. Its ground is asked for if it exceeds the maximum penalty or if that maximum
// is not known.

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordSentence } from '../charge/api.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

type Questions = { readonly kind: 'term' | 'life' } & BodyOf<typeof recordSentence>;

const monthsMost = 1200;

export function NewSentence({ params }: ScreenProps): ReactNode {
  const today = useToday();
  return (
    <OfProceeding params={params} title="proceedings.sentence.add">
      {(proceeding) => (
        <CommandForm<typeof recordSentence, Questions>
          command="POST /api/matters/:subjectId/proceedings/:proceedingId/sentences"
          params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
          room="proceedings"
          backTo={to(paths.proceeding, placeOf(proceeding))}
          opens={to(paths.proceeding, placeOf(proceeding))}
          toBody={({ kind, ...body }) => ({
            ...body,
            months: kind === 'life' ? null : body.months,
          })}
          lines={{
            kind: {
              is: 'choice',
              label: 'proceedings.sentence.kind',
              codes: ['term', 'life'],
              words: (code) => `proceedings.sentence.${code}`,
            },
            months: {
              is: 'number',
              label: 'proceedings.sentence.months',
              least: 1,
              most: monthsMost,
              when: ({ kind }) => kind === 'term',
            },
            conditionalMonths: {
              is: 'number',
              label: 'proceedings.sentence.conditional',
              hint: 'proceedings.sentence.conditionalHint',
              least: 1,
              most: monthsMost,
              isOptional: true,
              when: ({ kind }) => kind === 'term',
            },
            article: { is: 'text', label: 'proceedings.sentence.article', lengthMax: 200 },
            orderNumber: { is: 'text', label: 'proceedings.sentence.order', lengthMax: 80 },
            decidedOn: { is: 'day', label: 'proceedings.sentence.on', until: today },
            cumulationGround: {
              is: 'long-text',
              label: 'proceedings.sentence.ground',
              hint: 'proceedings.sentence.groundHint',
              lengthMax: 2000,
              rows: 3,
              isOptional: true,
            },
          }}
        />
      )}
    </OfProceeding>
  );
}
