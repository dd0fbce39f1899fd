// The decisions about proceedings and hearings: pure, the day is passed in. The database enforces
// the steps of a proceeding too (database/) and cannot be bypassed; the rules here give words to a
// refusal and choices to a screen.

import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { ProceedingState } from './model.ts';
import type { ActTime } from './shapes.ts';

export const proceedingSteps: Readonly<Record<ProceedingState, readonly ProceedingState[]>> = {
  check: ['opened', 'ended', 'exempted'],
  opened: ['charged', 'ended', 'exempted'],
  charged: ['trial', 'ended', 'exempted'],
  trial: ['convicted', 'acquitted', 'ended', 'exempted'],
  convicted: ['appeal', 'final', 'exempted'],
  acquitted: ['appeal', 'final'],
  ended: ['appeal', 'final', 'expunged'],
  exempted: ['final', 'expunged'],
  appeal: ['trial', 'convicted', 'acquitted', 'ended', 'exempted', 'final'],
  final: ['serving', 'expunged'],
  serving: ['conditional', 'served', 'exempted'],
  conditional: ['serving', 'served', 'exempted'],
  served: ['expunged'],
  expunged: [],
};

const outcomes: readonly ProceedingState[] = ['convicted', 'acquitted', 'ended', 'exempted'];

/** The last court outcome among the states so far, oldest first. */
export function findLastOutcome(states: readonly ProceedingState[]): ProceedingState | null {
  return states.findLast((state) => outcomes.includes(state)) ?? null;
}

/** No sentence is served after an acquittal, an ending or an exemption. */
export function nextStates(states: readonly ProceedingState[]): readonly ProceedingState[] {
  const now = states.at(-1);
  if (!now) return [];
  const convicted = findLastOutcome(states) === 'convicted';
  return proceedingSteps[now].filter((next) => next !== 'serving' || now !== 'final' || convicted);
}

/** The states that may be chosen; only a registrar may expunge. */
export function offeredStates(
  states: readonly ProceedingState[],
  isRegistrar: boolean,
): ProceedingState[] {
  return nextStates(states).filter((next) => isRegistrar || next !== 'expunged');
}

type Step = { readonly to: ProceedingState; readonly on: Day; readonly today: Day };

export function mayMove(
  states: readonly ProceedingState[],
  since: Day,
  { to, on, today }: Step,
): Outcome<
  null,
  'no-such-step' | 'state-in-the-future' | 'before-the-last-state' | 'sentence-needs-a-conviction'
> {
  const now = states.at(-1);
  if (!now || !proceedingSteps[now].includes(to))
    return refuse('no-such-step', { from: now ?? null, to });
  if (!nextStates(states).includes(to)) return refuse('sentence-needs-a-conviction', { to });
  if (on > today) return refuse('state-in-the-future', { today });
  if (on < since) return refuse('before-the-last-state', { since });
  return done(null);
}

export function mayOpen(
  act: ActTime,
  stateOn: string,
  today: Day,
): Outcome<null, 'act-in-the-future' | 'state-in-the-future'> {
  if (act.from !== null && act.from > today) return refuse('act-in-the-future', { today });
  if (stateOn > today) return refuse('state-in-the-future', { today });
  return done(null);
}

/** Only a planned hearing lies ahead. */
export function mayNoteHearing(
  outcome: string,
  heldOn: string,
  today: Day,
): Outcome<null, 'held-in-the-future'> {
  if (heldOn > today && outcome !== 'planned') return refuse('held-in-the-future', { today });
  return done(null);
}
