// The first page of a working day: whom to see first, why, and by when. The server orders by safety
// clock; a missed time is said in plain words and never only by a colour. Each item leads in one
// tap to the person or to the step itself. Kept small on purpose: on a slow line, this is the wait.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDateTime, formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt, isDay, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';
import { ListsTakenBack, TodayLists } from './today-lists.tsx';
import { otherwiseOf, subjectOf } from './today-words.ts';
import { todayInput, todayKey } from './warm-today.ts';

type Item = ReturnsOf<typeof readToday>['items'][number];
type LeavingOf = ReturnsOf<typeof readToday>['leaving'];
type Move = ReturnsOf<typeof readToday>['moves'][number];
type May = ReturnsOf<typeof readToday>['may'];

export function Today(): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof readToday>(todayKey, todayInput);
  const lead = query.data && formatDay(locale, toDay(query.data.day));
  return (
    <Page tabTitle="today.title" lead={lead}>
      <Loaded
        query={query}
        isEmpty={({ items, moves, lists, takenBack, leaving, leftBehind }) =>
          items.length + moves.length + lists.length + takenBack.length + leftBehind === 0 &&
          !leaving
        }
        empty={
          <EmptyState title={t('today.empty')}>
            <p>{t('today.emptyText')}</p>
          </EmptyState>
        }
      >
        {({ items, moves, leaving, leftBehind, more, lists, takenBack, may }) => (
          <div className="stack">
            {takenBack.length > 0 && <ListsTakenBack lists={takenBack} />}
            {lists.length > 0 && <TodayLists lists={lists} />}
            {items.some((item) => item.missed && item.kind === 'safety-clock') && <MissedNotice />}
            {leaving && <Leaves {...leaving} />}
            {leftBehind > 0 && <LeftBehind cases={leftBehind} />}
            {items.length + moves.length > 0 && (
              <ul className="rows" aria-label={t('today.title')}>
                {moves.map((move) => (
                  <CodedMove key={move.id} move={move} />
                ))}
                {items.map((item) => (
                  <TodayItem key={keyOf(item)} item={item} may={may} />
                ))}
              </ul>
            )}
            {more && <p className="soft">{t('today.more', { count: items.length })}</p>}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function keyOf({ kind, personId, dueAt, why }: Item): string {
  return [kind, personId, dueAt, why.facts['actionId'], why.facts['purpose']].join(' ');
}

function MissedNotice(): ReactNode {
  // The usual text asks to tell the supervisor, so supervisors get another one.
  const { role } = useMe();
  const textKey = role === 'supervisor' ? 'today.safety.missedSupervisor' : 'today.safety.missed';
  return (
    <Notice kind="danger">
      <BilingualSafetyText textKey={textKey} />
    </Notice>
  );
}

function TodayItem({ item, may }: { readonly item: Item; readonly may: May }): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const { personId, personCode, name } = item;
  const [step, place] = stepOf(item, may.write);
  const subject = subjectOf(item);
  const otherwise = otherwiseOf(item, role);
  const returned = item.why.facts['refusal'];
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <Link
            to={may.openFile ? to(paths.person, { personId }) : place}
            className="rows-title today-person"
          >
            {name ?? personCode}
          </Link>
          <span>{whyOf(item, t)}</span>
          {subject && <span>{t(subject)}</span>}
          {returned && (
            <span>{t('today.because', { reason: t(`today.returns.${returned}` as WordKey) })}</span>
          )}
          <When item={item} />
          {otherwise && <span className="soft small">{t(otherwise)}</span>}
        </span>
        <span className="rows-aside">
          <ButtonLink to={place}>{t(`today.steps.${step}`)}</ButtonLink>
        </span>
      </div>
    </li>
  );
}

/** The own organisation leaves the programme: what is still to be moved, and by when. */
function Leaves({ leavesOn, left }: NonNullable<LeavingOf>): ReactNode {
  const { t, locale } = useWords();
  const { role } = useMe();
  const when = formatDay(locale, toDay(leavesOn), 'medium');
  return (
    <Notice kind={left > 0 ? 'warning' : 'info'}>
      <p>{t('today.leaving', { when, left: formatNumber(locale, left) })}</p>
      {role === 'cso-manager' && (
        <p>
          <ButtonLink to={to(paths.leaving)}>{t('today.moves.look')}</ButtonLink>
        </p>
      )}
    </Notice>
  );
}

/** Somebody left, and nobody was named in their place. */
function LeftBehind({ cases }: { readonly cases: number }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Notice kind="warning">
      <p>{t('today.leftBehind', { count: formatNumber(locale, cases) })}</p>
      <p>
        <ButtonLink to={to(paths.cases, {}, { unassigned: 'any' })}>
          {t('today.leftBehindLook')}
        </ButtonLink>
      </p>
    </Notice>
  );
}

const stepOfMove = { proposed: 'answer', accepted: 'name', withdrawn: 'look' } as const;

/** A case that another organisation would hand over: by its code, because nobody may know more. */
function CodedMove({ move }: { readonly move: Move }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { caseCode, state, since, dueOn, missed } = move;
  const started = formatDay(locale, dayAt(new Date(since), timeZone), 'medium');
  const due = formatDay(locale, toDay(dueOn), 'medium');
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{t('today.moves.title', { code: caseCode })}</span>
          <span>{t(`today.moves.${state}`)}</span>
          <span className="soft small">{t('today.since', { when: started })}</span>
          {state !== 'withdrawn' &&
            (missed ? (
              <Badge kind="danger">{t('today.missed', { when: due })}</Badge>
            ) : (
              <span className="soft small">{t('today.due', { when: due })}</span>
            ))}
        </span>
        <span className="rows-aside">
          <ButtonLink to={to(paths.moves, {}, { state })}>
            {t(`today.moves.${stepOfMove[state]}`)}
          </ButtonLink>
        </span>
      </div>
    </li>
  );
}

function whyOf({ why }: Item, t: ReturnType<typeof useWords>['t']): string {
  const { code, facts } = why;
  if (code === 'first-contact-due')
    return t(`today.why.first-contact.${priorityOf(facts['priority'])}`);
  if (code === 'review-due') return t('today.why.review-due', { days: Number(facts['afterDays']) });
  return t(`today.why.${code}`);
}

function priorityOf(value: unknown): 'high' | 'medium' | 'low' {
  return value === 'high' || value === 'medium' ? value : 'low';
}

/** News of what somebody decided: it has a day, and nothing is due. */
const isPast = (code: Item['why']['code']): boolean =>
  code === 'closing-returned' || code === 'hold-refused';

/** The safety clock has an hour; everything else has a day. */
function When({ item }: { readonly item: Item }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { kind, missed, why } = item;
  const day = [why.facts['dueOn'], why.facts['untilOn']].find(
    (each) => typeof each === 'string' && isDay(each),
  );
  const when =
    kind === 'safety-clock'
      ? formatDateTime(locale, new Date(item.dueAt), timeZone)
      : formatDay(
          locale,
          typeof day === 'string' ? toDay(day) : dayAt(new Date(item.dueAt), timeZone),
          'medium',
        );
  if (kind === 'search' || isPast(why.code) || (kind === 'move' && !missed))
    return <span className="soft small">{t('today.since', { when })}</span>;
  if (!missed) return <span className="soft small">{t('today.due', { when })}</span>;
  return (
    <span>
      <Badge kind="danger">{t('today.missed', { when })}</Badge>
    </span>
  );
}

type Step =
  | 'visit'
  | 'open'
  | 'review'
  | 'plan'
  | 'consent'
  | 'basis'
  | 'cover'
  | 'search'
  | 'closing'
  | 'hold'
  | 'move';

/** What to do about it; those who only follow a case open it instead. */
function stepOf({ kind, personId, caseId, why }: Item, mayWrite: boolean): readonly [Step, string] {
  switch (kind) {
    case 'safety-clock':
    case 'visit':
      return mayWrite
        ? ['visit', to(paths.newVisit, { personId })]
        : ['open', to(paths.person, { personId })];
    case 'review':
      return ['review', to(paths.plan, { personId })];
    case 'plan':
    case 'action':
      return ['plan', to(paths.plan, { personId })];
    case 'consent':
      if (why.code === 'basis-needed' || why.code === 'ground-ends')
        return [
          'basis',
          to(paths.planBasis, { personId }, { action: String(why.facts['actionId']) }),
        ];
      return mayWrite
        ? ['consent', to(paths.newConsent, { personId })]
        : ['open', to(paths.person, { personId })];
    case 'cover':
      if (why.code === 'search-ended' && mayWrite)
        return ['visit', to(paths.newVisit, { personId })];
      return ['cover', to(paths.cover, { personId })];
    case 'closing':
      return ['closing', to(paths.caseClosing, { caseId: caseId ?? '' })];
    case 'hold':
      return ['hold', to(paths.caseOfPerson, { personId })];
    case 'move':
      return ['move', to(paths.caseMove, { caseId: caseId ?? '' })];
    case 'search':
      return ['search', to(paths.search, { searchId: String(why.facts['searchId']) })];
  }
}
