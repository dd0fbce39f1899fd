// New recovery codes in place of the earlier ones. They are on the screen once, and go when it
// locks.

import { type ReactNode, useEffect, useState } from 'react';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ButtonLink } from '../../../../web/kit/button-link.tsx';
import { ErrorSummary } from '../../../../web/kit/error-summary.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { paths, to } from '../../../../web/paths.ts';
import { onForget } from '../../../../web/session.ts';
import type { renewOwnRecoveryCodes } from '../../own/api.ts';
import { useOwnCrumb } from './own-crumb.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

export function OwnRecoveryCodes(): ReactNode {
  const { t } = useWords();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => onForget(() => setCodes(null)), []);
  return (
    <Page
      tabTitle="accounts.own.recovery.title"
      lead={codes ? undefined : t('accounts.own.recovery.text')}
      breadcrumbs={useOwnCrumb()}
    >
      {codes ? (
        <RecoveryCodes codes={codes}>
          <ButtonLink to={to(paths.ownAccount)} kind="main">
            {t('accounts.own.recovery.kept')}
          </ButtonLink>
        </RecoveryCodes>
      ) : (
        <Renew onCodes={setCodes} />
      )}
    </Page>
  );
}

function Renew({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }): ReactNode {
  const { t } = useWords();
  const action = useCommand<typeof renewOwnRecoveryCodes>('POST /api/account/recovery-codes');
  const renew = async (): Promise<void> => {
    const answer = await action.run({});
    if (answer) onCodes(answer.codes);
  };
  return (
    <div className="stack readable">
      <ErrorSummary problem={action.problem} />
      <p>{t('accounts.own.recovery.renewText')}</p>
      <p>
        <Button kind="main" isBusy={action.isBusy} onClick={() => void renew()}>
          {t('accounts.own.recovery.renew')}
        </Button>
      </p>
    </div>
  );
}
