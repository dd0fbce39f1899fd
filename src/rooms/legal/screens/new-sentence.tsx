// Recording a sentence. Above the greatest penalty, or where that is not known, its ground is asked
// for.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordSentence } from '../api-charge.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

type Typed = {
  readonly kind: 'term' | 'life' | '';
  readonly months: string;
  readonly conditionalMonths: string;
  readonly article: string;
  readonly orderNumber: string;
  readonly decidedOn: Day | '';
  readonly cumulationGround: string;
};
const empty: Typed = {
  kind: '',
  months: '',
  conditionalMonths: '',
  article: '',
  orderNumber: '',
  decidedOn: '',
  cumulationGround: '',
};

export function NewSentence({ params }: ScreenProps): ReactNode {
  return (
    <OfProceeding params={params} title="proceedings.sentence.add">
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    months: t('proceedings.sentence.months'),
    conditionalMonths: t('proceedings.sentence.conditional'),
    article: t('proceedings.sentence.article'),
    orderNumber: t('proceedings.sentence.order'),
    decidedOn: t('proceedings.sentence.on'),
    cumulationGround: t('proceedings.sentence.ground'),
  };
}

const numberIn = (text: string): number | null =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft(`sentence/${proceeding.id}`, empty);
  const command = useCommand<typeof recordSentence>(
    'POST /api/matters/:subjectId/proceedings/:proceedingId/sentences',
  );
  const send = async (): Promise<void> => {
    const months = typed.kind === 'life' ? null : numberIn(typed.months);
    if (!typed.decidedOn || !typed.kind || (typed.kind === 'term' && months === null)) return;
    const body = {
      months,
      conditionalMonths: typed.kind === 'life' ? null : numberIn(typed.conditionalMonths),
      article: typed.article.trim(),
      orderNumber: typed.orderNumber.trim(),
      decidedOn: typed.decidedOn,
      cumulationGround: typed.cumulationGround.trim() || null,
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
      labels={useLabels()}
      onSend={() => void send()}
    >
      <RadioGroup
        label={t('proceedings.sentence.kind')}
        name="kind"
        value={typed.kind}
        isRequired
        options={(['term', 'life'] as const).map((each) => ({
          value: each,
          label: t(`proceedings.sentence.${each}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      <Details typed={typed} change={change} />
    </Form>
  );
}

function Details({
  typed,
  change,
}: {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  const today = useToday();
  return (
    <>
      {typed.kind === 'term' && (
        <>
          <TextField
            label={labels.months}
            name="months"
            value={typed.months}
            inputMode="numeric"
            lengthMax={4}
            isRequired
            onChange={(months) => change({ months })}
          />
          <TextField
            label={labels.conditionalMonths}
            hint={t('proceedings.sentence.conditionalHint')}
            name="conditionalMonths"
            value={typed.conditionalMonths}
            inputMode="numeric"
            lengthMax={4}
            isOptional
            onChange={(conditionalMonths) => change({ conditionalMonths })}
          />
        </>
      )}
      <TextField
        label={labels.article}
        name="article"
        value={typed.article}
        lengthMax={200}
        isRequired
        onChange={(article) => change({ article })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        lengthMax={80}
        isRequired
        onChange={(orderNumber) => change({ orderNumber })}
      />
      <DateField
        label={labels.decidedOn}
        name="decidedOn"
        value={typed.decidedOn}
        until={today}
        isRequired
        onChange={(decidedOn) => change({ decidedOn })}
      />
      <TextArea
        label={labels.cumulationGround}
        hint={t('proceedings.sentence.groundHint')}
        name="cumulationGround"
        value={typed.cumulationGround}
        rows={3}
        lengthMax={2000}
        isOptional
        onChange={(cumulationGround) => change({ cumulationGround })}
      />
    </>
  );
}
