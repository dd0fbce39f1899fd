// Alarms as a table, oldest first, as the server sends them: reference, who is responsible, since
// when, and where to go on or whom to ask.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDateTime, formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { dayAt, isDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useMe } from '../../../web/use-session.ts';
import type { Alarm } from '../shapes.ts';
import { placeOf } from './alarm-places.ts';

export function AlarmTable({
  alarms,
  caption,
}: {
  readonly alarms: readonly Alarm[];
  readonly caption: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const since = (text: string): string => {
    const today = dayAt(new Date(), timeZone);
    if (isDay(text))
      return `${formatDay(locale, text, 'medium')} (${formatRelativeDay(locale, text, today)})`;
    const instant = new Date(text);
    const day = dayAt(instant, timeZone);
    return `${formatDateTime(locale, instant, timeZone)} (${formatRelativeDay(locale, day, today)})`;
  };
  const columns: readonly Column<Alarm>[] = [
    {
      key: 'reference',
      label: t('reports.alarms.reference'),
      isHeading: true,
      cell: (alarm) => <Reference alarm={alarm} />,
    },
    {
      key: 'organisation',
      label: t('reports.alarms.organisation'),
      cell: ({ organisation }) =>
        organisation
          ? pickName(organisation.names, locale, organisation.code)
          : t('reports.alarms.noOrganisation'),
    },
    {
      key: 'responsible',
      label: t('reports.alarms.responsible'),
      cell: ({ responsible }) => responsible ?? t('reports.alarms.nobody'),
    },
    { key: 'since', label: t('reports.alarms.since'), cell: (alarm) => since(alarm.since) },
    {
      key: 'next',
      label: t('reports.alarms.next'),
      cell: (alarm) => <Next alarm={alarm} />,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      items={alarms}
      keyOf={({ kind, reference }) => kind + reference}
    />
  );
}

function Reference({ alarm }: { readonly alarm: Alarm }): ReactNode {
  const place = placeOf(alarm);
  return (
    <span className="reports-code">
      {place === null ? alarm.reference : <Link to={place}>{alarm.reference}</Link>}
    </span>
  );
}

/** The page where it is done, or whom to ask. */
function Next({ alarm }: { readonly alarm: Alarm }): ReactNode {
  const { t, locale } = useWords();
  const place = placeOf(alarm);
  if (place !== null)
    return <Link to={place}>{t(`reports.alarms.steps.${alarm.kind}` as WordKey)}</Link>;
  const { responsible, organisation } = alarm;
  if (responsible !== null) return t('reports.alarms.ask', { name: responsible });
  return organisation === null
    ? t('reports.alarms.nobody')
    : t('reports.alarms.ask', { name: pickName(organisation.names, locale, organisation.code) });
}
