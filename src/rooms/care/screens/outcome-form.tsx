// What became of an action (`?action=`): done, not done for a coded reason, or open again with
// another day. That a person declined is a neutral reason and changes nothing else.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { finishAction } from '../api-plan.ts';
import { type Action, notDoneReasons, type Outcome } from './codes.ts';
import { PlanScreen } from './plan-screen.tsx';

const states = codesOf<Action['state']>()(['done', 'not-done', 'open']);

export function OutcomeForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const id = useAddress().get('action');
  return (
    <PlanScreen personId={personId} tabTitle="care.outcome.title">
      {(plan) => {
        const action = plan.goals.flatMap((goal) => goal.actions).find((each) => each.id === id);
        return (
          action && (
            <>
              <h2>{t(`care.services.${action.service}`)}</h2>
              <Fields action={action} personId={personId} />
            </>
          )
        );
      }}
    </PlanScreen>
  );
}

function Fields({
  action,
  personId,
}: {
  readonly action: Action;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const back = `/persons/${personId}/plan`;
  const [state, setState] = useState<Action['state']>(action.state === 'open' ? 'done' : 'open');
  const [reason, setReason] = useState<(typeof notDoneReasons)[number] | ''>('');
  const [day, setDay] = useState<Day | ''>(today);
  const command = useCommand<typeof finishAction>('PUT /api/actions/:actionId/outcome');
  const send = async (): Promise<void> => {
    const baseVersion = action.version;
    const body: Outcome | null =
      state === 'not-done'
        ? reason
          ? { state, baseVersion, reason }
          : null
        : day
          ? state === 'done'
            ? { state, baseVersion, doneOn: day }
            : { state, baseVersion, dueOn: day }
          : null;
    if (body && (await command.run({ params: { actionId: action.id }, body })))
      open(`${back}?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="care"
      onSend={() => void send()}
    >
      <RadioGroup
        label={t('care.outcome.state')}
        name="state"
        value={state}
        onChange={setState}
        options={optionsOf(
          states.filter((each) => each !== 'open' || action.state !== 'open'),
          (each) => t(`care.actionStates.${each}`),
        )}
      />
      {state === 'not-done' && (
        <RadioGroup
          label={t('care.outcome.reason')}
          name="reason"
          value={reason}
          isRequired
          onChange={setReason}
          options={optionsOf(notDoneReasons, (each) => t(`care.notDoneReasons.${each}`))}
        />
      )}
      {state === 'done' && (
        <DateField
          label={t('care.outcome.doneOn')}
          name="doneOn"
          value={day}
          until={today}
          isRequired
          onChange={setDay}
        />
      )}
      {state === 'open' && (
        <DateField
          label={t('care.plan.dueOn')}
          name="dueOn"
          value={day}
          from={today}
          isRequired
          onChange={setDay}
        />
      )}
    </Form>
  );
}
