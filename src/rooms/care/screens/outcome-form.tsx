// What became of an action (`?action=`): done, not done for a coded reason, or open again with
// another day. Declining is a neutral reason and changes nothing else.

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { finishAction } from '../plan/api.ts';
import { actionStates, notDoneReasons } from '../model.ts';
import type { Action } from './shapes.ts';
import { PlanScreen } from './plan-screen.tsx';

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

/** The form asks for only one of these: the reason or one of the two days. */
type Questions = {
  readonly state: Action['state'];
  readonly reason: Action['notDoneReason'];
  readonly doneOn: Day | null;
  readonly dueOn: Day;
};

export function outcomeLines(before: Action['state'], today: Day): LinesOf<Questions> {
  return {
    state: {
      is: 'choice',
      label: 'care.outcome.state',
      codes: actionStates.filter((each) => each !== 'open' || before !== 'open'),
      words: (code) => `care.actionStates.${code}`,
    },
    reason: {
      is: 'choice',
      label: 'care.outcome.reason',
      codes: notDoneReasons,
      words: (code) => `care.notDoneReasons.${code}`,
      when: ({ state }) => state === 'not-done',
    },
    doneOn: {
      is: 'day',
      label: 'care.outcome.doneOn',
      until: today,
      when: ({ state }) => state === 'done',
    },
    dueOn: {
      is: 'day',
      label: 'care.plan.dueOn',
      from: today,
      when: ({ state }) => state === 'open',
      otherwise: today,
    },
  };
}

export const startOutcome = (before: Action['state'], today: Day) =>
  ({ state: before === 'open' ? 'done' : 'open', doneOn: today, dueOn: today }) as const;

function Fields({
  action,
  personId,
}: {
  readonly action: Action;
  readonly personId: string;
}): ReactNode {
  const today = useToday();
  const back = to(paths.plan, { personId });
  return (
    <CommandForm<typeof finishAction, Questions>
      command="PUT /api/actions/:actionId/outcome"
      params={{ actionId: action.id }}
      given={{ baseVersion: action.version }}
      room="care"
      backTo={back}
      opens={`${back}?saved=yes`}
      start={startOutcome(action.state, today)}
      toBody={({ reason, doneOn, dueOn }) =>
        doneOn
          ? { state: 'done', doneOn }
          : reason
            ? { state: 'not-done', reason }
            : { state: 'open', dueOn }
      }
      lines={outcomeLines(action.state, today)}
    />
  );
}
