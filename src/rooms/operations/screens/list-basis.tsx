// On what the files of a list begin, as a form: what everyone was told, and the grounds for those
// who were not asked, one for adults and one for children, each with who decided and why. What
// nobody on the list needs is not asked.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import type { QueryOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { namedGrounds } from '../../people/model.ts';
import { type Told, toldLines } from '../../people/public-web-consent.ts';
import type { importCaseload } from '../caseload/api.ts';
import type { Preview } from './use-caseload.ts';

type Query = QueryOf<typeof importCaseload>;
type Ground = NonNullable<Query['adultGround']>;
export type ListBasis = Told & {
  readonly adultGround: Ground | null;
  readonly adultReason: string | null;
  readonly adultAuthority: string | null;
  readonly childGround: Ground | null;
  readonly childReason: string | null;
  readonly childAuthority: string | null;
};

/** As the query takes it: what was not asked is left out. */
export function basisOf({ purposes, ...basis }: ListBasis) {
  const { toldIn, toldHow, toldOn, untilOn } = basis;
  return {
    purposes: purposes.join(','),
    toldIn,
    toldHow,
    toldOn,
    untilOn,
    adultGround: basis.adultGround ?? undefined,
    adultReason: basis.adultReason ?? undefined,
    adultAuthority: basis.adultAuthority ?? undefined,
    childGround: basis.childGround ?? undefined,
    childReason: basis.childReason ?? undefined,
    childAuthority: basis.childAuthority ?? undefined,
  };
}

export function listBasisLines(
  today: Day,
  { totals, askBy }: Preview,
  untilOn: Day,
): LinesOf<ListBasis> {
  const told = toldLines(today);
  const { asked, onAdultsGround: adults, onChildrensGround: children } = totals;
  return {
    purposes: told.purposes,
    toldIn: told.toldIn,
    toldHow: told.toldHow,
    toldOn: told.toldOn,
    untilOn: {
      ...told.untilOn,
      section: { key: 'caseload.answered', values: { count: asked } },
      when: () => asked > 0,
      otherwise: untilOn,
    },
    adultGround: {
      is: 'choice',
      label: 'caseload.ground',
      section: { key: 'caseload.adults', values: { count: adults } },
      codes: namedGrounds,
      words: (code) => `caseload.adultGrounds.${code}`,
      under: () => <AskBy askBy={toDay(askBy)} />,
      when: () => adults > 0,
    },
    adultReason: { ...reason, when: () => adults > 0 },
    adultAuthority: { ...authority, when: () => adults > 0 },
    childGround: {
      is: 'choice',
      label: 'caseload.ground',
      section: { key: 'caseload.children', values: { count: children } },
      codes: namedGrounds,
      words: (code) => `people.consent.grounds.${code}`,
      under: () => <AskBy askBy={toDay(askBy)} />,
      when: () => children > 0,
    },
    childReason: { ...reason, when: () => children > 0 },
    childAuthority: { ...authority, when: () => children > 0 },
  };
}

const reason = {
  is: 'long-text',
  label: 'people.consent.reason',
  hint: 'people.consent.reasonHint',
  lengthMax: 300,
} as const;
const authority = {
  is: 'text',
  label: 'people.consent.authority',
  lengthMax: 200,
  isOptional: true,
} as const;

function AskBy({ askBy }: { readonly askBy: Day }): ReactNode {
  const { t, locale } = useWords();
  return <p className="soft">{t('caseload.askBy', { day: formatDay(locale, askBy) })}</p>;
}
