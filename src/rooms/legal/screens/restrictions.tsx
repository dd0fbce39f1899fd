// The restrictions of a matter, those in force first, each with its last day and what is due to the
// person. Everything else is on the page of each restriction.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { MatterPage } from '../matter/shapes.ts';
import type { RestrictionState } from '../restriction/model.ts';
import type { Restriction } from '../restriction/shapes.ts';
import './legal.css';
import { DutyBadge, LastDay, StateBadges } from './restriction-days.tsx';

const rank: Readonly<Record<RestrictionState, number>> = {
  active: 0,
  ordered: 1,
  over: 2,
  lifted: 3,
  quashed: 3,
};

export function Restrictions({ matter }: { readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const subjectId = matter.subject.id;
  const sorted = [...matter.restrictions].sort((one, other) => rank[one.state] - rank[other.state]);
  return (
    <Card
      title={t('legal.restrictions.title')}
      actions={
        matter.may.restrict && (
          <ButtonLink to={to(paths.newRestriction, { subjectId })} icon="add">
            {t('legal.restrictions.add')}
          </ButtonLink>
        )
      }
    >
      {sorted.length === 0 && <p>{t('legal.restrictions.none')}</p>}
      {sorted.map((restriction) => (
        <RestrictionPart
          key={restriction.id}
          restriction={restriction}
          to={to(paths.restriction, { subjectId, restrictionId: restriction.id })}
        />
      ))}
      {sorted.length > 0 && (
        <div className="legal-rights">
          <h3>{t('legal.restrictions.appeal')}</h3>
          <BilingualSafetyText textKey="legal.rights.appeal" />
        </div>
      )}
    </Card>
  );
}

function RestrictionPart({
  restriction,
  to,
}: {
  readonly restriction: Restriction;
  readonly to: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { state, kind } = restriction;
  return (
    <section className={`legal-restriction legal-restriction-${state}`}>
      <div className="card-head">
        <h3>{t(`legal.kinds.${kind}`)}</h3>
        <StateBadges restriction={restriction} />
      </div>
      <LastDay restriction={restriction} />
      <Duties restriction={restriction} />
      <Facts
        facts={[
          [t('legal.restriction.scope'), restriction.scope],
          [t('legal.restriction.startOn'), formatDay(locale, toDay(restriction.startOn))],
          [t('legal.restriction.court'), restriction.court],
          [t('legal.restriction.orderNumber'), restriction.orderNumber],
        ]}
      />
      <p>
        <ButtonLink to={to} icon="next">
          {t('restrictions.page.open')}
        </ButtonLink>
      </p>
    </section>
  );
}

function Duties({ restriction }: { readonly restriction: Restriction }): ReactNode {
  const { t } = useWords();
  if (restriction.duties.length === 0) return null;
  return (
    <ul className="legal-duties">
      {restriction.duties.map(({ duty, dueOn, requestId }) => (
        <li key={duty + (requestId ?? '')}>
          {t(`restrictions.duties.${duty}`)} <DutyBadge dueOn={dueOn} />
        </li>
      ))}
    </ul>
  );
}
