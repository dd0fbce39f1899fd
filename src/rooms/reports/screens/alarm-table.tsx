// Alarms as a table, oldest first, as the server sends them: reference, who is responsible, since
// when.

import type { ReactNode } from 'react';
import { formatDateTime, formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { dayAt, isDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useMe } from '../../../web/use-session.ts';
import type { Alarm } from '../shapes.ts';

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
      cell: ({ reference }) => <span className="reports-code">{reference}</span>,
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
