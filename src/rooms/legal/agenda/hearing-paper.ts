// The list of hearings to take along: hour, room, judge, code and name, day by day. It names no
// offence, no measure and no address, because a list gets lost.

import type { Block, Paper } from '../../../engine/print/print.ts';
import { wordingIn } from '../../../engine/print/wording.ts';
import { formatDay, formatTime } from '../../../engine/languages/format.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import { translate } from '../../../engine/languages/words.ts';
import type { MatterAgendaRow } from './queries.ts';

type Printed = Pick<Paper, 'locale' | 'isLarge' | 'mark'> & { readonly timeZone: string };

/** `rows`: hearings in the order of their days. `isCut`: there are more than the list holds. */
export function hearingPaper(
  rows: readonly MatterAgendaRow[],
  isCut: boolean,
  { locale, isLarge, mark, timeZone }: Printed,
): Paper {
  const say = wordingIn(locale);
  const days = [...new Set(rows.map(({ onDay }) => onDay))];
  const lists = days.flatMap((day): Block[] => [
    { is: 'heading', text: formatDay(locale, day) },
    hearingsOf(
      rows.filter(({ onDay }) => onDay === day),
      locale,
      timeZone,
    ),
  ]);
  return {
    locale,
    isLarge,
    mark,
    title: translate(locale, 'print.hearings.title'),
    heading: say('print.hearings.title'),
    blocks: [
      { is: 'text', text: say('print.working') },
      ...(rows.length === 0 ? [{ is: 'text', text: say('print.hearings.none') } as const] : []),
      ...lists,
      ...(isCut ? [{ is: 'text', text: say('print.hearings.more') } as const] : []),
    ],
  };
}

function hearingsOf(rows: readonly MatterAgendaRow[], locale: Locale, timeZone: string): Block {
  const say = wordingIn(locale);
  return {
    is: 'table',
    widths: ['auto', 'auto', 3, 'auto', 5],
    head: [
      say('legal.hearing.heldAt'),
      say('legal.hearing.room'),
      say('legal.hearing.judge'),
      say('print.code'),
      say('print.name'),
    ],
    groups: [
      {
        title: null,
        rows: rows.map(({ at, room, judge, subjectCode, fullName }) => [
          at ? formatTime(at, timeZone) : '–',
          room ?? '–',
          judge ?? '–',
          subjectCode,
          fullName,
        ]),
      },
    ],
  };
}
