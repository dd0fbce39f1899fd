// Open pairs many at a time: each in two columns with the reasons, to look at and tick.
// Sure pairs are ticked already, but a person still presses the button. All ticked pairs of a page
// are decided, or none.

import { type ReactNode, useState } from 'react';
import { formatBirth, formatNumber } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { List } from '../../../web/kit/list.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import type { decideProposals, listProposals } from '../proposals/api.ts';
import { reasonInWords } from '../../people/public-web.ts';
import type { Pair } from './shapes.ts';

/** Few enough that people look at each line. */
const pairsShown = 25;
const reasonsShown = 3;

export function PairsTogether({
  operationId,
  address,
}: {
  readonly operationId: string;
  readonly address: Address;
}): ReactNode {
  const { t } = useWords();
  const band = address.get('band');
  return (
    <List<typeof listProposals, Pair>
      read="GET /api/operations/:operationId/proposals"
      params={{ operationId }}
      room="operations"
      label="operations.pairs.question"
      query={{ state: 'open', band: band === 'same' || band === 'look' ? band : undefined }}
      none={{ title: 'operations.pairs.none' }}
      perPage={pairsShown}
      count={({ total, totalIsMore }) =>
        t(totalIsMore ? 'operations.pairs.leftMore' : 'operations.pairs.left', { count: total })
      }
      rows={({ proposals }) => proposals}
      keyOf={({ id }) => id}
      show={(pairs) => (
        <TickedPairs
          key={pairs.map(({ id }) => id).join()}
          pairs={pairs}
          operationId={operationId}
        />
      )}
    />
  );
}

function TickedPairs({
  pairs,
  operationId,
}: {
  readonly pairs: readonly Pair[];
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(pairs.filter(({ band }) => band === 'same').map(({ id }) => id)),
  );
  const command = useCommand<typeof decideProposals>(
    'PUT /api/operations/:operationId/proposals/decisions',
  );
  const decide = (decision: 'same' | 'different'): void => {
    const proposals = pairs
      .filter(({ id }) => ticked.has(id))
      .map(({ id, version }) => ({ id, baseVersion: version }));
    void command.run({ params: { operationId }, body: { decision, proposals } });
  };
  const tick = (id: string, isTicked: boolean): void => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const areAll = ticked.size === pairs.length;
  return (
    <>
      <ErrorSummary problem={command.problem} room="operations" />
      <p>
        <Button onClick={() => setTicked(new Set(areAll ? [] : pairs.map(({ id }) => id)))}>
          {t(areAll ? 'operations.pairs.tickNone' : 'operations.pairs.tickAll')}
        </Button>
      </p>
      <fieldset className="stack operations-pairs-together">
        <legend>{t('operations.pairs.question')}</legend>
        {pairs.map((pair) => (
          <Checkbox
            key={pair.id}
            name={pair.id}
            label={<Sides pair={pair} />}
            hint={<Reasons pair={pair} />}
            isChecked={ticked.has(pair.id)}
            onChange={(isTicked) => tick(pair.id, isTicked)}
          />
        ))}
      </fieldset>
      <div className="row">
        <Button
          kind="main"
          isBusy={command.isBusy}
          disabled={ticked.size === 0}
          onClick={() => decide('same')}
        >
          {t('operations.pairs.tickedSame', { count: ticked.size })}
        </Button>
        <Button
          kind="main"
          isBusy={command.isBusy}
          disabled={ticked.size === 0}
          onClick={() => decide('different')}
        >
          {t('operations.pairs.tickedDifferent', { count: ticked.size })}
        </Button>
      </div>
    </>
  );
}

function Sides({ pair: { a, b } }: { readonly pair: Pair }): ReactNode {
  return (
    <span className="pairs-two">
      <OneSide side={a} />
      <OneSide side={b} />
    </span>
  );
}

function OneSide({ side }: { readonly side: Pair['a'] }): ReactNode {
  const { t, locale } = useWords();
  const { fullName, givenName, familyName, birth, row, listKind } = side;
  return (
    <span>
      <span className="label">
        <bdi>{fullName || [givenName, familyName].filter(Boolean).join(' ')}</bdi>
      </span>
      <span>{formatBirth(locale, birth as Birth)}</span>
      <span className="soft small">
        {t('operations.pairs.side', { list: t(`operations.listKinds.${listKind}`), row })}
      </span>
    </span>
  );
}

/** The strongest reasons for and against; one pair at a time shows all of them. */
function Reasons({ pair: { reasons } }: { readonly pair: Pair }): ReactNode {
  const { t, locale } = useWords();
  return ([true, false] as const).map((isFor) => {
    const said = reasons
      .filter((reason) => reason.for === isFor && reason.code !== 'whole-name')
      .filter((reason) => reasonInWords(reason) !== '')
      .slice(0, reasonsShown)
      .map((reason) => `${reasonInWords(reason)}${bitsText(reason.bits)}`);
    if (said.length === 0) return null;
    return (
      <span key={String(isFor)} className="operations-reason">
        {t(isFor ? 'matching.for' : 'matching.against')}: {said.join('; ')}.
      </span>
    );
  });

  function bitsText(bits: number | undefined): string {
    if (bits === undefined) return '';
    const value = `${bits > 0 ? '+' : ''}${formatNumber(locale, bits, 1)}`;
    return ` ${t('matching.bits', { bits: value })}`;
  }
}
