// Open pairs many at a time: each in one line with the reasons, for the user to look at and tick.
// Sure pairs are ticked already, but a person still presses the button. All ticked pairs of a page
// are decided, or none.

import { type ReactNode, useState } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { List } from '../../../web/kit/list.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import type { decideProposals, listProposals } from '../proposals/api.ts';
import { reasonText } from '../../people/public-web.ts';
import type { Pair } from './shapes.ts';

/** Few enough that people look at each line. */
const pairsShown = 25;

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
  const lineOf = useLine();
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
            {...lineOf(pair)}
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

/** Both rows in one line, and below it the reasons for and against. */
function useLine(): (pair: Pair) => { label: string; hint: string } {
  const { t, locale } = useWords();
  // Each name keeps its own direction: an Arabic one must not turn the line around.
  const apart = (text: string) => `\u2068${text}\u2069`;
  const side = ({ fullName, givenName, familyName, birth, row, listKind }: Pair['a']): string =>
    [
      apart(fullName || [givenName, familyName].filter(Boolean).join(' ')),
      formatBirth(locale, birth as Birth),
      t('operations.pairs.side', { list: t(`operations.listKinds.${listKind}`), row }),
    ].join(', ');
  return ({ a, b, reasons }) => {
    const said = (isFor: boolean) =>
      reasons
        .filter((reason) => reason.for === isFor && reason.code !== 'whole-name')
        .map(reasonText)
        .filter((text) => text !== '')
        .slice(0, 3);
    const [against, speaking] = [said(false), said(true)];
    return {
      label: `${side(a)} — ${side(b)}`,
      hint: [
        ...(speaking.length > 0 ? [`${t('matching.for')}: ${speaking.join('; ')}.`] : []),
        ...(against.length > 0 ? [`${t('matching.against')}: ${against.join('; ')}.`] : []),
      ].join(' '),
    };
  };
}
