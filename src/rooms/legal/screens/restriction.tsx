// One restriction: when it ends, what exactly is ordered, what is owed to the person now; then what
// she asked, where she reports, what she was told, what the court did. After its last day it can
// only be read.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRestriction } from '../api-restrictions.ts';
import { contactKinds } from '../rules-restrictions.ts';
import './legal.css';
import { Contacts, Permissions } from './restriction-course.tsx';
import { DutyBadge, LastDay, StateBadges } from './restriction-days.tsx';
import { Appeals, Telling, Variations } from './restriction-decisions.tsx';
import { paramsOf, pathOf } from './restriction-form.tsx';
import { isOpen, type PartProps } from './restriction-parts.tsx';
import { useNewDay } from './today.ts';

export function OneRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const query = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  useNewDay(query.retry);
  const { data } = query;
  const crumbs = [
    { to: '/matters', label: t('legal.list.title') },
    { to: `/matters/${of.subjectId}`, label: t('legal.matter.title') },
  ];
  return (
    <Page
      tabTitle="restrictions.page.title"
      title={data && t(`legal.kinds.${data.restriction.kind}`)}
      lead={data && `${data.subject.fullName} · ${data.subject.code}`}
      breadcrumbs={crumbs}
    >
      <Loaded query={query} room="restrictions" isEmpty={() => false}>
        {(page) => <Parts page={page} base={pathOf(of)} />}
      </Loaded>
    </Page>
  );
}

function Parts({ page, base }: PartProps): ReactNode {
  return (
    <>
      <Owed page={page} base={base} />
      <Ordered page={page} base={base} />
      <Permissions page={page} base={base} />
      {contactKinds.includes(page.restriction.kind) && <Contacts page={page} base={base} />}
      <Telling page={page} base={base} />
      <Appeals page={page} base={base} />
      <Variations page={page} base={base} />
    </>
  );
}

function Owed({ page, base }: PartProps): ReactNode {
  const { t } = useWords();
  const { duties } = page.restriction;
  if (duties.length === 0) return null;
  return (
    <Notice kind="warning" title={t('restrictions.duty.owed')}>
      <ul className="legal-duties">
        {duties.map(({ duty, dueOn, requestId }) => (
          <li key={duty + (requestId ?? '')}>
            <ButtonLink
              to={
                duty === 'answer-permission'
                  ? `${base}/permissions/${requestId}`
                  : `${base}/telling`
              }
            >
              {t(`restrictions.duties.${duty}`)}
            </ButtonLink>{' '}
            <DutyBadge dueOn={dueOn} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Ordered({ page, base }: PartProps): ReactNode {
  const { t, locale } = useWords();
  const { restriction } = page;
  const say = (day: string) => formatDay(locale, toDay(day));
  const isShorter = restriction.lastDay !== restriction.endOn;
  return (
    <section className={`card legal-restriction legal-restriction-${restriction.state}`}>
      <div className="card-head">
        <h2>{t('restrictions.page.ordered')}</h2>
        <StateBadges restriction={restriction} />
      </div>
      <LastDay restriction={restriction} />
      <Facts
        facts={[
          [t('legal.restriction.scope'), restriction.scope],
          [t('legal.restriction.startOn'), say(restriction.startOn)],
          [t('restrictions.page.firstEnd'), isShorter && say(restriction.endOn)],
          [
            t('restrictions.page.firstScope'),
            page.orderedScope !== restriction.scope && page.orderedScope,
          ],
          [t('legal.restriction.court'), restriction.court],
          [t('legal.restriction.orderNumber'), restriction.orderNumber],
          [t('restrictions.grounds.role'), page.groundsRole],
          [t('restrictions.grounds.stay'), page.groundsStay],
          [
            t('restrictions.page.law'),
            page.lawEdition && t('restrictions.page.edition', { number: page.lawEdition }),
          ],
        ].map(([name, value]) => [String(name), value === false ? null : value] as const)}
      />
      {isOpen(page) && (
        <div className="row">
          <ButtonLink to={`${base}/notice`} kind="main">
            {t('restrictions.page.notice')}
          </ButtonLink>
          {!restriction.lifting && (
            <ButtonLink to={`${base}/lifting`}>{t('legal.lift.title')}</ButtonLink>
          )}
        </div>
      )}
    </section>
  );
}
