// What was corrected in this file: before, after, why, when. Earlier values are kept, so that a
// family can see how a wrong date came about.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
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
        entries={person.corrections.map(({ field, before, after, reason, correctedAt }) => ({
          key: correctedAt + field,
          when: formatDateTime(locale, new Date(correctedAt), timeZone),
          day: correctedAt,
          title: findWords(`people.correctable.${field}`) ?? field,
          text: (
            <Facts
              none={t('people.person.notKnown')}
              facts={[
                [t('people.corrections.before'), <bdi key="before">{shown(field, before)}</bdi>],
                [t('people.corrections.after'), <bdi key="after">{shown(field, after)}</bdi>],
                [t('people.corrections.reason'), reason],
              ]}
            />
          ),
        }))}
      />
    </Card>
  );
}

/** Values are shown as stored, except the codes that have words. */
function shown(field: string, value: string): string {
  const words = { sex: 'people.sex', citizenship: 'kit.unanswered' }[field];
  return (words && findWords(`${words}.${value}`)) || value;
}
