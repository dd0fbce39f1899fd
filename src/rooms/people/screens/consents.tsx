// What the person was told and agreed to, on which ground, and until which day. Words tell if a
// consent is over or was withdrawn; a refusal is neutral and excludes from nothing else.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { PersonFile } from './person-screen.tsx';

type Consent = PersonFile['consents'][number];

export function Consents({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  return (
    <Card
      title={t('people.consents.title')}
      actions={
        person.may.recordConsent && (
          <ButtonLink to={to(paths.newConsent, { personId: person.id })} icon="add">
            {t('people.consents.add')}
          </ButtonLink>
        )
      }
    >
      {person.consents.length === 0 ? (
        <p className="soft">{t('people.consents.none')}</p>
      ) : (
        <Rows label={t('people.consents.title')}>
          {person.consents.map((consent) => (
            <ConsentRow key={consent.id} consent={consent} />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function ConsentRow({ consent }: { readonly consent: Consent }): ReactNode {
  const { t, locale } = useWords();
  const { purpose, ground, toldIn, toldOn, untilOn } = consent;
  const told = t('people.consents.told', {
    day: formatDay(locale, toDay(toldOn), 'medium'),
    language: t(`people.languages.${toldIn}`),
  });
  return (
    <Row
      title={t(`people.consent.purposes.${purpose}`)}
      text={`${t(`people.consent.grounds.${ground}`)}. ${told}`}
      aside={<StateBadge consent={consent} until={formatDay(locale, toDay(untilOn), 'medium')} />}
    />
  );
}

function StateBadge({
  consent,
  until,
}: {
  readonly consent: Consent;
  readonly until: string;
}): ReactNode {
  const { t } = useWords();
  if (consent.withdrawn) return <Badge kind="plain">{t('people.consents.withdrawn')}</Badge>;
  if (consent.ground === 'refused')
    return <Badge kind="plain">{t('people.consents.refused')}</Badge>;
  if (!consent.valid)
    return <Badge kind="warning">{t('people.consents.over', { day: until })}</Badge>;
  return <Badge kind="success">{t('people.consents.until', { day: until })}</Badge>;
}
