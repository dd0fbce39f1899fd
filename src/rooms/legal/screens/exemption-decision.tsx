// What was decided about a request. Granting is offered only when the conditions are met; refusing
// and withdrawing change nothing else, and say so.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import type { decideExemption } from '../api-exemption.ts';
import type { ExemptionShown, ProceedingPage } from '../model-charge.ts';
import { proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

const states = ['granted', 'refused', 'withdrawn'] as const;
type Typed = {
  readonly state: (typeof states)[number] | '';
  readonly decidedBy: string;
  readonly orderNumber: string;
  readonly decidedOn: Day | '';
};

export function ExemptionDecision({
  proceeding,
  request,
}: {
  readonly proceeding: ProceedingPage;
  readonly request: ExemptionShown;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [typed, setTyped] = useState<Typed>({
    state: '',
    decidedBy: '',
    orderNumber: '',
    decidedOn: '',
  });
  const command = useCommand<typeof decideExemption>(
    'PUT /api/matters/:subjectId/exemptions/:requestId/decision',
  );
  const labels = {
    state: t('proceedings.exemption.state'),
    decidedBy: t('proceedings.exemption.body'),
    orderNumber: t('proceedings.exemption.order'),
    decidedOn: t('proceedings.exemption.decidedOn'),
  };
  const send = async (): Promise<void> => {
    const { state, decidedOn } = typed;
    if (!state || !decidedOn) return;
    const body = {
      state,
      decidedOn,
      decidedBy: typed.decidedBy.trim() || null,
      orderNumber: typed.orderNumber.trim() || null,
      baseVersion: request.version,
    };
    const params = { subjectId: proceeding.subjectId, requestId: request.id };
    if (await command.run({ params, body })) open(proceedingPath(proceeding));
  };
  return (
    <Card title={t('proceedings.exemption.decision')}>
      <Form
        action={command}
        submit={t('proceedings.exemption.decide')}
        backTo={proceedingPath(proceeding)}
        room="proceedings"
        labels={labels}
        onSend={() => void send()}
      >
        <Fields
          typed={typed}
          change={(part) => setTyped({ ...typed, ...part })}
          labels={labels}
          request={request}
        />
      </Form>
    </Card>
  );
}

function Fields({
  typed,
  change,
  labels,
  request,
}: {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly labels: Readonly<Record<keyof Typed, string>>;
  readonly request: ExemptionShown;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const isDecided = typed.state === 'granted' || typed.state === 'refused';
  return (
    <>
      <RadioGroup
        label={labels.state}
        name="state"
        value={typed.state}
        isRequired
        onChange={(state) => change({ state })}
        options={states
          .filter((each) => each !== 'granted' || request.isMet)
          .map((each) => ({
            value: each,
            label: t(`proceedings.exemption.states.${each}`),
            hint: t(`proceedings.exemption.hints.${each}`),
          }))}
      />
      {isDecided && (
        <>
          <TextField
            label={labels.decidedBy}
            name="decidedBy"
            value={typed.decidedBy}
            lengthMax={200}
            isRequired
            onChange={(decidedBy) => change({ decidedBy })}
          />
          <TextField
            label={labels.orderNumber}
            name="orderNumber"
            value={typed.orderNumber}
            lengthMax={80}
            isRequired
            onChange={(orderNumber) => change({ orderNumber })}
          />
        </>
      )}
      <DateField
        label={labels.decidedOn}
        name="decidedOn"
        value={typed.decidedOn}
        from={toDay(request.openedOn)}
        until={today}
        isRequired
        onChange={(decidedOn) => change({ decidedOn })}
      />
    </>
  );
}
