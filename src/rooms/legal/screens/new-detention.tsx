// Recording a detention: its reason, the day of its first review, and for whoever may have been
// under eighteen at the act why nothing milder is enough.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { addDays, type Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordDetention } from '../api-detention.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

type Typed = {
  readonly startedOn: Day | '';
  readonly orderNumber: string;
  readonly reason: string;
  readonly whyNoAlternative: string;
  readonly nextReviewOn: Day | '';
};
const empty: Typed = {
  startedOn: '',
  orderNumber: '',
  reason: '',
  whyNoAlternative: '',
  nextReviewOn: '',
};

export function NewDetention({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.detention.add"
      lead={t('proceedings.detention.lead')}
    >
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [typed, change, discard] = useDraft(`detention/${proceeding.id}`, empty);
  const command = useCommand<typeof recordDetention>(
    'POST /api/matters/:subjectId/proceedings/:proceedingId/detentions',
  );
  const labels = {
    startedOn: t('proceedings.detention.startedOn'),
    orderNumber: t('proceedings.detention.order'),
    reason: t('proceedings.detention.reason'),
    whyNoAlternative: t('proceedings.detention.why'),
    nextReviewOn: t('proceedings.detention.next'),
  };
  const send = async (): Promise<void> => {
    const { startedOn, nextReviewOn } = typed;
    if (!startedOn || !nextReviewOn) return;
    const body = {
      startedOn,
      nextReviewOn,
      orderNumber: typed.orderNumber.trim(),
      reason: typed.reason.trim(),
      whyNoAlternative: typed.whyNoAlternative.trim() || null,
    };
    if (
      !(await command.run({
        params: { subjectId: proceeding.subjectId, proceedingId: proceeding.id },
        body,
      }))
    )
      return;
    discard();
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
      <DateField
        label={labels.startedOn}
        name="startedOn"
        value={typed.startedOn}
        until={today}
        isRequired
        onChange={(startedOn) => change({ startedOn })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        lengthMax={80}
        isRequired
        onChange={(orderNumber) => change({ orderNumber })}
      />
      <TextArea
        label={labels.reason}
        hint={t('proceedings.detention.reasonHint')}
        name="reason"
        value={typed.reason}
        rows={3}
        lengthMax={2000}
        isRequired
        onChange={(reason) => change({ reason })}
      />
      {proceeding.mayHaveBeenMinor && (
        <TextArea
          label={labels.whyNoAlternative}
          hint={t('proceedings.detention.whyHint')}
          name="whyNoAlternative"
          value={typed.whyNoAlternative}
          rows={4}
          lengthMax={2000}
          isRequired
          onChange={(whyNoAlternative) => change({ whyNoAlternative })}
        />
      )}
      <DateField
        label={labels.nextReviewOn}
        name="nextReviewOn"
        value={typed.nextReviewOn}
        isRequired
        from={typed.startedOn ? addDays(typed.startedOn, 1) : undefined}
        onChange={(nextReviewOn) => change({ nextReviewOn })}
      />
    </Form>
  );
}
