// One line of Today: what to do and why, what was promised and since when, what happens otherwise.
// One button does it; one link, where that is allowed, puts it off or hands it to a colleague.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt, isDay, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { TodayItem } from '../../../web/kit/today-parts.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';
import { handOnAt, putOffAt, stepOf } from './today-steps.ts';
import { otherwiseOf, subjectOf } from './today-words.ts';

export type Item = ReturnsOf<typeof readToday>['items'][number];
export type May = ReturnsOf<typeof readToday>['may'];

export function TodayLine({ item, may }: { readonly item: Item; readonly may: May }): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const [step, place] = stepOf(item, may);
  const subject = subjectOf(item);
  const otherwise = otherwiseOf(item, role);
  const returned = item.why.facts['refusal'];
  return (
    <TodayItem
      step={
        <>
          <ButtonLink to={place}>{t(`today.steps.${step}`)}</ButtonLink>
          {item.may.putOff && (
            <Link to={putOffAt(item)} className="small">
              {t('today.putOff.link')}
            </Link>
          )}
          {item.may.handOn && (
            <Link to={handOnAt(item)} className="small">
              {t('today.handOn')}
            </Link>
          )}
        </>
      }
    >
      <span>
        {whyOf(item, t)}
        {subject && `: ${t(subject)}`}
      </span>
      {returned && (
        <span>{t('today.because', { reason: t(`today.returns.${returned}` as WordKey) })}</span>
      )}
      <When item={item} />
      <Told item={item} />
      {otherwise && <span className="soft small">{t(otherwise)}</span>}
    </TodayItem>
  );
}

function whyOf({ why }: Item, t: ReturnType<typeof useWords>['t']): string {
  const { code, facts } = why;
  if (code === 'first-contact-due') {
    const priority = priorityOf(facts['priority']);
    if (facts['met'] !== true) return t(`today.why.first-contact.${priority}`);
    return t(facts['because'] === 'safety-concern' ? 'today.why.see-again' : 'today.why.see-soon');
  }
  if (code === 'review-due') return t('today.why.review-due', { days: Number(facts['afterDays']) });
  if (code === 'urgent-concern') {
    const { source } = facts;
    return t(
      `today.why.urgent-concern.${source === 'visit' || source === 'assessment' ? source : 'other'}`,
    );
  }
  if (code === 'told-to-answer') return t(`today.why.${code}`, { number: Number(facts['number']) });
  return t(`today.why.${code}`);
}

function priorityOf(value: unknown): 'high' | 'medium' | 'low' {
  return value === 'high' || value === 'medium' ? value : 'low';
}

/** Agreed with the person, and therefore a promise. */
const isPromise = ({ why: { code } }: Item): boolean =>
  code === 'visit-due' || code === 'action-due';

const hasHour = ({ kind }: Item): boolean =>
  kind === 'safety-clock' || kind === 'urgent' || kind === 'handing';

/** Danger and safety clocks have an hour; everything else has a day. */
function When({ item }: { readonly item: Item }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { missed, why, since, dueAt } = item;
  const dayOf = (instant: string): string =>
    formatDay(locale, dayAt(new Date(instant), timeZone), 'medium');
  const began = t(isPromise(item) ? 'today.promised' : 'today.since', { when: dayOf(since) });
  if (dueAt === null) return <span className="soft small">{began}</span>;
  const day = [why.facts['dueOn'], why.facts['untilOn']].find(
    (each) => typeof each === 'string' && isDay(each),
  );
  const when = hasHour(item)
    ? formatDateTime(locale, new Date(dueAt), timeZone)
    : typeof day === 'string'
      ? formatDay(locale, toDay(day), 'medium')
      : dayOf(dueAt);
  return (
    <span className="soft small">
      {missed ? (
        <Badge kind="danger">{t('today.missed', { when })}</Badge>
      ) : (
        `${t('today.due', { when })} ·`
      )}{' '}
      {began}
    </span>
  );
}

/** What colleagues have said about it meanwhile. */
function Told({ item: { putOff, handed } }: { readonly item: Item }): ReactNode {
  const { t, locale } = useWords();
  return (
    <>
      {putOff && (
        <span>
          {t('today.putOff.said', {
            name: putOff.byName ?? t('today.putOff.somebody'),
            when: formatDay(locale, toDay(putOff.untilOn), 'medium'),
            reason: t(`today.putOff.reasons.${putOff.reason}` as WordKey),
          })}
        </span>
      )}
      {handed && (
        <span>
          {t(`today.handed.${handed.state}`, { name: handed.toName ?? t('today.putOff.somebody') })}
        </span>
      )}
    </>
  );
}
