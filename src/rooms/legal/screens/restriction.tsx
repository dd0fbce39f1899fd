// One restriction: when it ends, what exactly is ordered, what is due to the person now; then
// requests for permission, reporting days, what the person was told, and what the court changed.
// After its last day it is read-only.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRestriction } from '../restriction/api.ts';
import { contactKinds } from '../restriction/rules.ts';
import './legal.css';
import { DocumentsOf } from './documents.tsx';
import { Contacts, Permissions } from './restriction-course.tsx';
import { DutyBadge, LastDay, StateBadges } from './restriction-days.tsx';
import { Appeals, Telling, Variations } from './restriction-decisions.tsx';
import { paramsOf } from './restriction-form.tsx';
import { isOpen, type PartProps } from './restriction-parts.tsx';
import { useNewDay } from '../../../web/kit/use-today.ts';

export function OneRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  useNewDay();
  return (
    <RecordPage<typeof readRestriction>
      read="GET /api/matters/:subjectId/restrictions/:restrictionId"
      params={of}
      room="restrictions"
      tabTitle="restrictions.page.title"
      title={({ restriction }) => t(`legal.kinds.${restriction.kind}`)}
      lead={({ subject }) => `${subject.fullName} · ${subject.code}`}
      breadcrumbs={[
        { to: to(paths.matters), label: t('legal.list.title') },
        { to: to(paths.matter, { subjectId: of.subjectId }), label: t('legal.matter.title') },
      ]}
    >
      {(page) => <Parts page={page} of={of} />}
    </RecordPage>
  );
}

function Parts({ page, of }: PartProps): ReactNode {
  return (
    <>
      <Owed page={page} of={of} />
      <Ordered page={page} of={of} />
      <Permissions page={page} of={of} />
      {contactKinds.includes(page.restriction.kind) && <Contacts page={page} of={of} />}
      <Telling page={page} of={of} />
      <Appeals page={page} of={of} />
      <Variations page={page} of={of} />
      <DocumentsOf
        subjectId={of.subjectId}
        record={{ about: 'restriction', id: of.restrictionId }}
      />
    </>
  );
}

function Owed({ page, of }: PartProps): ReactNode {
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
                  ? to(paths.permission, { ...of, permissionId: requestId ?? '' })
                  : to(paths.restrictionTelling, of, {
                      about: duty === 'tell-ending' ? 'ending' : 'beginning',
                    })
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

function Ordered({ page, of }: PartProps): ReactNode {
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
          <ButtonLink to={to(paths.restrictionNotice, of)} kind="main">
            {t('restrictions.page.notice')}
          </ButtonLink>
          {!restriction.lifting && (
            <ButtonLink to={to(paths.restrictionLifting, of)}>{t('legal.lift.title')}</ButtonLink>
          )}
        </div>
      )}
    </section>
  );
}
