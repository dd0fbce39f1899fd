// How the closing of a made-up case goes: why, and on which days. Always the same for one case, but
// varied across cases.

import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { ClosingReason } from '../../../rooms/care/closing/model.ts';
import { addDays } from '../days.ts';
import type { DemoCase } from '../model-care.ts';
import { closingReasonOf } from './vocabulary.ts';

/** How many days before the proposal somebody tried to reach the person. */
export const attemptDays = [9, 6, 2] as const;

/** How the closing of a case goes; the same for one case whenever it is asked. */
export type Course = {
  readonly reason: ClosingReason;
  readonly proposedOn: Day;
  readonly decidedOn: Day | null;
};

export const numberOf = (id: string) => Number.parseInt(id.slice(-4), 16);

/** Null: nobody proposed that this case closes. */
export function courseOf(one: DemoCase, today: Day): Course | null {
  const { closedOn, closureReason } = one;
  const at = numberOf(one.id);
  if (closedOn !== null) {
    const reason = at % 5 === 0 ? other(one, closedOn, at) : closingReasonOf[closureReason!];
    return { reason, proposedOn: addDays(closedOn, -1 - (at % 5)), decidedOn: closedOn };
  }
  if (one.state !== 'closing') return null;
  const proposedOn = addDays(today, -(at % 10));
  const reason = at % 2 === 0 ? other(one, proposedOn, at) : 'goals-met';
  return { reason, proposedOn, decidedOn: null };
}

// Contact is lost only where nobody met the person while three attempts were made.
function other(one: DemoCase, proposedOn: Day, at: number): ClosingReason {
  const lastMet = one.visits.at(-1)?.on;
  const isLong = lastMet !== undefined && daysBetween(lastMet, proposedOn) > attemptDays[0];
  const reasons = ['person-stops', 'left-whereabouts-unknown', 'handed-on', 'moved'] as const;
  return isLong ? 'lost-contact' : reasons[(at >> 3) % reasons.length]!;
}

export function isStopped(one: DemoCase, today: Day): boolean {
  return one.closedOn === null && courseOf(one, today)?.reason === 'person-stops';
}
