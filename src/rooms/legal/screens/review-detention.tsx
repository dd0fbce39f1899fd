// Recording a review of a detention: it continues until a further review, or it ended.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { reviewDetention } from '../api-detention.ts';
import type { DetentionShown, ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

const outcomes = ['continued', 'replaced', 'released'] as const;
type Typed = {
  readonly outcome: (typeof outcomes)[number] | '';
  readonly reviewedOn: Day | '';
  readonly nextReviewOn: Day | '';
  readonly orderNumber: string;
};

export function ReviewDetention({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding params={params} title="proceedings.detention.review">
      {(proceeding) => {
        const found = proceeding.detentions.find(({ id }) => id === params['detentionId']);
        return found ? (
          <Fields proceeding={proceeding} detention={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfProceeding>
  );
}

function Fields({
  proceeding,
  detention,
}: {
  readonly proceeding: ProceedingPage;
  readonly detention: DetentionShown;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [typed, setTyped] = useState<Typed>({
    outcome: '',
    reviewedOn: '',
    nextReviewOn: '',
    orderNumber: '',
  });
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const command = useCommand<typeof reviewDetention>(
    'POST /api/matters/:subjectId/detentions/:detentionId/reviews',
  );
  const labels = {
    outcome: t('proceedings.detention.outcome'),
    reviewedOn: t('proceedings.detention.reviewedOn'),
    nextReviewOn: t('proceedings.detention.next'),
    orderNumber: t('proceedings.detention.order'),
  };
  const send = async (): Promise<void> => {
    const { outcome, reviewedOn } = typed;
    if (!outcome || !reviewedOn) return;
    const body = {
      outcome,
      reviewedOn,
      orderNumber: typed.orderNumber.trim(),
      nextReviewOn: (outcome === 'continued' && typed.nextReviewOn) || null,
      baseVersion: detention.version,
    };
    if (
      await command.run({
        params: { subjectId: proceeding.subjectId, detentionId: detention.id },
        body,
      })
    )
      open(proceedingPath(proceeding));
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={proceedingPath(proceeding)}
      room="proceedings"
      labels={labels}
      onSend={() => void send()}
    >
      <RadioGroup
        label={labels.outcome}
        name="outcome"
        value={typed.outcome}
        isRequired
        onChange={(outcome) => change({ outcome })}
        options={outcomes.map((each) => ({
          value: each,
          label: t(`proceedings.detention.outcomes.${each}`),
        }))}
      />
      <DateField
        label={labels.reviewedOn}
        name="reviewedOn"
        value={typed.reviewedOn}
        from={toDay(detention.startedOn)}
        until={today}
        isRequired
        onChange={(reviewedOn) => change({ reviewedOn })}
      />
      {typed.outcome === 'continued' && (
        <DateField
          label={labels.nextReviewOn}
          name="nextReviewOn"
          value={typed.nextReviewOn}
          isRequired
          from={typed.reviewedOn ? addDays(typed.reviewedOn, 1) : undefined}
          onChange={(nextReviewOn) => change({ nextReviewOn })}
        />
      )}
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        lengthMax={80}
        isRequired
        onChange={(orderNumber) => change({ orderNumber })}
      />
    </Form>
  );
}
