// The way back from each step of one's own account.

import { useWords } from '../../../../web/i18n/use-words.ts';
import type { Crumb } from '../../../../web/kit/page.tsx';
import { paths, to } from '../../../../web/paths.ts';

export function useOwnCrumb(): readonly Crumb[] {
  const { t } = useWords();
  return [{ to: to(paths.ownAccount), label: t('accounts.own.title') }];
}
