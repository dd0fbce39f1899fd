// The honest page for a role whose screens are not built yet: what will be here, and nothing that
// looks as if it already were.

import type { ReactNode } from 'react';
import type { Role } from '../../kernel/roles.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../kit/card.tsx';
import { Page } from '../kit/page.tsx';
import { NotFound } from './not-found.tsx';

const comingRoles = ['teacher', 'theologian', 'community-mentor', 'donor'] as const;

export function Coming({ role }: { readonly role: Role }): ReactNode {
  const { t } = useWords();
  const known = comingRoles.find((each) => each === role);
  if (!known) return <NotFound />;
  return (
    <Page tabTitle="shell.coming.title" lead={t('shell.coming.text')}>
      <Card title={t('shell.coming.later')}>
        <p className="readable">{t(`shell.coming.${known}`)}</p>
      </Card>
    </Page>
  );
}
