// What is known of the country besides its law: bodies, programmes, services, clocks, norms, days
// off; each with its source and how well it is known. Public facts of the country pack.

import type { ReactNode } from 'react';
import type { readCountry } from '../../../engine/countries/country-contract.ts';
import type { Counted } from '../../../engine/countries/country-pack.ts';
import { formatList } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';
import { CountryDays } from './country-days.tsx';
import { type Known, type Part, Said, Standing } from './country-fact.tsx';
import { LawTabs } from './law-tabs.tsx';

export function CountryKnown(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCountry>('GET /api/country', {});
  return (
    <Page tabTitle="law.tabs.country" title={t('law.title')} lead={t('country.lead')}>
      <LawTabs />
      <Loaded query={query} room="country" isEmpty={() => false}>
        {(country) => (
          <div className="stack">
            <Notice>
              <p>{t('country.notice')}</p>
            </Notice>
            <Bodies country={country} />
            <Programmes country={country} />
            <QuotedLabels country={country} />
            <Services country={country} />
            <Clocks country={country} />
            <CountryDays country={country} />
            <Places country={country} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Bodies({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('country.bodies')}>
      <Facts
        facts={country.bodies.map(
          (body) =>
            [
              t(`country.bodyKinds.${body.kind}`),
              <Said key={body.code} fact={body} country={country}>
                {pickName(body.names, locale)}
              </Said>,
            ] as const,
        )}
      />
    </Card>
  );
}

function Programmes({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  const years = (since: number | null, until: number | null): string =>
    since === null
      ? ''
      : since === until
        ? ` (${since})`
        : ` (${until === null ? t('country.sinceYear', { year: since }) : `${since}–${until}`})`;
  return (
    <Card title={t('country.programmes')}>
      <ul className="stack">
        {country.programmes.map((one) => (
          <li key={one.code}>
            <Said fact={one} country={country}>
              {t(`country.programmeKinds.${one.kind}`)}: {pickName(one.names, locale)}
              {years(one.since, one.until)}
            </Said>
          </li>
        ))}
      </ul>
      <p className="label">{t('country.organisations')}</p>
      {country.organisations.length === 0 ? (
        <p className="soft">{t('country.noOrganisations')}</p>
      ) : (
        <ul className="stack">
          {country.organisations.map((one) => (
            <li key={one.code}>
              <Said fact={one} country={country}>
                {pickName(one.names, locale)}
              </Said>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Evidence of how a state speaks of people: quoted, with its source, and never put on a person. */
function QuotedLabels({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  if (country.quotedLabels.length === 0) return null;
  return (
    <Card title={t('country.quotedLabels')}>
      <p className="soft">{t('country.quotedLabelsLead')}</p>
      <ul className="stack">
        {country.quotedLabels.map((one) => (
          <li key={one.text}>
            <Said fact={one} country={country}>
              <q lang={one.language}>{one.text}</q> ({pickName(one.meaning, locale)}):{' '}
              {pickName(one.usedBy, locale)}
            </Said>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Services({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  const { value } = country.services;
  const kinds = Object.keys(value) as (keyof typeof value)[];
  return (
    <Card title={t('country.services')}>
      <Facts
        facts={([1, 2, 3, 4] as const).map(
          (layer) =>
            [
              t(`country.layers.${layer}`),
              formatList(
                locale,
                kinds
                  .filter((kind) => value[kind] === layer)
                  .map((kind) => t(`country.serviceKinds.${kind}`)),
              ),
            ] as const,
        )}
      />
      <Standing fact={country.services} country={country} />
    </Card>
  );
}

type InDays = readonly [WordKey, Known & Partial<Counted>, number];

function clocksInDays(country: Part['country']): readonly InDays[] {
  const { closingDays, guardianDays, appealDays, holdDays, disclosureDays } = country;
  const { supervisionDays } = country;
  const kept = country.retentionDays;
  return [
    ['country.putOff', country.putOffDays, country.putOffDays.value],
    ['country.askAlone', country.askAloneDays, country.askAloneDays.value],
    ['country.legalAidAsk', country.legalAidAskDays, country.legalAidAskDays.value],
    ['country.supervisionIndividual', supervisionDays, supervisionDays.value.individual],
    ['country.supervisionGroup', supervisionDays, supervisionDays.value.group],
    ['country.supervisionObservation', supervisionDays, supervisionDays.value.observation],
    ['country.supervisionAnswer', supervisionDays, supervisionDays.value.answer],
    ['country.closingDecided', closingDays, closingDays.value.decide],
    ['country.closingFollowUp', closingDays, closingDays.value.followUp],
    ['country.guardianWithoutDecision', guardianDays, guardianDays.value.withoutDecision],
    ['country.appeal', appealDays, appealDays.value],
    ['country.holdLongest', holdDays, holdDays.value.longest],
    ['country.holdReview', holdDays, holdDays.value.review],
    ['country.disclosureTold', disclosureDays, disclosureDays.value.tell],
    ['country.disclosureDeferred', disclosureDays, disclosureDays.value.deferMost],
    ['country.keptEntries', kept, kept.value.listEntries],
    ['country.keptNotBoarded', kept, kept.value.entriesNotBoarded],
    ['country.keptCases', kept, kept.value.closedCases],
    ['country.keptOperations', kept, kept.value.operations],
    ['country.keptSupervision', kept, kept.value.supervision],
  ];
}

function Clocks({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  const { high, medium, low } = country.safetyClockHours.value;
  const hours = (count: number): string => t('country.hours', { count });
  const days = (count: number): string => t('country.days', { count });
  const said = (fact: Known, text: string): ReactNode => (
    <Said fact={fact} country={country}>
      {text}
    </Said>
  );
  return (
    <Card title={t('country.clocks')}>
      <Facts
        facts={[
          [
            t('country.ageOfMajority'),
            said(country.ageOfMajority, t('law.years', { count: country.ageOfMajority.value })),
          ],
          [
            t('country.consentAge'),
            said(country.consent, t('law.years', { count: country.consent.value.ownAge })),
          ],
          [
            t('country.duty'),
            said(country.dutyToReport, pickName(country.dutyToReport.value, locale)),
          ],
          [
            t('country.safetyClocks'),
            said(country.safetyClockHours, t('country.safetyHours', { high, medium, low })),
          ],
          [t('country.urgentClock'), said(country.urgentHours, hours(country.urgentHours.value))],
          [
            t('country.reviewDays'),
            said(country.reviewDays, formatList(locale, country.reviewDays.value.map(days))),
          ],
          [
            t('country.caseload'),
            said(country.caseloadNorm, t('country.cases', { count: country.caseloadNorm.value })),
          ],
          [
            t('country.supervisorSpan'),
            said(
              country.supervisorSpan,
              t('country.workers', { count: country.supervisorSpan.value }),
            ),
          ],
          ...clocksInDays(country).map(
            ([label, fact, count]) =>
              [
                t(label),
                said(
                  fact,
                  fact.countedIn === 'working-days'
                    ? t('country.workingDays', { count })
                    : days(count),
                ),
              ] as const,
          ),
        ]}
      />
    </Card>
  );
}

function Places({ country }: Part): ReactNode {
  const { t, locale } = useWords();
  const { units, codes, pcodeSource } = country.provinces;
  const language = (code: string): string => findWords(`country.languages.${code}`) ?? code;
  const provinceName = (code: string): string =>
    pickName(units.find((unit) => unit.code === code)?.names ?? {}, locale, code);
  return (
    <Card title={t('country.places')}>
      <Facts
        facts={[
          [
            t('country.timeZone'),
            <Said key="zone" fact={country.timeZone} country={country}>
              {country.timeZone.value}
            </Said>,
          ],
          ...country.officialLanguages.value.map(
            (one) =>
              [
                t(`country.languageStandings.${one.standing}`),
                one.province
                  ? `${language(one.language)} (${provinceName(one.province)})`
                  : language(one.language),
              ] as const,
          ),
        ]}
      />
      <p className="label">{t('country.provinces')}</p>
      <Facts
        facts={units.map(
          (unit) => [pickName(unit.names, locale), `${unit.code} · ${unit.pcode}`] as const,
        )}
      />
      <p>
        <Standing fact={codes} country={country} />
        <br />
        <Standing fact={{ source: pcodeSource, status: codes.status }} country={country} />
      </p>
    </Card>
  );
}
