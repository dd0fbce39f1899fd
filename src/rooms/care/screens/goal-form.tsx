// A goal, new or changed (`?goal=`). The words come first and belong to the person wherever
// possible; then the strength from which the goal starts, if there is one.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addGoal, changeGoal } from '../plan/api.ts';
import {
  goalOwners,
  goalStates,
  levels,
  wordsOf,
  type Strength,
  strengthsOfLevel,
} from '../model.ts';
import type { Goal, NewGoal } from './shapes.ts';
import { PlanScreen } from './plan-screen.tsx';

export function GoalForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const id = useAddress().get('goal');
  return (
    <PlanScreen personId={personId} tabTitle={id ? 'care.plan.changeGoal' : 'care.plan.addGoal'}>
      {(plan) => (
        <Fields
          planId={plan.id}
          goal={plan.goals.find((goal) => goal.id === id)}
          back={to(paths.plan, { personId })}
        />
      )}
    </PlanScreen>
  );
}

export const goalLines: LinesOf<NewGoal> = {
  wording: {
    is: 'long-text',
    label: 'care.plan.wording',
    hint: ['care.plan.wordingHint', 'care.notClinical'],
    lengthMax: 4000,
  },
  wordsOf: {
    is: 'choice',
    label: 'care.plan.whose',
    codes: wordsOf,
    words: (code) => `care.wordsOf.${code}`,
  },
  level: {
    is: 'list',
    label: 'care.plan.level',
    codes: levels,
    words: (code) => `care.levels.${code}`,
  },
  strength: {
    is: 'choice',
    label: 'care.plan.strength',
    hint: 'care.plan.strengthHint',
    codes: ({ level }) => (level ? strengthsOfLevel[level] : []),
    words: (code) => `care.strengths.${code as Strength}`,
    isOptional: true,
    when: ({ level }) => level !== '',
  },
  owner: {
    is: 'list',
    label: 'care.plan.ownerLabel',
    codes: goalOwners,
    words: (code) => `care.owners.${code}`,
  },
};

/** Most goals are the person's own, and in their words. */
export const startGoal = { wordsOf: 'person', owner: 'person' } as const;

function Fields({
  planId,
  goal,
  back,
}: {
  readonly planId: string;
  readonly goal: Goal | undefined;
  readonly back: string;
}): ReactNode {
  const frame = { room: 'care', backTo: back, opens: `${back}?saved=yes` } as const;
  return goal ? (
    <CommandForm<typeof changeGoal>
      {...frame}
      command="PUT /api/goals/:goalId"
      params={{ goalId: goal.id }}
      given={{ baseVersion: goal.version }}
      start={goal}
      lines={{
        ...goalLines,
        state: {
          is: 'choice',
          label: 'care.plan.goalState',
          codes: goalStates,
          words: (code) => `care.goalStates.${code}`,
        },
      }}
    />
  ) : (
    <CommandForm<typeof addGoal>
      {...frame}
      command="POST /api/plans/:planId/goals"
      params={{ planId }}
      start={startGoal}
      lines={goalLines}
    />
  );
}
