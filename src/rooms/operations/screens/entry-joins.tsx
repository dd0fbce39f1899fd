// Rows that were joined as one person, each decision with an undo, and a way to join rows that the
// matcher did not propose.

import { type ReactNode, useState } from 'react';
import { request } from '../../../web/api.ts';
import { useAction, useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import type { compareByHand, decideProposals } from '../proposals/api.ts';
import type { Entry, EntryPage } from './shapes.ts';
import { EntryLine } from './entry-row.tsx';
import { FindEntry } from './find-entry.tsx';

type Props = { readonly page: EntryPage; readonly operationId: string };

export function EntryJoins({ page, operationId }: Props): ReactNode {
  const { t } = useWords();
  const { entry, joinedBy } = page;
  const [isSearching, setIsSearching] = useState(false);
  const command = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  const undo = (proposalId: string, version: number): void => {
    const proposals = [{ id: proposalId, baseVersion: version }];
    void command.run({ params: { operationId }, body: { decision: 'open', proposals } });
  };
  const hasArrived = entry.state === 'arrived' || entry.state === 'handed-over';
  if (hasArrived) return null;
  return (
    <Card title={t('operations.joins.title')}>
      <ErrorSummary problem={command.problem} room="operations" />
      <p>{t('operations.joins.lead', { count: joinedBy.length + 1 })}</p>
      <div className="row">
        {joinedBy.map(({ proposalId, version }, at) => (
          <Button
            key={proposalId}
            isBusy={command.isBusy}
            onClick={() => undo(proposalId, version)}
          >
            {t('operations.joins.undo', { number: at + 1 })}
          </Button>
        ))}
        <Button onClick={() => setIsSearching(!isSearching)}>{t('operations.joins.find')}</Button>
      </div>
      {isSearching && (
        <JoinByHand entry={entry} operationId={operationId} onDone={() => setIsSearching(false)} />
      )}
    </Card>
  );
}

function JoinByHand({
  entry,
  operationId,
  onDone,
}: {
  readonly entry: Entry;
  readonly operationId: string;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords();
  const [other, setOther] = useState<Entry | null>(null);
  const decide = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  const compare = useAction((chosen: Entry, commandId) =>
    request<typeof compareByHand>(
      'POST /api/operations/:operationId/proposals',
      { params: { operationId }, body: { a: entry.id, b: chosen.id } },
      { commandId },
    ),
  );
  const join = async (): Promise<void> => {
    const pair = other && (await compare.run(other));
    if (!pair) return;
    const proposals = [{ id: pair.id, baseVersion: pair.version }];
    const body = { decision: 'same' as const, proposals };
    if (await decide.run({ params: { operationId }, body })) onDone();
  };
  return (
    <>
      <FindEntry
        operationId={operationId}
        label={t('operations.joins.search')}
        choose={t('operations.pairs.same')}
        isChoosable={({ id }) => id !== entry.id}
        onChoose={setOther}
      />
      <Confirm
        isOpen={other !== null}
        title={t('operations.pairs.question')}
        kind="main"
        step={t('operations.pairs.same')}
        room="operations"
        action={{
          isBusy: compare.isBusy || decide.isBusy,
          problem: compare.problem ?? decide.problem,
        }}
        onConfirm={() => void join()}
        onClose={() => setOther(null)}
      >
        {[entry, other].map(
          (one) =>
            one && (
              <div key={one.id}>
                <p className="label">
                  <bdi>{one.name?.full ?? one.code}</bdi>
                </p>
                <p className="soft">
                  <EntryLine entry={one} />
                </p>
              </div>
            ),
        )}
        <p>{t('operations.joins.ask')}</p>
      </Confirm>
    </>
  );
}
