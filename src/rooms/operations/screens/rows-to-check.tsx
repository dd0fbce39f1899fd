// Which rows of a list are shown: all of them, or only those to look at. The choice is kept in the
// address; the server applies it, because a list may have ten thousand rows.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Checkbox } from '../../../web/kit/choices.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import type { RowsWanted } from '../lists/shapes.ts';
import type { PreviewSheet } from './shapes.ts';

export function wantedIn(address: Pick<Address, 'get'>): RowsWanted {
  return address.get('only') === 'to-check' ? 'to-check' : undefined;
}

/** How many rows there are to page through. */
export function rowsOf({ counts }: Pick<PreviewSheet, 'counts'>, only: RowsWanted): number {
  return only === 'to-check' ? counts.toCheck : counts.persons + counts.skipped;
}

export function RowsToCheck({
  sheet: { counts },
  address,
  onChange,
}: {
  readonly sheet: Pick<PreviewSheet, 'counts'>;
  readonly address: Address;
  readonly onChange?: () => void;
}): ReactNode {
  const { t, locale } = useWords();
  const isOnly = wantedIn(address) === 'to-check';
  if (counts.toCheck === 0) {
    return isOnly ? <p className="soft">{t('operations.rows.noneToCheck')}</p> : null;
  }
  return (
    <Checkbox
      label={t('operations.rows.only')}
      hint={t('operations.rows.onlyHint', {
        count: formatNumber(locale, counts.toCheck),
        total: formatNumber(locale, counts.persons + counts.skipped),
      })}
      isChecked={isOnly}
      onChange={(isChecked) => {
        onChange?.();
        address.go({ only: isChecked ? 'to-check' : '', from: '', row: '' });
      }}
    />
  );
}
