// The grants of one's own organisation, for its manager and for a court's registrar, and those of
// the programme or oversight that wait for this second person: a grant opens nothing until it is
// confirmed here by someone who knows the person.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { secondPersons } from '../access.ts';
import { GrantList } from './grant-list.tsx';

export function Team(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const isSecond = secondPersons.some((one) => one === role);
  return (
    <Page
      tabTitle={isSecond ? 'accounts.second.title' : 'accounts.team.title'}
      actions={<ButtonLink to={to(paths.signInHelp)}>{t('accounts.help.title')}</ButtonLink>}
      lead={t(isSecond ? 'accounts.second.lead' : 'accounts.team.lead')}
    >
      <GrantList isOneOrganisation={!isSecond} none={isSecond ? 'second' : 'list'} />
    </Page>
  );
}
