// What the person was told, what they appealed, and what the court has changed since the order.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { localeNames } from '../../../engine/languages/locale.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { isOpen, type PartProps, PartCard } from './restriction-parts.tsx';

export function Telling({ page, of }: PartProps): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day), 'medium');
  const action = { to: to(paths.restrictionTelling, of), label: t('restrictions.telling.title') };
  return (
    <PartCard title={t('restrictions.telling.list')} action={isOpen(page) ? action : null}>
      {page.notices.length === 0 && <p>{t('restrictions.telling.none')}</p>}
      {page.notices.length > 0 && (
        <Rows label={t('restrictions.telling.list')}>
          {page.notices.map(({ id, about, toldOn, how, language, toldEndOn }) => (
            <Row
              key={id}
              title={`${say(toldOn)}: ${t(`restrictions.about.${about}`)}`}
              text={[
                t(`restrictions.ways.${how}`),
                language === 'other'
                  ? t('restrictions.telling.otherLanguage')
                  : localeNames[language],
                t('restrictions.telling.ofEnd', { day: say(toldEndOn) }),
              ].join(' · ')}
            />
          ))}
        </Rows>
      )}
    </PartCard>
  );
}

export function Appeals({ page, of }: PartProps): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day), 'medium');
  const hasPending = page.appeals.some(({ state }) => state === 'pending');
  const action = { to: to(paths.newAppeal, of), label: t('restrictions.appeal.lodge') };
  return (
    <PartCard title={t('restrictions.appeal.title')} action={hasPending ? null : action}>
      {page.appealTerms && (
        <div>
          <p className="soft">{t('restrictions.appeal.terms')}</p>
          <p>{page.appealTerms}</p>
        </div>
      )}
      <BilingualSafetyText textKey="legal.rights.appeal" />
      {page.appeals.length > 0 && (
        <Rows label={t('restrictions.appeal.title')}>
          {page.appeals.map(({ id, court, lodgedOn, state, decidedOn, orderNumber }) => (
            <Row
              key={id}
              to={state === 'pending' ? to(paths.appeal, { ...of, appealId: id }) : undefined}
              title={court}
              text={[
                t('restrictions.appeal.lodged', { day: say(lodgedOn) }),
                decidedOn && t('restrictions.appeal.decided', { day: say(decidedOn) }),
                orderNumber && t('legal.restriction.liftingOrder', { number: orderNumber }),
              ]
                .filter(Boolean)
                .join(' · ')}
              aside={
                <Badge kind={state === 'pending' ? 'warning' : 'plain'}>
                  {t(`restrictions.appealStates.${state}`)}
                </Badge>
              }
            />
          ))}
        </Rows>
      )}
    </PartCard>
  );
}

export function Variations({ page, of }: PartProps): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day), 'medium');
  const action = { to: to(paths.restrictionVariation, of), label: t('restrictions.vary.title') };
  return (
    <PartCard title={t('restrictions.vary.list')} action={isOpen(page) ? action : null}>
      <BilingualSafetyText textKey="restrictions.deadlines.onlyEarlier" />
      {page.variations.length > 0 && (
        <Rows label={t('restrictions.vary.list')}>
          {page.variations.map(({ id, onDay, court, orderNumber, scope, endOn }) => (
            <Row
              key={id}
              title={t('restrictions.vary.since', { day: say(onDay) })}
              text={[
                endOn && t('restrictions.vary.newEnd', { day: say(endOn) }),
                scope,
                court,
                t('legal.restriction.liftingOrder', { number: orderNumber }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Rows>
      )}
    </PartCard>
  );
}
