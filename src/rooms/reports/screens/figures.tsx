// The figures of the last release. Nothing is counted here: small groups were taken out before. A
// hidden cell says that it is hidden, and is never worked out from the others.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { publishFigures, readFigures } from '../api.ts';
import type { Figure } from '../shapes.ts';
import { FigureTable } from './figure-table.tsx';
import { ProvinceFigure } from './province-figure.tsx';
import './reports.css';

type Release = ReturnsOf<typeof readFigures>;

/** `level`: of the figures' headings. */
export function Figures({ level }: { readonly level: 2 | 3 }): ReactNode {
  const query = useRead<typeof readFigures>('GET /api/figures', {});
  return (
    <Loaded query={query} room="reports" isEmpty={() => false}>
      {(released) => (
        <>
          <ReleaseLine released={released} />
          {released.figures.map((figure) => (
            <FigureCard key={figure.id} figure={figure} level={level} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function ReleaseLine({
  released: { release, threshold, may },
}: {
  readonly released: Release;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (!release) {
    return (
      <EmptyState title={t('reports.figures.none')}>
        <p>{t(may.publish ? 'reports.figures.noneYours' : 'reports.figures.noneText')}</p>
        {may.publish && <Publish />}
      </EmptyState>
    );
  }
  const values = {
    number: formatNumber(locale, release.number),
    threshold: formatNumber(locale, threshold),
    at: formatDateTime(locale, new Date(release.madeAt), timeZone),
  };
  return (
    <div className="stack">
      <p>{t('reports.figures.release', values)}</p>
      <p className="soft readable">{t('reports.figures.gate', values)}</p>
      {may.publish && <Publish />}
    </div>
  );
}

function Publish(): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const command = useCommand<typeof publishFigures>('POST /api/figures/releases');
  const publish = async (): Promise<void> => {
    if (await command.run({})) setIsAsking(false);
  };
  return (
    <div className="no-print">
      <Button onClick={() => setIsAsking(true)}>{t('reports.publish.title')}</Button>
      <Confirm
        title={t('reports.publish.title')}
        step={t('reports.publish.step')}
        kind="main"
        room="reports"
        isOpen={isAsking}
        action={command}
        onConfirm={() => void publish()}
        onClose={() => {
          command.clear();
          setIsAsking(false);
        }}
      >
        <p>{t('reports.publish.text')}</p>
      </Confirm>
    </div>
  );
}

function FigureCard({
  figure,
  level,
}: {
  readonly figure: Figure;
  readonly level: 2 | 3;
}): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t(`reports.figureNames.${figure.id}`)} level={level}>
      {figure.id === 'cases-by-province' ? (
        <ProvinceFigure figure={figure} />
      ) : (
        <FigureTable
          figure={figure}
          rowLabel={(row) => row.label ?? findWords(`reports.rowsOf.${row.key}`) ?? row.key}
        />
      )}
      <Definition figure={figure} />
    </Card>
  );
}

/** What is counted, what a row is, and what is left out: part of the figure, one click away. */
function Definition({ figure: { definition } }: { readonly figure: Figure }): ReactNode {
  const { t } = useWords();
  const say = (part: 'counts' | 'rows' | 'leavesOut', code: string): string =>
    t(`reports.definitions.${part}.${code}` as 'reports.definitions.title');
  return (
    <details>
      <summary className="reports-summary">{t('reports.definitions.title')}</summary>
      <ul className="stack">
        <li>{say('counts', definition.counts)}</li>
        <li>{say('rows', definition.rows)}</li>
        <li>{say('leavesOut', definition.leavesOut)}</li>
      </ul>
    </details>
  );
}
