// The calendar as text (RFC 5545): neutral words in the owner's language, and times. An event is
// named by a keyed hash, so that it stays the same event and leads to no record.

import ical, { ICalEventTransparency } from 'ical-generator';
import type { Locale } from '../../../engine/languages/locale.ts';
import { translate } from '../../../engine/languages/words.ts';
import { addDays, type Day } from '../../../kernel/day.ts';

export type CalendarEntry = {
  readonly word: 'visit' | 'appointment' | 'deadline' | 'meeting';
  readonly onDay: Day;
  readonly at: Date | null;
  readonly eventKey: string;
};

export type CalendarFacts = {
  readonly locale: Locale;
  readonly now: Date;
  readonly nameOf: (eventKey: string) => string;
};

const hour = 3_600_000;
/** How often a calendar program should ask again. */
const hoursBetween = 4;

export function calendarText(
  entries: readonly CalendarEntry[],
  { locale, now, nameOf }: CalendarFacts,
): string {
  const calendar = ical({
    prodId: { company: 'calendar', product: 'agenda' },
    name: translate(locale, 'agenda.title'),
    ttl: hoursBetween * 3600,
  });
  for (const { word, onDay, at, eventKey } of entries) {
    const start = at ?? dayAsDate(onDay);
    calendar.createEvent({
      id: nameOf(eventKey),
      stamp: now,
      summary: translate(locale, `agenda.outside.${word}`),
      start,
      end: at ? new Date(at.getTime() + hour) : dayAsDate(addDays(onDay, 1)),
      allDay: at === null,
      // A day on which something is due is not a day on which nobody can meet.
      transparency: at === null ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  // Every line ends with a line break, the last one too.
  return `${calendar.toString()}\r\n`;
}

const dayAsDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);
