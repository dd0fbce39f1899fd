// All operations, the newest first: the state of each, the four numbers of its way, what is still
// open.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listOperations, readCounts } from '../operation/api.ts';
import { CountWords } from './count-bars.tsx';
import type { Operation } from './shapes.ts';

export function Operations(): ReactNode {
  const { t } = useWords();
  return (
    <Page
      tabTitle="operations.list.title"
      lead={t('operations.list.lead')}
      actions={
        <ButtonLink to={to(paths.newOperation)} kind="main" icon="add">
          {t('operations.new.title')}
        </ButtonLink>
      }
    >
      <List<typeof listOperations, Operation>
        read="GET /api/operations"
        room="operations"
        label="operations.list.title"
        none={{ title: 'operations.list.empty', text: 'operations.list.emptyText' }}
        perPage={20}
        rows={({ operations }) => operations}
        keyOf={({ id }) => id}
        show={(operations) => (
          <Rows label={t('operations.list.title')}>
            {operations.map((one) => (
              <OperationRow key={one.id} operation={one} />
            ))}
          </Rows>
        )}
      />
    </Page>
  );
}

function OperationRow({ operation }: { readonly operation: Operation }): ReactNode {
  const { t, locale } = useWords();
  const { id, name, phase, landedOn, plannedOn, unresolved } = operation;
  const operationId = id;
  const counts = useRead<typeof readCounts>('GET /api/operations/:operationId/counts', {
    params: { operationId },
  }).data;
  const day = landedOn ?? plannedOn;
  const facts = [
    phase,
    day &&
      t(landedOn ? 'operations.list.landed' : 'operations.list.plannedOn', {
        day: formatDay(locale, toDay(day), 'medium'),
      }),
  ];
  return (
    <Row
      to={to(paths.operation, { operationId: id })}
      title={name}
      text={
        <>
          {facts.filter(Boolean).join(' · ')}
          {counts && (
            <>
              <br />
              <CountWords counts={counts} />
            </>
          )}
        </>
      }
      aside={
        <>
          <Badge kind="plain">{t(`operations.states.${operation.state}`)}</Badge>
          {unresolved > 0 && (
            <Badge kind="warning">{t('operations.list.unresolved', { count: unresolved })}</Badge>
          )}
        </>
      }
    />
  );
}
