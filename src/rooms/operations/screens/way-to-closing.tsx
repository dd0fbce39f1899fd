// What must be done before an operation can be closed, each with a link. The database refuses to
// close it while an entry is unresolved; this page only says so in time.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { Counts, Operation } from './shapes.ts';

const afterLanding: readonly Operation['state'][] = ['landed', 'reception', 'dispersal'];

export function WayToClosing({
  operation,
  counts,
}: {
  readonly operation: Operation;
  readonly counts: Counts;
}): ReactNode {
  const { t } = useWords();
  const { id, state } = operation;
  if (state === 'closed' || state === 'cancelled') return null;
  const params = { operationId: id };
  const waiting = counts.boarded - counts.arrived;
  const hasLanded = afterLanding.includes(state);
  const isClear = counts.unresolved === 0 && counts.openProposals === 0;
  return (
    <Card title={t('operations.closing.title')}>
      {counts.onLists === 0 && <p>{t('operations.closing.noLists')}</p>}
      {counts.onLists > 0 && isClear && waiting === 0 && <p>{t('operations.closing.nothing')}</p>}
      <Rows label={t('operations.closing.title')}>
        {counts.onLists === 0 && (
          <Row to={to(paths.operationLists, params)} title={t('operations.lists.add')} />
        )}
        {counts.openProposals > 0 && (
          <Row
            to={to(paths.operationPairs, params)}
            text={t('operations.closing.pairsText')}
            title={t('operations.closing.pairs', { count: counts.openProposals })}
          />
        )}
        {waiting > 0 && (
          <Row
            to={hasLanded ? to(paths.operationArrival, params) : undefined}
            title={t('operations.closing.arrival', { count: waiting })}
            text={t(hasLanded ? 'operations.closing.arrivalText' : 'operations.closing.notLanded')}
          />
        )}
        {counts.unresolved > 0 && (
          <Row
            to={to(paths.operationPeople, params, { unresolved: 'true' })}
            text={t('operations.closing.unresolvedText')}
            title={t('operations.closing.unresolved', { count: counts.unresolved })}
          />
        )}
        {counts.arrived > counts.handedOver && (
          <Row
            to={to(paths.handovers)}
            text={t('operations.closing.handoverText')}
            title={t('operations.closing.handover', { count: counts.arrived - counts.handedOver })}
          />
        )}
      </Rows>
    </Card>
  );
}
