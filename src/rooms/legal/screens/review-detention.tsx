// Records a review of a detention: it continues until the next review, or it has ended.

import type { ReactNode } from 'react';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { reviewDetention } from '../detention/api.ts';
import type { DetentionShown, ProceedingPage } from '../charge/shapes.ts';
import { reviewOutcomes } from '../charge/model.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function ReviewDetention({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding params={params} title="proceedings.detention.review">
      {(proceeding) => {
        const found = proceeding.detentions.find(({ id }) => id === params['detentionId']);
        return found ? (
          <Reviewing proceeding={proceeding} detention={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfProceeding>
  );
}

type ReviewingProps = {
  readonly proceeding: ProceedingPage;
  readonly detention: DetentionShown;
};

function Reviewing({ proceeding, detention }: ReviewingProps): ReactNode {
  const today = useToday();
  return (
    <CommandForm<typeof reviewDetention>
      command="POST /api/matters/:subjectId/detentions/:detentionId/reviews"
      params={{ subjectId: proceeding.subjectId, detentionId: detention.id }}
      given={{ baseVersion: detention.version }}
      room="proceedings"
      backTo={to(paths.proceeding, placeOf(proceeding))}
      opens={to(paths.proceeding, placeOf(proceeding))}
      lines={{
        outcome: {
          is: 'choice',
          label: 'proceedings.detention.outcome',
          codes: reviewOutcomes,
          words: (code) => `proceedings.detention.outcomes.${code}`,
        },
        reviewedOn: {
          is: 'day',
          label: 'proceedings.detention.reviewedOn',
          from: toDay(detention.startedOn),
          fromIs: 'proceedings.detention.startedOn',
          until: today,
        },
        nextReviewOn: {
          is: 'day',
          label: 'proceedings.detention.next',
          from: ({ reviewedOn }) => (reviewedOn ? addDays(reviewedOn, 1) : undefined),
          when: ({ outcome }) => outcome === 'continued',
        },
        orderNumber: { is: 'text', label: 'proceedings.detention.order', lengthMax: 80 },
      }}
    />
  );
}
