// Which pairs are shown: those still open (all of them, or by how sure the likeness is), or those
// decided before. And the step that looks for pairs again over all lists.

import type { ReactNode } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import type { reconcile } from '../proposals/api.ts';

const views = ['open', 'open-same', 'open-look', 'same', 'different'] as const;
type View = (typeof views)[number];

export function PairFilter({ address }: { readonly address: Address }): ReactNode {
  const { t } = useWords();
  const [state, band] = [address.get('state') || 'open', address.get('band')];
  const view = views.find((one) => one === (band ? `${state}-${band}` : state)) ?? 'open';
  const choose = (chosen: View): void => {
    const [next = 'open', nextBand = ''] = chosen.split('-');
    address.go({ state: next === 'open' ? '' : next, band: nextBand, after: '' });
  };
  return (
    <Select
      label={t('operations.pairs.show')}
      value={view}
      onChange={choose}
      options={views.map((value) => ({ value, label: t(`operations.pairs.views.${value}`) }))}
    />
  );
}

export function LookAgain({ operationId }: { readonly operationId: string }): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof reconcile>('POST /api/operations/:operationId/reconciliation');
  return (
    <>
      <ErrorSummary problem={command.problem} room="operations" />
      <Button isBusy={command.isBusy} onClick={() => void command.run({ params: { operationId } })}>
        {t(command.isBusy ? 'shell.form.working' : 'operations.pairs.lookAgain')}
      </Button>
    </>
  );
}
