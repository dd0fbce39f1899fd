// The law of the country as this programme knows it: versions, offences, exemptions, limits; each with its
// source and how well it is known. Says first what may not be done by it.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { readLawOfCountry } from '../../../engine/countries/law-contract.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';

type Law = ReturnsOf<typeof readLawOfCountry>;
type Known = Pick<Law['offences'][number], 'source' | 'status'>;
type Span = Pick<Law['offences'][number], 'from' | 'until'>;

export function LawOfCountry(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readLawOfCountry>('GET /api/law', {});
  return (
    <Page tabTitle="law.title" lead={t('law.lead')}>
      <Loaded query={query} room="law" isEmpty={() => false}>
        {(law) => (
          <div className="stack">
            <Notice kind="warning"><p>{t(law.reportedPermits ? 'law.demoPermits' : 'law.realPermits')}</p></Notice>
            <Ages law={law} />
            {law.offences.map((offence) => <Offence key={offence.code + offence.version} offence={offence} law={law} />)}
            {law.exemptions.map((rule) => <Exemption key={rule.code} rule={rule} law={law} />)}
            {law.exemptions.length === 0 && <Card title={t('law.exemptions')}><p>{t('law.noExemptions')}</p></Card>}
            <Limits law={law} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ fact, law }: { readonly fact: Known; readonly law: Law }): ReactNode {
  const { t } = useWords();
  const source = law.sources.find(({ id }) => id === fact.source);
  return (
    <>
      <Badge kind={fact.status === 'checked-against-statute' ? 'success' : 'warning'}>{t(`law.statuses.${fact.status}`)}</Badge>{' '}
      {source && (source.address ? <a href={source.address} rel="noreferrer">{source.title}</a> : source.title)}
    </>
  );
}

function useSpan(): (span: Span) => string {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day));
  return ({ from, until }) => (until === null ? t('law.since', { from: say(from) }) : t('law.between', { from: say(from), until: say(until) }));
}

function Ages({ law }: { readonly law: Law }): ReactNode {
  const { t } = useWords();
  const { general, listed } = law.responsibility;
  const age = (years: typeof general) => <>{t('law.years', { count: years.value })} <Standing fact={years} law={law} /></>;
  return (
    <Card title={t('law.ages')}>
      <Facts facts={[[t('law.ageGeneral'), age(general)], [t('law.ageListed'), age(listed)]]} />
      <p className="soft">{t('law.ageDoubt')}</p>
    </Card>
  );
}

function Offence({ offence, law }: { readonly offence: Law['offences'][number]; readonly law: Law }): ReactNode {
  const { t, locale } = useWords();
  const span = useSpan();
  const version = law.versions.find(({ id }) => id === offence.version);
  const { penalty } = offence;
  return (
    <Card title={[pickName(offence.names, locale), version && pickName(version.names, locale)].filter(Boolean).join(' · ')}>
      <Facts
        none={t('law.notKnown')}
        facts={[
          [t('law.code'), version && t('law.number', { number: version.number })],
          [t('law.article'), offence.article],
          [t('law.inForce'), span(offence)],
          [t('law.penaltyMin'), penalty?.monthsMin == null ? null : t('law.months', { count: penalty.monthsMin })],
          [t('law.penaltyMax'), penalty?.monthsMax == null ? null
            : penalty.monthsMax === 'life' ? t('law.life') : t('law.months', { count: penalty.monthsMax })],
          [t('law.known'), <Standing key="known" fact={offence} law={law} />],
        ]}
      />
    </Card>
  );
}

function Exemption({ rule, law }: { readonly rule: Law['exemptions'][number]; readonly law: Law }): ReactNode {
  const { t, locale } = useWords();
  const span = useSpan();
  return (
    <Card title={`${t(`law.kinds.${rule.kind}`)}: ${pickName(rule.names, locale)}`}>
      <Facts facts={[[t('law.inForce'), span(rule)], [t('law.known'), <Standing key="known" fact={rule} law={law} />]]} />
      <p className="label">{t(`law.together.${rule.together}`)}</p>
      <ul>{rule.conditions.map(({ code, names }) => <li key={code}>{pickName(names, locale)}</li>)}</ul>
    </Card>
  );
}

function Limits({ law }: { readonly law: Law }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('law.limits')}>
      {law.restrictions.length === 0 ? <p>{t('law.noLimits')}</p> : (
        <Facts
          facts={law.restrictions.map((limit) => [
            `${pickName(limit.names, locale)}${limit.article ? ` (${limit.article})` : ''}`,
            <span key={limit.source}>{t('law.atMost', { count: limit.monthsMax })} <Standing fact={limit} law={law} /></span>,
          ] as const)}
        />
      )}
      <p className="soft">{t('law.shortestCounts')}</p>
    </Card>
  );
}
