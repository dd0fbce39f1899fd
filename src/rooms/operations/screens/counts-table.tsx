// Planned, on lists, willing, boarded, arrived, each with what lies between: persons, counted once
// after reconciliation. Reasons for not coming have the same calm tone as everything else; none of
// them is anyone's fault.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { CountBars } from './count-bars.tsx';
import type { Counts } from './shapes.ts';
import './operations.css';

type Line = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly detail?: readonly string[];
};

export function CountsTable({ counts }: { readonly counts: Counts }): ReactNode {
  const { t, locale } = useWords();
  const lines = useLines(counts);
  const columns: readonly Column<Line>[] = [
    {
      key: 'what',
      label: t('operations.counts.what'),
      isHeading: true,
      cell: (line) => line.label,
    },
    {
      key: 'count',
      label: t('operations.counts.persons'),
      isNumber: true,
      cell: (line) => formatNumber(locale, line.count),
    },
    {
      key: 'detail',
      label: t('operations.counts.detail'),
      cell: ({ detail }) =>
        !detail || detail.length === 0 ? (
          '–'
        ) : (
          <ul>
            {detail.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Card title={t('operations.counts.title')}>
      <p className="soft">{t('operations.counts.lead')}</p>
      <CountBars counts={counts} />
      <DataTable
        caption={t('operations.counts.title')}
        isCaptionHidden
        columns={columns}
        items={lines}
        keyOf={(line) => line.key}
      />
    </Card>
  );
}

function useLines(counts: Counts): readonly Line[] {
  const { t, locale } = useWords();
  const number = (count: number): string => formatNumber(locale, count);
  const { planned } = counts;
  const line = (key: LineKey, count: number, detail: readonly string[] = []): Line => ({
    key,
    label: t(`operations.counts.lines.${key}`),
    count,
    detail,
  });
  const byReason = (key: LineKey, reasons: Counts['refused']): Line =>
    line(
      key,
      reasons.reduce((sum, one) => sum + one.count, 0),
      reasons.map((one) => `${t(`operations.entryReasons.${one.reason}`)}: ${number(one.count)}`),
    );
  const groups = (['women', 'men', 'children'] as const).map(
    (group) => `${t(`operations.groups.${group}`)}: ${number(planned[group])}`,
  );
  return [
    line('planned', planned.all, groups),
    line('onLists', counts.onLists, [
      t('operations.counts.rows', { rows: number(counts.rowsOnLists) }),
      t('operations.counts.minors', { minors: number(counts.mayBeMinor) }),
      t('operations.counts.alone', { alone: number(counts.unaccompanied) }),
    ]),
    line('contacted', counts.contacted),
    line('willing', counts.willing),
    line('undecided', counts.undecided),
    byReason('refused', counts.refused),
    byReason('prevented', counts.prevented),
    line('boarded', counts.boarded),
    byReason('notBoarded', counts.notBoarded),
    line('arrived', counts.arrived),
    line('handedOver', counts.handedOver),
  ];
}

type LineKey =
  | 'planned'
  | 'onLists'
  | 'contacted'
  | 'willing'
  | 'undecided'
  | 'refused'
  | 'prevented'
  | 'boarded'
  | 'notBoarded'
  | 'arrived'
  | 'handedOver';
