// On Today, for those who may take on somebody whom nobody here has yet: a family that is offered,
// a child whom no officer of the authority looks after. By code, because nobody may know more.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';

type Coded = ReturnsOf<typeof readToday>['coded'][number];

/** The longest waiting; the others are on their own page. */
const shownMost = 3;
const placeOf = { 'offer-to-answer': to(paths.offers), 'search-to-take': to(paths.searches) };

export function TodayCoded({ items }: { readonly items: readonly Coded[] }): ReactNode {
  const { t, locale } = useWords();
  const more = items.length - shownMost;
  return (
    <section className="today-group" aria-labelledby="today-coded">
      <h2 id="today-coded">
        {t('today.coded.list')} <span className="soft">{formatNumber(locale, items.length)}</span>
      </h2>
      <ul className="rows" aria-labelledby="today-coded">
        {items.slice(0, shownMost).map((item) => (
          <CodedItem key={item.id} item={item} />
        ))}
      </ul>
      {more > 0 && (
        <Link to={placeOf[items[0]!.code]}>
          {t('today.coded.more', { number: formatNumber(locale, more) })}
        </Link>
      )}
    </section>
  );
}

function CodedItem({ item }: { readonly item: Coded }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const dayOf = (instant: string): string =>
    formatDay(locale, dayAt(new Date(instant), timeZone), 'medium');
  const { code, reference, isUrgent, since, dueAt, missed } = item;
  const due = dayOf(dueAt);
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{t(`today.coded.title.${code}`, { code: reference })}</span>
          <span>{t(`today.coded.why.${code}`)}</span>
          {isUrgent && (
            <span>
              <Badge kind="warning">{t('today.coded.urgent')}</Badge>
            </span>
          )}
          <span className="soft small">
            {missed ? (
              <Badge kind="danger">{t('today.missed', { when: due })}</Badge>
            ) : (
              `${t('today.due', { when: due })} ·`
            )}{' '}
            {t('today.since', { when: dayOf(since) })}
          </span>
        </span>
        <span className="rows-aside">
          <ButtonLink to={placeOf[code]}>{t(`today.coded.step.${code}`)}</ButtonLink>
        </span>
      </div>
    </li>
  );
}
