// What was corrected in this file: before, after, why, when. Earlier values are kept, so that a
// family can see how a wrong date came about.

import type { ReactNode } from 'react';
import { formatBirth, formatDateTime } from '../../../engine/languages/format.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import {
  type Birth,
  bornAbout,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../../kernel/birth.ts';
import { isDay } from '../../../kernel/day.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { type PersonFile, PersonScreen } from './person-screen.tsx';

export function Corrections({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <PersonScreen
      personId={personId}
      tabTitle="people.corrections.title"
      actions={({ may }) =>
        may.correct && (
          <ButtonLink kind="main" to={to(paths.newCorrection, { personId })}>
            {t('people.corrections.add')}
          </ButtonLink>
        )
      }
    >
      {(person) => <History person={person} />}
    </PersonScreen>
  );
}

function History({ person }: { readonly person: PersonFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (person.corrections.length === 0) {
    return (
      <EmptyState title={t('people.corrections.none')}>
        <p>{t('people.corrections.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <Card title={t('people.corrections.title')}>
      <Timeline
        label={t('people.corrections.title')}
        entries={person.corrections.map(({ field, before, after, reason, correctedAt, ...by }) => ({
          key: correctedAt + field,
          when: t('people.corrections.by', {
            when: formatDateTime(locale, new Date(correctedAt), timeZone),
            name: by.correctedBy ?? t('people.corrections.colleague'),
          }),
          day: correctedAt,
          title: findWords(`people.correctable.${field}`) ?? field,
          text: (
            <Facts
              none={t('people.person.notKnown')}
              facts={[
                [
                  t('people.corrections.before'),
                  <bdi key="before">{shown(field, before, locale)}</bdi>,
                ],
                [
                  t('people.corrections.after'),
                  <bdi key="after">{shown(field, after, locale)}</bdi>,
                ],
                [t('people.corrections.reason'), reason],
              ]}
            />
          ),
        }))}
      />
    </Card>
  );
}

/** As stored, a birth is a day, a month, or how it is known with its first year. */
const storedBirth = /^(?<precision>year|about|age) (?<year>\d{4})$/;

function birthOf(value: string): Birth {
  if (isDay(value)) return bornOn(value);
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) return bornInMonth(Number(month[1]), Number(month[2]));
  const { precision, year } = storedBirth.exec(value)?.groups ?? {};
  if (precision === undefined) return unknownBirth;
  return precision === 'year' ? bornInYear(Number(year)) : bornAbout(Number(year) + 1);
}

function shown(field: string, value: string, locale: Locale): ReactNode {
  if (value === '') return null;
  if (field === 'province') return <ProvinceName code={value} />;
  if (field === 'birth') return formatBirth(locale, birthOf(value));
  if (field === 'sex') return findWords(`people.sex.${value}`) ?? value;
  return (
    (field === 'citizenship' &&
      (findWords(`kit.unanswered.${value}`) ?? findWords(`people.countries.${value}`))) ||
    value
  );
}
