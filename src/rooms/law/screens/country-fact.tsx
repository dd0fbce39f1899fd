// A fact about the country as the page shows it: the value and, below it, how well it is known and
// from which source.

import type { ReactNode } from 'react';
import type { readCountry } from '../../../engine/countries/country-contract.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';

type Country = ReturnsOf<typeof readCountry>;
export type Known = Pick<Country['ageOfMajority'], 'source' | 'status'>;
export type Part = { readonly country: Country };

export function Standing({ fact, country }: Part & { readonly fact: Known }): ReactNode {
  const { t, locale } = useWords();
  const source = country.sources.find(({ id }) => id === fact.source);
  return (
    <span className="small">
      <Badge kind={fact.status === 'checked-against-statute' ? 'success' : 'warning'}>
        {t(`law.statuses.${fact.status}`)}
      </Badge>{' '}
      <span className="soft">{source && pickName(source.names ?? {}, locale, source.title)}</span>
    </span>
  );
}

/** A value and, below it, how well it is known. */
export function Said({
  fact,
  country,
  children,
}: Part & { readonly fact: Known; readonly children: ReactNode }): ReactNode {
  return (
    <>
      {children}
      <br />
      <Standing fact={fact} country={country} />
    </>
  );
}
