// The grants of one's own organisation, for its manager and for a court's registrar: a grant opens
// nothing until it is confirmed here by someone who knows the person.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Page } from '../../../web/kit/page.tsx';
import { GrantList } from './grant-list.tsx';

export function Team(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="workforce.team.title" lead={t('workforce.team.lead')}>
      <GrantList isOneOrganisation />
    </Page>
  );
}
