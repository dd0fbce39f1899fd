// Moves through a long list page by page. Each page has its own address, so the browser's back
// button returns to the previous page.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import type { Address } from './use-address.ts';

/** `next`: the cursor of the next page; null on the last one. */
export function NextPage({
  address,
  next,
  label,
}: {
  readonly address: Address;
  readonly next: string | null;
  /** Where a page is not called a page: "Earlier". */
  readonly label?: string | undefined;
}): ReactNode {
  const { t } = useWords();
  const isFirst = address.get('after') === '';
  if (isFirst && next === null) return null;
  const open = (after: string): void => {
    address.go({ after });
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="row">
      {!isFirst && <Button onClick={() => open('')}>{t('kit.list.first')}</Button>}
      {next !== null && <Button onClick={() => open(next)}>{label ?? t('kit.list.next')}</Button>}
    </div>
  );
}
