// After signing in by a recovery code: it is used up, and so many are left. Reloading takes it
// away; how many are left stands in one's own account.

import type { ReactNode } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { ButtonLink } from '../kit/button-link.tsx';
import { Notice } from '../kit/notice.tsx';
import { paths, to } from '../paths.ts';

export function RecoveryUsed({ me }: { readonly me: Me }): ReactNode {
  const { t } = useWords();
  if (me.recoveryCodesLeft === null) return null;
  return (
    <Notice kind="warning" title={t('shell.recoveryUsed.title')} isAnnounced>
      <p>{t('shell.recoveryUsed.left', { count: me.recoveryCodesLeft })}</p>
      <p>
        <ButtonLink to={to(paths.ownAccount)}>{t('shell.recoveryUsed.look')}</ButtonLink>
      </p>
    </Notice>
  );
}
