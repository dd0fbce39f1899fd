// Decisions about opening a case because a life is in danger: pure, the time is passed in. The
// database keeps the clocks (database/); here is what screens and words need of them.

import { typedCode } from '../../../kernel/letters.ts';

/** Codes are read out over bad lines and typed with cold fingers, but must match exactly. */
export function caseCodeOf(typed: string): string {
  const groups = typedCode(typed)
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const parts = /^C(.{4})(.{4})$/.exec(groups.join(''));
  return parts ? `C-${parts[1]}-${parts[2]}` : groups.join('-');
}

/** Started minutes count whole, so that the last one shows as 1 and not as 0. */
export function minutesLeft(secondsLeft: number): number {
  return Math.max(0, Math.ceil(secondsLeft / 60));
}

export const reminderHours = 24;

/** In the last day before the deadline, the opener is reminded that no verdict has come. */
export function isReminderDue(reviewDueAt: Date, now: Date): boolean {
  return reviewDueAt.getTime() - now.getTime() <= reminderHours * 3_600_000;
}
