// The working week and the days off of the country, in this year.

import type { ReactNode } from 'react';
import { weekdayNames } from '../../../engine/countries/country-pack.ts';
import { formatDay, formatList, weekdayName } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { type Part, Said, Standing } from './country-fact.tsx';

export function CountryDays({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  const year = useToday().slice(0, 4);
  const { fixed, announced } = country.holidays.value;
  const when = (day: Day, days: number): string =>
    [day, ...(days === 1 ? [] : [addDays(day, days - 1)])]
      .map((one) => formatDay(locale, one))
      .join(' – ');
  const announcedIn = ({ on }: (typeof announced)[number]): string =>
    formatList(
      locale,
      on
        .filter(({ first }) => first.startsWith(year))
        .map(({ first, days }) => when(toDay(first), days)),
    ) || t('country.notAnnounced', { year });
  const workingDays = country.workingDays.value.map((name) =>
    weekdayName(locale, (weekdayNames.indexOf(name) + 1) % 7, 'wide'),
  );
  return (
    <Card title={t('country.daysOff', { year })}>
      <Facts
        facts={[
          [
            t('country.workingWeek'),
            <Said key="week" fact={country.workingDays} country={country}>
              {formatList(locale, workingDays)}
            </Said>,
          ],
          ...fixed.map(
            ({ first, days, names }) =>
              [when(toDay(`${year}-${first}`), days), pickName(names, locale)] as const,
          ),
        ]}
      />
      <p className="label">{t('country.announced')}</p>
      <Facts
        facts={announced.map(
          (one) =>
            [
              pickName(one.names, locale),
              <Said key={one.names['en']} fact={one} country={country}>
                {announcedIn(one)}
              </Said>,
            ] as const,
        )}
      />
      <Standing fact={country.holidays} country={country} />
    </Card>
  );
}
