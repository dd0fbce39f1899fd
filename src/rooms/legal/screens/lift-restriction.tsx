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
import type { liftRestriction } from '../api.ts';

const kinds = ['lifted', 'quashed'] as const;

export function LiftRestriction({ params }: ScreenProps): ReactNode {
  const { subjectId = '', restrictionId = '' } = params;
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const [kind, setKind] = useState<(typeof kinds)[number] | ''>('');
  const [onDay, setOnDay] = useState<Day | ''>('');
  const [orderNumber, setOrderNumber] = useState('');
  const command = useCommand<typeof liftRestriction>(
    'PUT /api/matters/:subjectId/restrictions/:restrictionId/lifting',
  );
  const send = async (): Promise<void> => {
    if (!kind || !onDay) return;
    const body = { kind, onDay, orderNumber: orderNumber.trim() };
    if (await command.run({ params: { subjectId, restrictionId }, body })) open(back);
  };
  const labels = {
    kind: t('legal.lift.kind'),
    onDay: t('legal.lift.onDay'),
    orderNumber: t('legal.restriction.orderNumber'),
  };
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
        <RadioGroup
          label={labels.kind}
          name="kind"
          value={kind}
          isRequired
          onChange={setKind}
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
          value={onDay}
          isRequired
          onChange={setOnDay}
        />
        <TextField
          label={labels.orderNumber}
          name="orderNumber"
          value={orderNumber}
          isRequired
          lengthMax={80}
          onChange={setOrderNumber}
        />
      </Form>
    </Page>
  );
}
