// Priority of need: why a new case has the one it has, what a visit raises it to, and until when
// someone must have met the person. Pure. The database decides the same (`database/priority.sql`,
// `dates.sql`), because it must hold whichever way a visit is written.

import type { NeedPriority, Priority, SafetyConcern } from '../model.ts';

/** What a concern seen at a visit raises the priority to; null if it stays. */
export function priorityRaisedBy(concern: SafetyConcern, priority: Priority): Priority | null {
  if (concern === 'urgent' && priority !== 'high') return 'high';
  return concern === 'needs-attention' && priority === 'low' ? 'medium' : null;
}

/** An urgent need found in an assessment counts as an urgent concern seen at a visit does. */
export function priorityRaisedByNeed(need: NeedPriority, priority: Priority): Priority | null {
  return priorityRaisedBy(need === 'urgent' ? 'urgent' : 'none', priority);
}

export type OpeningFacts = {
  readonly minor: boolean;
  readonly urgentNeed: boolean;
  readonly unaccompanied: boolean;
};

const openings = {
  'unaccompanied-minor': 'high',
  'urgent-need-on-arrival': 'high',
  minor: 'medium',
  usual: 'low',
} as const satisfies Record<string, Priority>;
export type OpeningReason = keyof typeof openings;

/** The most urgent reason counts. */
export function reasonOnOpening({ minor, urgentNeed, unaccompanied }: OpeningFacts): OpeningReason {
  if (unaccompanied) return 'unaccompanied-minor';
  if (urgentNeed) return 'urgent-need-on-arrival';
  return minor ? 'minor' : 'usual';
}

export function priorityFor(reason: OpeningReason): Priority {
  return openings[reason];
}

const urgency: readonly Priority[] = ['low', 'medium', 'high'];

export function isMoreUrgent(one: Priority, other: Priority): boolean {
  return urgency.indexOf(one) > urgency.indexOf(other);
}

const hourMilliseconds = 3_600_000;
const hoursMin = 1;
const hoursMax = 720;

/** `hours`: from the country pack; at least one, at most thirty days. */
export function clockDueAt(priority: Priority, from: Date, hours: Record<Priority, number>): Date {
  const clamped = Math.min(Math.max(hours[priority], hoursMin), hoursMax);
  return new Date(from.getTime() + clamped * hourMilliseconds);
}
