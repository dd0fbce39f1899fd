// Why a job failed, in words; the code stands beside it, for whoever looks into the log.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { reasonOf } from '../rules.ts';

export function Reason({ code }: { readonly code: string | null }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {t(`jobs.reasons.${reasonOf(code)}`)} {code !== null && <code>{code}</code>}
    </>
  );
}
