// An agenda: days with what is due on each, as seven columns on a desk and as one list on a phone.
// The same markup for both, so that a screen reader always finds a list of days. Days off are
// named and not only tinted. View and day are in the address: back, reload and a bookmark show the
// same days.

import '../styles/agenda.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type agendaWords from '../../../languages/en/agenda.json';
import { formatDay, formatMonth, formatTime, weekdayName } from '../../engine/languages/format.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Path, to } from '../paths.ts';
import { useMe } from '../use-session.ts';
import { type AgendaSpan, agendaSpan, agendaViews } from './agenda-span.ts';
import { ButtonLink } from './button-link.tsx';
import { Badge } from './notice.tsx';
import { pickName } from './pick-name.ts';
import { useAddress } from './use-address.ts';
import { useToday } from './use-today.ts';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    agenda: typeof agendaWords;
  }
}

export type AgendaEntry = {
  readonly key: string;
  readonly day: string;
  /** An instant; null: on that day, at no hour. */
  readonly at: string | null;
  readonly title: string;
  readonly text: ReactNode;
  /** Where it leads; null where the reader may not go. */
  readonly to: string | null;
  readonly missed: boolean;
};

export type AgendaDays = {
  readonly today: string;
  readonly more: boolean;
  readonly daysOff: readonly {
    readonly day: string;
    readonly holiday: Readonly<Record<string, string>> | null;
  }[];
};

/** The days that the address asks for. */
export function useAgendaSpan(): AgendaSpan {
  const address = useAddress();
  return agendaSpan(address.get('view'), address.get('day'), useToday());
}

/** Before, today, after; and how many days at once. */
export function AgendaSteps({
  span,
  path,
}: {
  readonly span: AgendaSpan;
  readonly path: Extract<Path, '/agenda' | '/matters-agenda'>;
}): ReactNode {
  const { t } = useWords();
  const { view, day, previous, next } = span;
  const at = (one: Day | undefined, shown = view) => to(path, {}, { view: shown, day: one });
  return (
    <nav className="agenda-steps" aria-label={t('agenda.days')}>
      <ButtonLink to={at(previous)} icon="back">
        {t('agenda.earlier')}
      </ButtonLink>
      <ButtonLink to={at(undefined)}>{t('agenda.today')}</ButtonLink>
      <ButtonLink to={at(next)} icon="next">
        {t('agenda.later')}
      </ButtonLink>
      <ul className="agenda-views" aria-label={t('agenda.view')}>
        {agendaViews.map((one) => (
          <li key={one}>
            <Link to={at(day, one)} aria-current={one === view ? 'page' : undefined}>
              {t(`agenda.views.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function AgendaGrid({
  span,
  entries,
  days,
}: {
  readonly span: AgendaSpan;
  readonly entries: readonly AgendaEntry[];
  readonly days: AgendaDays;
}): ReactNode {
  const { t, locale } = useWords();
  const { view, from } = span;
  const last = addDays(from, span.days - 1);
  const shown = Array.from({ length: span.days }, (_, at) => addDays(from, at));
  const heading =
    view === 'month'
      ? formatMonth(locale, span.day)
      : `${formatDay(locale, from, 'medium')} – ${formatDay(locale, last, 'medium')}`;
  return (
    <section aria-labelledby="agenda-span" className="stack">
      <h2 id="agenda-span">{heading}</h2>
      {entries.length === 0 && <p className="soft">{t(`agenda.empty.${view}`)}</p>}
      <ol className={`agenda agenda-${view}`}>
        {shown.map((day) => (
          <AgendaDay
            key={day}
            day={day}
            days={days}
            entries={entries.filter((entry) => entry.day === day)}
            isOutside={view === 'month' && !day.startsWith(span.day.slice(0, 7))}
          />
        ))}
      </ol>
      {days.more && <p className="soft">{t('agenda.more')}</p>}
    </section>
  );
}

function AgendaDay({
  day,
  days: { today, daysOff },
  entries,
  isOutside,
}: {
  readonly day: Day;
  readonly days: AgendaDays;
  readonly entries: readonly AgendaEntry[];
  /** Drawn to complete a week of the month; the list on a phone leaves it out. */
  readonly isOutside: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const off = daysOff.find((one) => one.day === day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const holiday = off?.holiday && pickName(off.holiday, locale);
  const classes = [
    'agenda-day',
    off ? 'agenda-off' : '',
    day === today ? 'agenda-today' : '',
    isOutside ? 'agenda-outside' : '',
    entries.length === 0 && day !== today && !holiday ? 'agenda-bare' : '',
  ];
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      aria-current={day === today ? 'date' : undefined}
    >
      <h3>
        {weekdayName(locale, weekday, 'short')}{' '}
        <span className="agenda-date">{formatDay(locale, day, 'medium')}</span>
        <span className="agenda-number" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        {day === today && <span className="agenda-now">{t('agenda.today')}</span>}
      </h3>
      {off && <p className="soft small">{holiday || t('agenda.dayOff')}</p>}
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Entry({ entry }: { readonly entry: AgendaEntry }): ReactNode {
  const { t } = useWords();
  const { timeZone } = useMe();
  const { at, title, text, missed } = entry;
  const inner = (
    <>
      {at !== null && <span className="agenda-hour">{formatTime(new Date(at), timeZone)} </span>}
      {title}
    </>
  );
  return (
    <li className={missed ? 'agenda-missed' : undefined}>
      {entry.to === null ? <span>{inner}</span> : <Link to={entry.to}>{inner}</Link>}
      {text && <span className="small">{text}</span>}
      {missed && <Badge kind="danger">{t('agenda.missed')}</Badge>}
    </li>
  );
}
