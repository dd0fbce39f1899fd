// What the person was told and agreed to, on which ground, and until which day. Words tell whether
// an answer holds, how it ended, or that it has to be asked anew; a refusal is neutral and excludes
// from nothing else. Taking an answer back is one button, as near as giving one.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { Translate } from '../../../web/i18n/words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { withdrawConsent } from '../api-changes.ts';
import { isDecided } from './consent-lines.tsx';
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
        <ul className="rows" aria-label={t('people.consents.title')}>
          {person.consents.map((consent) => (
            <ConsentRow key={consent.id} consent={consent} person={person} />
          ))}
        </ul>
      )}
    </Card>
  );
}

type Of = { readonly consent: Consent; readonly person: PersonFile };

function ConsentRow({ consent, person }: Of): ReactNode {
  const { t } = useWords();
  const { purpose } = consent;
  const mayEnd = person.may.recordConsent && consent.endedAt === null && !saysNo(consent);
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{t(`people.consent.purposes.${purpose}`)}</span>
          <Said consent={consent} person={person} />
          <AskAnew consent={consent} />
        </span>
        <span className="rows-aside">
          <StateBadge consent={consent} />
          {person.may.recordConsent && (
            <ButtonLink
              to={to(paths.attachToPerson, { personId: person.id }, { consent: consent.id })}
              kind="quiet"
            >
              {t('people.consents.attach')}
            </ButtonLink>
          )}
          {mayEnd && <TakeBack consent={consent} personId={person.id} />}
        </span>
      </div>
    </li>
  );
}

/** Taken for a whole list: of the grounds only those both say why and have to be asked. */
const isForList = ({ askAgainBy, reason }: Consent): boolean =>
  askAgainBy !== null && reason !== null;

/** The packs' general text in words; a text of the country has a name of its own. */
function dutyText(t: Translate, version: string): string {
  const number = /^general-(\d+)$/.exec(version)?.[1];
  return number === undefined ? version : t('people.consents.dutyGeneral', { number });
}

const saysNo = ({ ground, assent, adultAnswer }: Consent): boolean =>
  ground === 'refused' || assent === 'refused' || adultAnswer === 'refused';

/** Who answered what, after which statement, and who decided where nobody answered. */
function Said({ consent, person }: Of): ReactNode {
  const { t, locale } = useWords();
  const { ground, assent, adultAnswer, dutyReadOn, dutyVersion } = consent;
  const day = (text: string): string => formatDay(locale, toDay(text), 'medium');
  const adult = person.family.find((one) => one.person.id === consent.adultPersonId)?.person;
  const adultName = adult ? (adult.name ?? adult.code) : consent.adultName;
  const facts = [
    isForList(consent) && ground === 'best-interests'
      ? t('people.consent.helpGoesOn')
      : t(`people.consent.grounds.${ground}`),
    consent.organisationNames &&
      t('people.consents.forOrganisation', { name: pickName(consent.organisationNames, locale) }),
    assent && t(`people.consent.assents.${assent}`),
    adultAnswer && [adultName, t(`people.consent.adultAnswers.${adultAnswer}`)].join(': '),
    t('people.consents.told', {
      day: day(consent.toldOn),
      language: t(`people.languages.${consent.toldIn}`),
    }),
    dutyReadOn &&
      t('people.consents.dutyRead', {
        day: day(dutyReadOn),
        version: dutyText(t, dutyVersion ?? ''),
      }),
    consent.authority,
    consent.reason,
  ];
  return (
    <span className="soft small">
      <bdi>{facts.filter(Boolean).join(' · ')}</bdi>
    </span>
  );
}

function AskAnew({ consent }: Pick<Of, 'consent'>): ReactNode {
  if (consent.askAgainBy !== null) {
    const day = toDay(consent.askAgainBy);
    return (
      <BilingualSafetyText
        textKey={`people.consent.${isForList(consent) ? 'askByList' : 'askAgain'}`}
        values={(locale) => ({ day: formatDay(locale, day, 'medium') })}
      />
    );
  }
  return consent.askThemselves && <BilingualSafetyText textKey="people.consent.askThemselves" />;
}

function StateBadge({ consent }: Pick<Of, 'consent'>): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { endedAt, endedWhy, untilOn } = consent;
  if (endedAt !== null && endedWhy !== null) {
    const day = formatDay(locale, dayAt(new Date(endedAt), timeZone), 'medium');
    return <Badge kind="plain">{t(`people.consents.ended.${endedWhy}`, { day })}</Badge>;
  }
  if (saysNo(consent)) return <Badge kind="plain">{t('people.consents.refused')}</Badge>;
  const day = formatDay(locale, toDay(untilOn), 'medium');
  if (!consent.valid) return <Badge kind="warning">{t('people.consents.over', { day })}</Badge>;
  return <Badge kind="success">{t('people.consents.until', { day })}</Badge>;
}

/** No reason is asked, and nobody else has to agree. */
function TakeBack({
  consent,
  personId,
}: {
  readonly consent: Consent;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof withdrawConsent>(
    'PUT /api/persons/:personId/consents/:consentId/withdrawal',
  );
  const step = t(isDecided(consent) ? 'people.consent.takeBackEnd' : 'people.consent.takeBack');
  const takeBack = async (): Promise<void> => {
    const params = { personId, consentId: consent.id };
    if (await command.run({ params, body: {} })) setIsAsked(false);
  };
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>{step}</Button>
      <Confirm
        isOpen={isAsked}
        title={t('people.consent.takeBackTitle', {
          purpose: t(`people.consent.purposes.${consent.purpose}`),
        })}
        step={step}
        kind="main"
        room="people"
        action={command}
        onConfirm={() => void takeBack()}
        onClose={() => setIsAsked(false)}
      >
        <BilingualSafetyText textKey="people.consent.takeBackText" />
      </Confirm>
    </>
  );
}
