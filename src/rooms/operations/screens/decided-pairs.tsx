// Pairs that were decided, each with an undo: an undone pair is open again.

import type { ReactNode } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { List } from '../../../web/kit/list.tsx';
import type { decideProposals, listProposals } from '../proposals/api.ts';
import type { Pair } from './shapes.ts';

export function DecidedPairs({
  operationId,
  state,
}: {
  readonly operationId: string;
  readonly state: 'same' | 'different';
}): ReactNode {
  const { t, locale } = useWords();
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
      <List<typeof listProposals, Pair>
        read="GET /api/operations/:operationId/proposals"
        params={{ operationId }}
        room="operations"
        label={`operations.pairs.views.${state}`}
        query={{ state }}
        none={{ title: 'operations.pairs.noneDecided' }}
        perPage={20}
        rows={({ proposals }) => proposals}
        keyOf={({ id }) => id}
        row={(pair) => ({
          key: pair.id,
          title: <bdi>{sideText(pair.a)}</bdi>,
          text: [<bdi key="b">{sideText(pair.b)}</bdi>],
          aside: (
            <Button isBusy={command.isBusy} onClick={() => undo(pair)}>
              {t('operations.pairs.undo')}
            </Button>
          ),
        })}
      />
    </>
  );
}
