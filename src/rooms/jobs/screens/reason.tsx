// Why a job failed, in words; next to it is the code, for searching the log.

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
