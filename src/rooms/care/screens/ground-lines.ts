// Why an action goes on without consent, and until when. Asked only for such a ground.

import type { Day } from '../../../kernel/day.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { restsOnConsent } from './use-consents.ts';
import type { NewAction } from './shapes.ts';

type Ground = NewAction['ground'];
export type GroundQuestions = {
  readonly ground: Ground;
  readonly groundReason: string | null;
  readonly groundUntil: Day | null;
};
type Lines = LinesOf<GroundQuestions>;

const isDecided = ({ ground }: { readonly ground: Ground | '' }): boolean =>
  ground !== '' && !restsOnConsent(ground);

/** `from` and `until`: the days that may be the last one. */
export function groundLines(days: {
  readonly from: Day;
  readonly until: Day;
}): Pick<Lines, 'groundReason' | 'groundUntil'> {
  return {
    groundReason: {
      is: 'long-text',
      label: 'people.consent.reason',
      hint: 'people.consent.reasonHint',
      path: 'decision.reason',
      lengthMax: 500,
      isShort: true,
      when: isDecided,
    },
    groundUntil: {
      is: 'day',
      label: 'care.plan.groundUntilLabel',
      hint: 'care.plan.groundUntilHint',
      path: 'decision.untilOn',
      ...days,
      isOptional: true,
      when: isDecided,
    },
  };
}

/** The answers as the command takes them. */
export function withDecision<Answers extends GroundQuestions>(answers: Answers) {
  const { groundReason, groundUntil, ...body } = answers;
  const decision =
    isDecided(answers) && groundReason !== null
      ? { reason: groundReason, untilOn: groundUntil }
      : null;
  return { ...body, decision };
}
