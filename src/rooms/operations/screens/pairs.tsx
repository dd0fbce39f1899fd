// Rows of several lists that may mean one person, one pair after another. A person decides each;
// the matcher never joins rows by itself, and every decision can be undone.

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { EmptyState, Loaded, Loading } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { type Address, useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { decideProposals, listProposals } from '../proposals/api.ts';
import type { Pair } from './shapes.ts';
import { MatchMeasured } from '../../people/public-web.ts';
import { OperationFrame } from './operation-frame.tsx';
import { PairCompared } from './pair-compared.tsx';
import { LookAgain, PairFilter } from './pair-filter.tsx';
import { DecidedPairs } from './decided-pairs.tsx';
import { PairsTogether } from './pairs-together.tsx';
import './operations.css';

export type Decided = ReturnsOf<typeof decideProposals>['decided'][number];

export function PairsScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const address = useAddress();
  const state = address.get('state');
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.pairs">
      <PairFilter address={address} />
      {state === 'same' || state === 'different' ? (
        <DecidedPairs operationId={operationId} state={state} />
      ) : (
        <OpenInOneWay operationId={operationId} address={address} />
      )}
    </OperationFrame>
  );
}

function OpenInOneWay({
  operationId,
  address,
}: {
  readonly operationId: string;
  readonly address: Address;
}): ReactNode {
  const { t } = useWords();
  const isTogether = address.get('as') === 'list';
  return (
    <>
      <p className="row">
        <Button onClick={() => address.go({ as: isTogether ? '' : 'list', after: '' })}>
          {t(isTogether ? 'operations.pairs.oneByOne' : 'operations.pairs.together')}
        </Button>
        <ButtonLink to={to(paths.matchingQuality)}>{t('operations.quality.title')}</ButtonLink>
      </p>
      {isTogether ? (
        <PairsTogether operationId={operationId} address={address} />
      ) : (
        <OpenPairs operationId={operationId} address={address} />
      )}
      <MatchMeasured />
    </>
  );
}

function OpenPairs({
  operationId,
  address,
}: {
  readonly operationId: string;
  readonly address: Address;
}): ReactNode {
  const { t } = useWords();
  const band = address.get('band');
  const query = useRead<typeof listProposals>(
    'GET /api/operations/:operationId/proposals',
    {
      params: { operationId },
      query: {
        state: 'open',
        band: band === 'same' || band === 'look' ? band : undefined,
        after: address.get('after') || undefined,
        limit: 1,
      },
    },
    { keepLast: true },
  );
  const [last, setLast] = useState<Decided | null>(null);
  return (
    <>
      {last && (
        <LastDecision operationId={operationId} last={last} onUndone={() => setLast(null)} />
      )}
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {({ proposals: [pair], next, total, totalIsMore }) => {
          if (pair && pair.id === last?.id && pair.version !== last.version) return <Loading />;
          if (!pair) return <NoPair operationId={operationId} address={address} />;
          return (
            <OnePair
              key={pair.id}
              pair={pair}
              operationId={operationId}
              onDecided={setLast}
              left={t(totalIsMore ? 'operations.pairs.leftMore' : 'operations.pairs.left', {
                count: total,
              })}
              onLater={() => address.go({ after: next ?? '' })}
              isLast={next === null}
            />
          );
        }}
      </Loaded>
    </>
  );
}

function NoPair({
  operationId,
  address,
}: {
  readonly operationId: string;
  readonly address: Address;
}): ReactNode {
  const { t } = useWords();
  const isAside = address.get('after') !== '';
  return (
    <EmptyState title={t(isAside ? 'operations.pairs.end' : 'operations.pairs.none')}>
      <p>{t(isAside ? 'operations.pairs.endText' : 'operations.pairs.noneText')}</p>
      {isAside && (
        <Button onClick={() => address.go({ after: '' })}>{t('operations.pairs.restart')}</Button>
      )}
      <LookAgain operationId={operationId} />
    </EmptyState>
  );
}

type OnePairProps = {
  readonly pair: Pair;
  readonly operationId: string;
  readonly left: string;
  readonly onDecided: (decided: Decided) => void;
  readonly onLater: () => void;
  readonly isLast: boolean;
};

function OnePair({ pair, operationId, left, onDecided, onLater, isLast }: OnePairProps): ReactNode {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const command = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const decide = async (decision: 'same' | 'different'): Promise<void> => {
    const proposals = [{ id: pair.id, baseVersion: pair.version }];
    const answer = await command.run({ params: { operationId }, body: { decision, proposals } });
    const [decided] = answer?.decided ?? [];
    if (decided) onDecided(decided);
  };
  // Only while the focus is inside the pair, so that typing a text never triggers a shortcut.
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '1') void decide('same');
    else if (event.key === '2') void decide('different');
    else if (event.key === '3' && !isLast) onLater();
  };
  return (
    // The keys repeat what the buttons below do.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={place}
      tabIndex={-1}
      role="group"
      aria-label={t('operations.pairs.question')}
      className="operations-pair stack"
      onKeyDown={press}
    >
      <Card title={t('operations.pairs.question')} actions={<span className="soft">{left}</span>}>
        <ErrorSummary problem={command.problem} room="operations" />
        <PairCompared pair={pair} />
        <div className="row">
          <Button kind="main" isBusy={command.isBusy} onClick={() => void decide('same')}>
            {t('operations.pairs.same')}
          </Button>
          <Button kind="main" isBusy={command.isBusy} onClick={() => void decide('different')}>
            {t('operations.pairs.different')}
          </Button>
          <Button onClick={onLater} disabled={isLast}>
            {t('operations.pairs.later')}
          </Button>
        </div>
        <p className="soft small">{t('operations.pairs.keys')}</p>
      </Card>
    </div>
  );
}

function LastDecision({
  operationId,
  last,
  onUndone,
}: {
  readonly operationId: string;
  readonly last: Decided;
  readonly onUndone: () => void;
}): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  const undo = async (): Promise<void> => {
    const proposals = [{ id: last.id, baseVersion: last.version }];
    const body = { decision: 'open' as const, proposals };
    if (await command.run({ params: { operationId }, body })) onUndone();
  };
  return (
    <Notice
      kind="success"
      isAnnounced
      title={t(last.state === 'same' ? 'operations.pairs.joined' : 'operations.pairs.parted')}
    >
      <ErrorSummary problem={command.problem} room="operations" />
      {last.stateConflict && <p>{t('operations.pairs.stateConflict')}</p>}
      <p>
        <Button isBusy={command.isBusy} onClick={() => void undo()}>
          {t('operations.pairs.undo')}
        </Button>
      </p>
    </Notice>
  );
}
