// Restrictions, each with its last day large and plain, and what follows from it today. One that is
// over says since when: nothing of it binds any longer, and nobody has to remember to say so.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import type { MatterPage } from '../model.ts';
import type { RestrictionState } from '../model-restrictions.ts';
import './legal.css';
import { useToday } from './today.ts';

type Restriction = MatterPage['restrictions'][number];
const rank: Readonly<Record<RestrictionState, number>> = {
  active: 0,
  ordered: 1,
  over: 2,
  lifted: 3,
  quashed: 3,
};

export function Restrictions({ matter }: { readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const base = `/matters/${matter.subject.id}/restrictions`;
  const sorted = [...matter.restrictions].sort((one, other) => rank[one.state] - rank[other.state]);
  return (
    <Card
      title={t('legal.restrictions.title')}
      actions={
        matter.may.restrict && (
          <ButtonLink to={`${base}/new`} icon="add">
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
          liftTo={matter.may.restrict ? `${base}/${restriction.id}/lifting` : null}
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
  liftTo,
}: {
  readonly restriction: Restriction;
  readonly liftTo: string | null;
}): ReactNode {
  const { t, locale } = useWords();
  const { state, kind } = restriction;
  const mayLift =
    liftTo !== null && !restriction.lifting && (state === 'active' || state === 'ordered');
  return (
    <section className={`legal-restriction legal-restriction-${state}`}>
      <div className="card-head">
        <h3>{t(`legal.kinds.${kind}`)}</h3>
        <Badge kind={state === 'active' ? 'warning' : state === 'ordered' ? 'info' : 'success'}>
          {t(`legal.restrictionStates.${state}`)}
        </Badge>
      </div>
      <LastDay restriction={restriction} />
      <Facts
        facts={[
          [t('legal.restriction.scope'), restriction.scope],
          [t('legal.restriction.startOn'), formatDay(locale, toDay(restriction.startOn))],
          [t('legal.restriction.court'), restriction.court],
          [t('legal.restriction.orderNumber'), restriction.orderNumber],
        ]}
      />
      {mayLift && (
        <p>
          <ButtonLink to={liftTo}>{t('legal.lift.title')}</ButtonLink>
        </p>
      )}
    </section>
  );
}

function LastDay({ restriction }: { readonly restriction: Restriction }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const { state, lifting } = restriction;
  const endOn = toDay(restriction.endOn);
  if (lifting) {
    const day = formatDay(locale, toDay(lifting.onDay));
    return (
      <div>
        <p className="legal-last-day">{t(`legal.deadlines.${lifting.kind}`, { day })}</p>
        <p className="soft">
          {t('legal.restriction.liftingOrder', { number: lifting.orderNumber })}
        </p>
      </div>
    );
  }
  if (state === 'over') {
    const day = formatDay(locale, addDays(endOn, 1));
    return (
      <div>
        <p className="legal-last-day">{t('legal.deadlines.overSince', { day })}</p>
        <BilingualSafetyText textKey="legal.rights.over" />
      </div>
    );
  }
  return (
    <div>
      <p className="soft">{t('legal.restriction.endOn')}</p>
      <p className="legal-last-day">
        <time dateTime={endOn}>{formatDay(locale, endOn)}</time>
      </p>
      <p>{t('legal.deadlines.ends', { when: formatRelativeDay(locale, endOn, today) })}</p>
    </div>
  );
}
