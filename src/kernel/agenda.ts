// What every agenda is asked and answers, on either side: some days from one on, and the days off
// among them.

import { z } from 'zod';
import { day } from './input.ts';

/** Six weeks: what a month needs to be drawn in whole weeks. */
export const agendaDaysMax = 42;
/** Entries of one answer. */
export const agendaEntriesMax = 500;

export const agendaQuery = z.strictObject({
  from: day,
  days: z.coerce.number().int().min(1).max(agendaDaysMax),
});

export const agendaDayOff = z.strictObject({
  day,
  /** By language; null for a day of the week on which nobody works. */
  holiday: z.record(z.string(), z.string()).nullable(),
});
