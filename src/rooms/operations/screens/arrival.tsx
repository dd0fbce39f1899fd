// Recording an arrival: everyone who boarded becomes a person, each family one household. It asks
// once, with the number, because it cannot be undone.

import { type ReactNode, useState } from 'react';
import { type Day, toDay } from '../../../kernel/day.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PrintLinks } from '../../../web/kit/print-links.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readCounts } from '../operation/api.ts';
import type { arrive } from '../entries/api.ts';
import type { Counts, Operation } from './shapes.ts';
import { useBack, useOperation } from './operation-frame.tsx';

type Arrived = ReturnsOf<typeof arrive>;

export function Arrival({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const query = useOperation(operationId);
  const counts = useRead<typeof readCounts>('GET /api/operations/:operationId/counts', {
    params: { operationId },
  });
  const breadcrumbs = useBack(operationId, '');
  const [arrived, setArrived] = useState<Arrived | null>(null);
  return (
    <Page tabTitle="operations.arrival.title" breadcrumbs={breadcrumbs}>
      {arrived ? (
        <Result arrived={arrived} operationId={operationId} />
      ) : (
        <Loaded query={query} room="operations" isEmpty={() => false}>
          {({ operation }) => (
            <Loaded query={counts} room="operations" isEmpty={() => false}>
              {(counted) => (
                <Fields operation={operation} counts={counted} onArrived={setArrived} />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function Fields({
  operation,
  counts,
  onArrived,
}: {
  readonly operation: Operation;
  readonly counts: Counts;
  readonly onArrived: (arrived: Arrived) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <CommandForm<typeof arrive, { arrivedOn: Day }>
      command="PUT /api/operations/:operationId/arrivals"
      params={{ operationId: operation.id }}
      room="operations"
      submit={{
        key: 'operations.arrival.submit',
        values: { count: counts.boarded - counts.arrived },
      }}
      backTo={to(paths.operation, { operationId: operation.id })}
      onSaved={onArrived}
      start={operation.landedOn === null ? {} : { arrivedOn: toDay(operation.landedOn) }}
      lines={{ arrivedOn: { is: 'day', label: 'operations.arrival.on', until: today } }}
    >
      <p>{t('operations.arrival.lead')}</p>
      {counts.openProposals > 0 && (
        <Notice
          kind="warning"
          title={t('operations.closing.pairs', { count: counts.openProposals })}
        >
          <p>{t('operations.closing.pairsText')}</p>
          <p>
            <ButtonLink to={to(paths.operationPairs, { operationId: operation.id })}>
              {t('operations.tabs.pairs')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      <PrintLinks
        label="print.landing.saveBoarded"
        address={`/api/operations/${operation.id}/landing-list`}
        query={{ state: 'boarded' }}
      />
    </CommandForm>
  );
}

function Result({
  arrived,
  operationId,
}: {
  readonly arrived: Arrived;
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Notice
        kind="success"
        isAnnounced
        title={t('operations.arrival.done', { count: arrived.arrived })}
      >
        <p>{t('operations.arrival.households', { count: arrived.households })}</p>
        {arrived.unaccompaniedMinors > 0 && (
          <p>{t('operations.arrival.alone', { count: arrived.unaccompaniedMinors })}</p>
        )}
      </Notice>
      <PrintLinks
        label="print.landing.saveArrived"
        address={`/api/operations/${operationId}/landing-list`}
        query={{ state: 'arrived' }}
      />
      <div className="row">
        <ButtonLink to={to(paths.handovers)} kind="main">
          {t('operations.arrival.next')}
        </ButtonLink>
        <ButtonLink to={to(paths.operation, { operationId })}>
          {t('operations.operation.title')}
        </ButtonLink>
      </div>
    </>
  );
}
