// What is needed to find and save the person: how to reach them, who answers for a child, who knows
// the family, what the police ask for, and who was told. Ways to reach come first: seconds may
// count.

import type { ReactNode } from 'react';
import { formatBirth, formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { useMe } from '../../../web/use-session.ts';
import { CallLink } from './emergency-call.tsx';
import type { EmergencyFile } from './emergency-open.tsx';

type Shown = { readonly file: EmergencyFile };

export function EmergencyCards({ file }: Shown): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Reach file={file} />
      {file.mayBeMinor && <Covers file={file} />}
      <WhoKnows file={file} />
      {file.helpers.length > 0 && <Helpers file={file} />}
      <Details file={file} />
      <Notice title={t('emergency.told.title', { names: file.told.join(', ') })}>
        <p>{t('emergency.told.text')}</p>
      </Notice>
    </>
  );
}

function Reach({ file }: Shown): ReactNode {
  const { t } = useWords();
  const { age, contacts } = file;
  const phones = contacts.filter(({ kind }) => kind === 'phone');
  const other = contacts.filter(({ kind }) => kind !== 'phone');
  const years =
    age &&
    (age.least === age.most
      ? t('emergency.years', { count: age.least })
      : t('emergency.yearsBetween', { least: age.least, most: age.most }));
  return (
    <Card
      title={file.names[0] ?? file.caseCode}
      actions={file.mayBeMinor && <Badge kind="info">{t('emergency.mayBeMinor')}</Badge>}
    >
      {years && <p>{years}</p>}
      {contacts.length === 0 && <p>{t('emergency.reachNone')}</p>}
      <div className="emergency-calls">
        {phones.map(({ value }) => (
          <CallLink
            key={value}
            number={value}
            words={t('emergency.callNumber', { number: value })}
          />
        ))}
      </div>
      <Facts facts={other.map(({ kind, value }) => [t(`people.contactKinds.${kind}`), value])} />
    </Card>
  );
}

function Details({ file }: Shown): ReactNode {
  const { t, locale } = useWords();
  const spellings = file.names.slice(1);
  return (
    <Card title={t('emergency.details')}>
      <Facts
        none={t('emergency.notKnown')}
        facts={[
          [t('emergency.code'), file.caseCode],
          ...(spellings.length > 0
            ? [[t('emergency.spellings'), spellings.join(' · ')] as const]
            : []),
          [t('emergency.born'), formatBirth(locale, file.birth as Birth)],
          [t('emergency.sex'), t(`people.sex.${file.sex}`)],
          [t('emergency.province'), file.province && <ProvinceName code={file.province} />],
        ]}
      />
    </Card>
  );
}

function Covers({ file: { covers } }: Shown): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('emergency.covers')}>
      {covers.length === 0 && <p>{t('emergency.coversNone')}</p>}
      {covers.map((cover, at) => (
        <div className="stack" key={at}>
          <p>
            <strong>
              {cover.name ?? pickName(cover.bodyNames ?? {}, locale, t('emergency.notKnown'))}
            </strong>
            {cover.relation &&
              ` (${findWords(`people.relations.${cover.relation}`) ?? cover.relation})`}
          </p>
          <div className="emergency-calls">
            {cover.phones.map((number) => (
              <CallLink
                key={number}
                number={number}
                words={t('emergency.callNumber', { number })}
              />
            ))}
          </div>
        </div>
      ))}
    </Card>
  );
}

function WhoKnows({ file }: Shown): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { contactedAt, lastVisit, nextVisitOn } = file;
  const named = (wanted: string): string | null =>
    file.team
      .filter(({ part }) => part === wanted)
      .map(({ name }) => name)
      .join(', ') || null;
  return (
    <Card title={t('emergency.knows')}>
      <Facts
        none={t('emergency.nobody')}
        facts={[
          [t('emergency.organisation'), pickName(file.organisationNames, locale, '')],
          [t('care.case.lead'), named('lead')],
          [t('care.case.supervisor'), named('supervisor')],
          ...(named('team') ? [[t('emergency.team'), named('team')] as const] : []),
        ]}
      />
      <Facts
        none={t('emergency.notYet')}
        facts={[
          [t('emergency.priority'), t(`care.priorities.${file.priority}`)],
          [
            t('emergency.lastVisit'),
            lastVisit &&
              t('emergency.lastVisitText', {
                day: formatDay(locale, toDay(lastVisit.on), 'medium'),
                concern: t(`emergency.concerns.${lastVisit.concern}`),
              }),
          ],
          ...(contactedAt
            ? []
            : [
                [
                  t('emergency.contactDue'),
                  formatDateTime(locale, new Date(file.contactDueAt), timeZone),
                ] as const,
              ]),
          [
            t('emergency.nextVisit'),
            nextVisitOn && formatDay(locale, toDay(nextVisitOn), 'medium'),
          ],
        ]}
      />
    </Card>
  );
}

function Helpers({ file: { helpers } }: Shown): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('emergency.helpers')}>
      <Facts
        facts={helpers.map(({ service, providerName, providerNames }) => [
          t(`care.services.${service}`),
          providerName ?? pickName(providerNames ?? {}, locale, t('emergency.notKnown')),
        ])}
      />
    </Card>
  );
}
