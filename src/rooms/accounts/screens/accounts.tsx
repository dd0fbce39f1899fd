// All accounts with their grants, for the administrator, who makes and withdraws them. Confirming
// is for a manager of the organisation, or for a second person.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { GrantList } from './grant-list.tsx';

export function Accounts(): ReactNode {
  const { t } = useWords();
  return (
    <Page
      tabTitle="accounts.all.title"
      lead={t('accounts.all.lead')}
      actions={
        <>
          <ButtonLink to={to(paths.newAccount)} kind="main" icon="add">
            {t('accounts.new.title')}
          </ButtonLink>
          <ButtonLink to={to(paths.signInHelp)}>{t('accounts.help.title')}</ButtonLink>
        </>
      }
    >
      <GrantList isOneOrganisation={false} />
    </Page>
  );
}
