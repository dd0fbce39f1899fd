// For the programme's owner: how people decided the pairs that the matcher proposed, by script, by
// sex and over time, to reveal whether it is wrong more often for some people than for others.
// Counts only.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { formatNumber, formatPercent } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readMatchingQuality } from '../proposals/api.ts';
import { type QualityLine, qualityLines } from './quality-lines.ts';

type Cell = ReturnsOf<typeof readMatchingQuality>['cells'][number];
const groupings = ['quarter', 'scripts', 'sex'] as const;

export function MatchingQuality(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readMatchingQuality>('GET /api/matching-quality', {});
  return (
    <Page
      tabTitle="operations.quality.title"
      lead={t('operations.quality.lead')}
      breadcrumbs={[{ to: to(paths.operations), label: t('operations.list.title') }]}
    >
      <Loaded
        query={query}
        room="operations"
        isEmpty={({ cells }) => cells.length === 0}
        empty={<EmptyState title={t('operations.quality.empty')} />}
      >
        {({ cells }) => (
          <div className="stack">
            {groupings.map((by) => (
              <Grouped key={by} by={by} cells={cells} />
            ))}
            <p className="soft">{t('operations.quality.hint')}</p>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Grouped({
  by,
  cells,
}: {
  readonly by: (typeof groupings)[number];
  readonly cells: readonly Cell[];
}): ReactNode {
  const { t, locale } = useWords();
  const number = (value: number) => formatNumber(locale, value);
  const label = ({ group }: QualityLine): string => {
    if (by === 'quarter') return group;
    if (by === 'sex') return t(`operations.sexes.${group as 'female'}`);
    if (group === '') return t('operations.quality.scriptsUnknown');
    return [...new Set(group.split('-'))]
      .map((script) => t(`operations.quality.script.${script as 'arabic'}`))
      .join(' – ');
  };
  const columns: readonly Column<QualityLine>[] = [
    { key: 'group', label: t(`operations.quality.by.${by}`), isHeading: true, cell: label },
    {
      key: 'likely',
      label: t('operations.quality.likely'),
      isNumber: true,
      cell: ({ likely }) => number(likely.same + likely.different),
    },
    {
      key: 'wrong',
      label: t('operations.quality.wrong'),
      isNumber: true,
      cell: ({ likely }) => shareOf(likely.different, likely.same + likely.different),
    },
    {
      key: 'look',
      label: t('operations.quality.look'),
      isNumber: true,
      cell: ({ look }) => number(look.same + look.different),
    },
    {
      key: 'right',
      label: t('operations.quality.right'),
      isNumber: true,
      cell: ({ look }) => shareOf(look.same, look.same + look.different),
    },
  ];
  const shareOf = (part: number, all: number): string =>
    all === 0 ? '–' : formatPercent(locale, part / all, 1);
  return (
    <Card title={t(`operations.quality.by.${by}`)}>
      <DataTable
        caption={t(`operations.quality.by.${by}`)}
        isCaptionHidden
        columns={columns}
        items={qualityLines(cells, by)}
        keyOf={({ group }) => group}
      />
    </Card>
  );
}
