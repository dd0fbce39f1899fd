// Decisions about opening a case because a life is in danger: pure, the moment is handed in. The
// database holds the clocks (database/); here is what the screens and the words need of them.

/** Codes are read out over bad lines and typed with cold fingers; exact they stay. */
export function caseCodeOf(typed: string): string {
  const groups = typed
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const parts = /^C(.{4})(.{4})$/.exec(groups.join(''));
  return parts ? `C-${parts[1]}-${parts[2]}` : groups.join('-');
}

/** Minutes that are still begun, so that the last one is shown as one. */
export function minutesLeft(secondsLeft: number): number {
  return Math.max(0, Math.ceil(secondsLeft / 60));
}

export const reminderHours = 24;

/**
 * Whether whoever opened is reminded that the opening has not been judged: in the last day before.
 */
export function isReminderDue(reviewDueAt: Date, now: Date): boolean {
  return reviewDueAt.getTime() - now.getTime() <= reminderHours * 3_600_000;
}

/** The first number in what was written, as a link takes it; null when there is nothing to dial. */
export function dialled(value: string): string | null {
  const [first = ''] = /\+?\d[\d\s().-]*\d/.exec(value) ?? [];
  const number = first.replace(/[^\d+]/g, '');
  return /^\+?\d{3,15}$/.test(number) ? number : null;
}
