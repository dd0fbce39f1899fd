// The list that a reception holds in its hand when people arrive: family by family, with a column
// to tick, and which child has no adult of the family. No camp, no list, no reason and no mark of
// what somebody needs: a list lies on tables.

import type { Block, Paper } from '../../../engine/print/print.ts';
import { wordingIn } from '../../../engine/print/wording.ts';
import { formatBirth } from '../../../engine/languages/format.ts';
import { translate } from '../../../engine/languages/words.ts';
import type { Birth } from '../../../kernel/birth.ts';
import type { PrintedState } from './model.ts';
import type { EntrySummary } from './shapes.ts';

type Printed = Pick<Paper, 'locale' | 'isLarge' | 'mark'> & { readonly isCut: boolean };

/** `people`: family by family. `isCut`: there are more than the list holds. */
export function landingPaper(
  people: readonly EntrySummary[],
  state: PrintedState,
  { locale, isLarge, mark, isCut }: Printed,
): Paper {
  const say = wordingIn(locale);
  const families = Map.groupBy(people, ({ familyCode }) => familyCode);
  const table: Block = {
    is: 'table',
    widths: ['auto', 'auto', 6, 4, 'auto', 4],
    head: [
      say('print.landing.here'),
      say('print.code'),
      say('print.name'),
      say('print.landing.born'),
      say('print.landing.sex'),
      '',
    ],
    groups: [...families].map(([code, members]) => ({
      title: say('operations.people.family', { code }),
      rows: members.map((one) => [
        '',
        one.code,
        one.name?.full ?? '–',
        one.birth ? formatBirth(locale, one.birth as Birth) : '–',
        say(`operations.sexes.${one.sex}`),
        one.unaccompanied ? say('operations.people.unaccompaniedBadge') : '',
      ]),
    })),
  };
  const count = people.length;
  return {
    locale,
    isLarge,
    mark,
    title: translate(locale, `print.landing.${state}`),
    heading: say(`print.landing.${state}`),
    blocks: [
      { is: 'text', text: say('print.working') },
      { is: 'text', text: say('operations.people.found', { count }) },
      ...(isCut ? [{ is: 'text', text: say('print.landing.more') } as const] : []),
      ...(count === 0 ? [] : [table]),
    ],
  };
}
