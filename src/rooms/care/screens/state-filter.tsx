// The filter by a case's state, kept in the address.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { optionsOf } from '../../../web/kit/options.ts';
import type { Address } from '../../../web/kit/use-address.ts';
import { caseStates } from './codes.ts';
import { Filter } from './filter.tsx';

export function stateIn(address: Address): (typeof caseStates)[number] | undefined {
  return caseStates.find((state) => state === address.get('state'));
}

export function StateFilter({ address }: { readonly address: Address }): ReactNode {
  const { t } = useWords();
  return (
    <Filter
      label={t('care.cases.state')}
      value={stateIn(address) ?? ''}
      options={optionsOf(caseStates, (state) => t(`care.states.${state}`))}
      onChange={(state) => address.set({ state, after: '' })}
    />
  );
}
