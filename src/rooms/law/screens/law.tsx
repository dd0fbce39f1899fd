// The law of the country as this programme knows it: versions, offences, exemptions, limits; each
// with its source and how well it is known. What the law does not permit comes first. Earlier
// editions and proposals are shown here too, marked as such.

import type { ReactNode } from 'react';
import type { readLawOfCountry } from '../api-law.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listLawEditions } from '../api.ts';
import type { LawAnswer as Law } from './draft.ts';
import { LawTabs } from './law-tabs.tsx';
import { useSpan } from './span.ts';

type Known = Pick<Law['offences'][number], 'source' | 'status'> & {
  readonly reviews?: Law['offences'][number]['reviews'];
};

export function LawOfCountry(): ReactNode {
  const { t } = useWords();
  const wanted = useAddress().get('edition');
  const query = useRead<typeof readLawOfCountry>('GET /api/law', {
    query: /^[1-9]\d{0,8}$/.test(wanted) ? { edition: Number(wanted) } : {},
  });
  const { data: editions } = useRead<typeof listLawEditions>('GET /api/law/editions', {});
  return (
    <Page
      tabTitle="law.title"
      lead={t('law.lead')}
      actions={
        editions?.may.change && (
          <ButtonLink to={to(paths.lawChange)} kind="main">
            {t('law.change')}
          </ButtonLink>
        )
      }
    >
      <LawTabs />
      {editions?.may.change && <Waiting editions={editions} />}
      <Loaded query={query} room="law" isEmpty={() => false}>
        {(law) => (
          <div className="stack">
            <WhichEdition law={law} />
            <Notice kind="warning">
              <p>{t(law.reportedPermits ? 'law.demoPermits' : 'law.realPermits')}</p>
            </Notice>
            <Ages law={law} />
            {law.offences.map((offence) => (
              <Offence key={offence.code + offence.from} offence={offence} law={law} />
            ))}
            {law.exemptions.map((rule) => (
              <Exemption key={rule.code} rule={rule} law={law} />
            ))}
            {law.exemptions.length === 0 && (
              <Card title={t('law.exemptions')}>
                <p>{t('law.noExemptions')}</p>
              </Card>
            )}
            <Limits law={law} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Editions = ReturnsOf<typeof listLawEditions>;

function Waiting({ editions: { editions } }: { readonly editions: Editions }): ReactNode {
  const { t } = useWords();
  const count = editions.filter(({ state }) => state === 'proposed').length;
  return (
    count > 0 && (
      <Notice title={t('law.waiting', { count })}>
        <p>
          <ButtonLink to={to(paths.lawEditions)}>{t('law.waitingOpen')}</ButtonLink>
        </p>
      </Notice>
    )
  );
}

function WhichEdition({ law }: { readonly law: Law }): ReactNode {
  const { t } = useWords();
  if (law.inForce)
    return <p className="soft">{t('law.editionInForce', { number: law.edition })}</p>;
  return (
    <Notice kind="warning" title={t('law.editionNotInForce', { number: law.edition })}>
      <p>{t('law.editionNotInForceText')}</p>
      <p>
        <ButtonLink to={to(paths.law)}>{t('law.readInForce')}</ButtonLink>
      </p>
    </Notice>
  );
}

function Standing({ fact, law }: { readonly fact: Known; readonly law: Law }): ReactNode {
  const { t, locale } = useWords();
  const source = law.sources.find(({ id }) => id === fact.source);
  const title = source && pickName(source.names ?? {}, locale, source.title);
  return (
    <>
      <Badge kind={fact.status === 'checked-against-statute' ? 'success' : 'warning'}>
        {t(`law.statuses.${fact.status}`)}
      </Badge>{' '}
      {source &&
        (source.address ? (
          <a href={source.address} rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        ))}
      {fact.reviews && fact.reviews.length > 0 && (
        <>
          <br />
          <span className="soft small">
            {t('law.checkedBy', { names: fact.reviews.map(({ by }) => by).join(', ') })}
          </span>
        </>
      )}
    </>
  );
}

function Ages({ law }: { readonly law: Law }): ReactNode {
  const { t } = useWords();
  const { general, listed } = law.responsibility;
  const age = (years: typeof general) => (
    <>
      {t('law.years', { count: years.value })} <Standing fact={years} law={law} />
    </>
  );
  return (
    <Card title={t('law.ages')}>
      <Facts
        facts={[
          [t('law.ageGeneral'), age(general)],
          [t('law.ageListed'), age(listed)],
        ]}
      />
      <p className="soft">{t('law.ageDoubt')}</p>
    </Card>
  );
}

function Offence({
  offence,
  law,
}: {
  readonly offence: Law['offences'][number];
  readonly law: Law;
}): ReactNode {
  const { t, locale } = useWords();
  const span = useSpan();
  const version = law.versions.find(({ id }) => id === offence.version);
  const { penalty } = offence;
  return (
    <Card
      title={[pickName(offence.names, locale), version && pickName(version.names, locale)]
        .filter(Boolean)
        .join(' · ')}
    >
      <Facts
        none={t('law.notKnown')}
        facts={[
          [t('law.code'), version && t('law.number', { number: version.number })],
          [t('law.article'), offence.article],
          [t('law.inForce'), span(offence)],
          [
            t('law.penaltyMin'),
            penalty?.monthsMin == null ? null : t('law.months', { count: penalty.monthsMin }),
          ],
          [
            t('law.penaltyMax'),
            penalty?.monthsMax == null
              ? null
              : penalty.monthsMax === 'life'
                ? t('law.life')
                : t('law.months', { count: penalty.monthsMax }),
          ],
          [t('law.known'), <Standing key="known" fact={offence} law={law} />],
        ]}
      />
    </Card>
  );
}

function Exemption({
  rule,
  law,
}: {
  readonly rule: Law['exemptions'][number];
  readonly law: Law;
}): ReactNode {
  const { t, locale } = useWords();
  const span = useSpan();
  return (
    <Card title={`${t(`law.kinds.${rule.kind}`)}: ${pickName(rule.names, locale)}`}>
      <Facts
        facts={[
          [t('law.inForce'), span(rule)],
          [t('law.known'), <Standing key="known" fact={rule} law={law} />],
        ]}
      />
      <p className="label">{t(`law.together.${rule.together}`)}</p>
      <ul>
        {rule.conditions.map(({ code, names }) => (
          <li key={code}>{pickName(names, locale)}</li>
        ))}
      </ul>
    </Card>
  );
}

function Limits({ law }: { readonly law: Law }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('law.limits')}>
      {law.restrictions.length === 0 ? (
        <p>{t('law.noLimits')}</p>
      ) : (
        <dl className="facts">
          {law.restrictions.map((limit) => (
            <div key={limit.kind + limit.source + String(limit.monthsMax)}>
              <dt>
                {pickName(limit.names, locale)}
                {limit.article ? ` (${limit.article})` : ''}
              </dt>
              <dd>
                {t('law.atMost', { count: limit.monthsMax })} <Standing fact={limit} law={law} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft">{t('law.shortestCounts')}</p>
    </Card>
  );
}
