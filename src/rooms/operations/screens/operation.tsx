// One operation: its state and where it may go, how many people were planned, willing, boarded and
// arrived, why others were not, and what still prevents closing it.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readCounts } from '../operation/api.ts';
import type { Operation, OperationPage } from './shapes.ts';
import { CountsTable } from './counts-table.tsx';
import { OperationFrame, useOperation } from './operation-frame.tsx';
import { OperationMoves } from './operation-moves.tsx';
import { WayToClosing } from './way-to-closing.tsx';

export function OperationScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const query = useOperation(operationId);
  const counts = useRead<typeof readCounts>('GET /api/operations/:operationId/counts', {
    params: { operationId },
  });
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.operation.title">
      <SavedNotice />
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {(page) => (
          <>
            <OperationMoves page={page} />
            <Loaded query={counts} room="operations" isEmpty={() => false}>
              {(counted) => (
                <>
                  <WayToClosing operation={page.operation} counts={counted} />
                  <CountsTable counts={counted} />
                </>
              )}
            </Loaded>
            <OperationFacts operation={page.operation} />
            <Way page={page} />
          </>
        )}
      </Loaded>
    </OperationFrame>
  );
}

function OperationFacts({ operation }: { readonly operation: Operation }): ReactNode {
  const { t, locale } = useWords();
  const day = (text: string | null): string | null =>
    text === null ? null : formatDay(locale, toDay(text));
  const isOver = operation.state === 'closed' || operation.state === 'cancelled';
  return (
    <Card
      title={t('operations.operation.facts')}
      actions={
        !isOver && (
          <ButtonLink to={to(paths.operationFacts, { operationId: operation.id })}>
            {t('operations.change.title')}
          </ButtonLink>
        )
      }
    >
      <Facts
        none={t('operations.operation.notStated')}
        facts={[
          [t('operations.fields.phase'), operation.phase],
          [t('operations.fields.originSite'), operation.originSite],
          [t('operations.fields.carrier'), operation.carrier],
          [t('operations.fields.partners'), operation.partners.join(', ')],
          [t('operations.fields.plannedOn'), day(operation.plannedOn)],
          [t('operations.fields.departedOn'), day(operation.departedOn)],
          [t('operations.fields.landedOn'), day(operation.landedOn)],
        ]}
      />
    </Card>
  );
}

function Way({ page: { transitions } }: { readonly page: OperationPage }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('operations.operation.way')}>
      <Timeline
        entries={transitions.map((made) => ({
          key: made.at + made.to,
          day: made.on,
          when: formatDay(locale, toDay(made.on)),
          title: t(`operations.states.${made.to}`),
          text: t(`operations.reasons.${made.reason}`),
        }))}
      />
    </Card>
  );
}
