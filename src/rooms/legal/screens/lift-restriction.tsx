// Recording that a court lifted or quashed a restriction before its last day. It only ever ends
// earlier by this; nothing here can lengthen it.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { liftRestriction } from '../api-restrictions.ts';

const kinds = ['lifted', 'quashed'] as const;

type Typed = {
  readonly kind: (typeof kinds)[number] | '';
  readonly onDay: Day | '';
  readonly orderNumber: string;
};

export function LiftRestriction({ params }: ScreenProps): ReactNode {
  const { subjectId = '', restrictionId = '' } = params;
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const [typed, setTyped] = useState<Typed>({ kind: '', onDay: '', orderNumber: '' });
  const command = useCommand<typeof liftRestriction>(
    'PUT /api/matters/:subjectId/restrictions/:restrictionId/lifting',
  );
  const send = async (): Promise<void> => {
    const { kind, onDay } = typed;
    if (!kind || !onDay) return;
    const body = { kind, onDay, orderNumber: typed.orderNumber.trim() };
    if (await command.run({ params: { subjectId, restrictionId }, body })) open(back);
  };
  const labels = useLabels();
  return (
    <Page
      tabTitle="legal.lift.title"
      lead={t('legal.lift.lead')}
      breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}
    >
      <Form
        action={command}
        submit={t('shell.form.save')}
        backTo={back}
        room="legal"
        labels={labels}
        onSend={() => void send()}
      >
        <Fields typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
      </Form>
    </Page>
  );
}

function Fields({
  typed,
  change,
}: {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  return (
    <>
      <RadioGroup
        label={labels.kind}
        name="kind"
        value={typed.kind}
        isRequired
        onChange={(kind) => change({ kind })}
        options={kinds.map((each) => ({
          value: each,
          label: t(`legal.restrictionStates.${each}`),
          hint: t(`legal.lift.${each}`),
        }))}
      />
      <DateField
        label={labels.onDay}
        hint={t('legal.lift.onDayHint')}
        name="onDay"
        value={typed.onDay}
        isRequired
        onChange={(onDay) => change({ onDay })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        isRequired
        lengthMax={80}
        onChange={(orderNumber) => change({ orderNumber })}
      />
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    kind: t('legal.lift.kind'),
    onDay: t('legal.lift.onDay'),
    orderNumber: t('legal.restriction.orderNumber'),
  };
}
