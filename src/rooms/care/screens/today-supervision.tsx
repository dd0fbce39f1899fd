// On Today: supervision of those who work here. A worker sees what was agreed and what became of an
// ask; a supervisor with whom a time is to be agreed; a manager what was left undone. When, with
// whom, and nothing else.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import {
  formatDateTime,
  formatDay,
  formatList,
  formatNumber,
} from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { TodayGroupList, TodayItem } from '../../../web/kit/today-parts.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';

type Item = ReturnsOf<typeof readToday>['supervision'][number];

/** The others are on their own page. */
const shownMost = 6;

export function TodaySupervision({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { t, locale } = useWords();
  const more = items.length - shownMost;
  return (
    <div>
      <TodayGroupList
        id="today-supervision"
        title={t('today.supervision.heading')}
        count={items.length}
      >
        {items.slice(0, shownMost).map((item) => (
          <Line key={[item.code, item.record, item.kind].join(' ')} item={item} />
        ))}
      </TodayGroupList>
      {more > 0 && (
        <Link to={to(paths.supervision)}>
          {t('today.supervision.more', { number: formatNumber(locale, more) })}
        </Link>
      )}
    </div>
  );
}

function Line({ item }: { readonly item: Item }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { code, kind, wish, at } = item;
  const nameOf = (one: Item['with']): string => one?.name ?? t('today.supervision.somebody');
  const isOwn = code === 'supervision-planned' || code === 'supervision-own-ask';
  const title = isOwn
    ? t(`today.supervision.own.${code}`)
    : formatList(locale, item.workers.map(nameOf));
  const when = at === null ? '' : formatDateTime(locale, new Date(at), timeZone);
  return (
    <TodayItem step={<Step item={item} />}>
      <span className="rows-title">{title}</span>
      <span>
        {t(`today.supervision.why.${code}`, {
          name: nameOf(item.with),
          when,
          kind: kind === null ? '' : t(`today.supervision.kinds.${kind}`),
        })}
      </span>
      {wish !== null && <span>{t(`today.supervision.wishes.${wish}`)}</span>}
      {item.seenAt !== null && (
        <span>
          {t(
            code === 'supervision-own-ask' ? 'today.supervision.seen' : 'today.supervision.youSaw',
          )}
        </span>
      )}
      <Due item={item} />
    </TodayItem>
  );
}

function Due({ item: { code, dueAt, missed, since } }: { readonly item: Item }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const dayOf = (instant: number): string =>
    formatDay(locale, dayAt(new Date(instant), timeZone), 'medium');
  // What was agreed already says when.
  if (code === 'supervision-planned') return null;
  // A day ends with its last moment.
  const due = dueAt && dayOf(Date.parse(dueAt) - 1);
  return (
    <span className="soft small">
      {due && missed && <Badge kind="warning">{t('today.missed', { when: due })}</Badge>}
      {due && !missed && `${t('today.due', { when: due })} ·`}{' '}
      {t('today.since', { when: dayOf(Date.parse(since)) })}
    </span>
  );
}

function Step({ item: { code, record, kind } }: { readonly item: Item }): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const own = { path: to(paths.supervision), step: 'look' } as const;
  const isSupervisor = role === 'supervisor';
  const places = {
    'supervision-planned': own,
    'supervision-own-ask': own,
    'supervision-asked': own,
    'supervision-overdue': own,
    'supervision-due': {
      path: to(paths.newSupervision, {}, { with: record, kind: kind ?? 'individual' }),
      step: 'plan',
    },
    'supervision-to-record': {
      path: to(paths.supervisionOutcome, { supervisionId: record }),
      step: 'record',
    },
    'supervisor-missing': { path: to(paths.supervisorOf, { workerId: record }), step: 'name' },
  } as const;
  const { path, step } = places[code];
  return (
    <ButtonLink to={path}>
      {t(
        `today.supervision.steps.${code === 'supervision-asked' && isSupervisor ? 'answer' : step}`,
      )}
    </ButtonLink>
  );
}
