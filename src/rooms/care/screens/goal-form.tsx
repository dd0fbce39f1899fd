// A goal, new or changed (`?goal=`). The words come first and belong to the person wherever
// possible; then the strength from which the goal starts.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextArea } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addGoal, changeGoal } from '../api-plan.ts';
import {
  type Goal,
  goalOwners,
  goalStates,
  levels,
  type NewGoal,
  type PlanFile,
  wordsOf,
} from './codes.ts';
import { type Strength, strengthsOf } from './level-codes.ts';
import { PlanScreen } from './plan-screen.tsx';

export function GoalForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const id = useAddress().get('goal');
  return (
    <PlanScreen personId={personId} tabTitle={id ? 'care.plan.changeGoal' : 'care.plan.addGoal'}>
      {(plan) => (
        <Fields
          plan={plan}
          personId={personId}
          goal={plan.goals.find((goal) => goal.id === id) ?? null}
        />
      )}
    </PlanScreen>
  );
}

type Typed = {
  readonly wording: string;
  readonly wordsOf: NewGoal['wordsOf'] | '';
  readonly level: NewGoal['level'] | '';
  readonly strength: string;
  readonly owner: NewGoal['owner'] | '';
  readonly state: Goal['state'];
};

function useGoal(plan: PlanFile, goal: Goal | null, back: string) {
  const [, open] = useLocation();
  const start: Typed = goal ?? {
    wording: '',
    wordsOf: 'person',
    level: '',
    strength: '',
    owner: 'person',
    state: 'open',
  };
  const [typed, change, discard] = useDraft(`goal/${goal?.id ?? plan.id}`, start);
  const adding = useCommand<typeof addGoal>('POST /api/plans/:planId/goals');
  const changing = useCommand<typeof changeGoal>('PUT /api/goals/:goalId');
  const send = async (): Promise<void> => {
    const { level, owner, strength } = typed;
    if (!typed.wordsOf || !level || !owner || !strength) return;
    const body = { wording: typed.wording.trim(), wordsOf: typed.wordsOf, level, owner, strength };
    const done = goal
      ? await changing.run({
          params: { goalId: goal.id },
          body: { ...body, baseVersion: goal.version, state: typed.state },
        })
      : await adding.run({ params: { planId: plan.id }, body });
    if (!done) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return { typed, change, action: goal ? changing : adding, send };
}

function Fields({
  plan,
  goal,
  personId,
}: {
  readonly plan: PlanFile;
  readonly goal: Goal | null;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const back = `/persons/${personId}/plan`;
  const { typed, change, action, send } = useGoal(plan, goal, back);
  return (
    <Form
      action={action}
      submit={t('shell.form.save')}
      backTo={back}
      room="care"
      onSend={() => void send()}
    >
      <TextArea
        label={t('care.plan.wording')}
        hint={`${t('care.plan.wordingHint')} ${t('care.notClinical')}`}
        name="wording"
        value={typed.wording}
        lengthMax={4000}
        isRequired
        onChange={(wording) => change({ wording })}
      />
      <RadioGroup
        label={t('care.plan.whose')}
        name="wordsOf"
        value={typed.wordsOf}
        isRequired
        options={optionsOf(wordsOf, (each) => t(`care.wordsOf.${each}`))}
        onChange={(whose) => change({ wordsOf: whose })}
      />
      <Select
        label={t('care.plan.level')}
        name="level"
        value={typed.level}
        isRequired
        options={optionsOf(levels, (each) => t(`care.levels.${each}`))}
        onChange={(level) => change({ level, strength: '' })}
      />
      {typed.level && (
        <RadioGroup<Strength>
          label={t('care.plan.strength')}
          hint={t('care.plan.strengthHint')}
          name="strength"
          isRequired
          value={typed.strength as Strength | ''}
          options={optionsOf<Strength>(strengthsOf[typed.level], (each) =>
            t(`care.strengths.${each}`),
          )}
          onChange={(strength) => change({ strength })}
        />
      )}
      <Select
        label={t('care.plan.ownerLabel')}
        name="owner"
        value={typed.owner}
        isRequired
        options={optionsOf(goalOwners, (each) => t(`care.owners.${each}`))}
        onChange={(owner) => change({ owner })}
      />
      {goal && (
        <RadioGroup
          label={t('care.plan.goalState')}
          name="state"
          value={typed.state}
          options={optionsOf(goalStates, (each) => t(`care.goalStates.${each}`))}
          onChange={(state) => change({ state })}
        />
      )}
    </Form>
  );
}
