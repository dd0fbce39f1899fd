// Pairs that were decided, each with the way back: a decision that is taken back stands open again.

import type { ReactNode } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { decideProposals, listProposals } from '../api-proposals.ts';
import type { Pair } from './codes.ts';

export function DecidedPairs({
  operationId,
  state,
  address,
}: {
  readonly operationId: string;
  readonly state: 'same' | 'different';
  readonly address: Address;
}): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof listProposals>(
    'GET /api/operations/:operationId/proposals',
    {
      params: { operationId },
      query: { state, after: address.get('after') || undefined, limit: 20 },
    },
    { keepLast: true },
  );
  const command = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  const undo = ({ id, version }: Pair): void => {
    const proposals = [{ id, baseVersion: version }];
    void command.run({ params: { operationId }, body: { decision: 'open', proposals } });
  };
  const sideText = ({ fullName, birth, row, listKind }: Pair['a']): string =>
    [
      fullName,
      formatBirth(locale, birth as Birth),
      t('operations.pairs.side', { list: t(`operations.listKinds.${listKind}`), row }),
    ].join(' · ');
  return (
    <>
      <ErrorSummary problem={command.problem} room="operations" />
      <Loaded
        query={query}
        room="operations"
        isEmpty={({ proposals }) => proposals.length === 0}
        empty={<EmptyState title={t('operations.pairs.noneDecided')} />}
      >
        {({ proposals, next }) => (
          <div className="stack">
            <Rows label={t(`operations.pairs.views.${state}`)}>
              {proposals.map((pair) => (
                <Row
                  key={pair.id}
                  title={<bdi>{sideText(pair.a)}</bdi>}
                  text={<bdi>{sideText(pair.b)}</bdi>}
                  aside={
                    <Button isBusy={command.isBusy} onClick={() => undo(pair)}>
                      {t('operations.pairs.undo')}
                    </Button>
                  }
                />
              ))}
            </Rows>
            <NextPage
              address={address}
              next={next}
              words={{ first: t('operations.paging.first'), next: t('operations.paging.next') }}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}
