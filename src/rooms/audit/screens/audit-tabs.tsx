// The two pages of oversight.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Tabs } from '../../../web/kit/tabs.tsx';

export function AuditTabs(): ReactNode {
  const { t } = useWords();
  return (
    <Tabs
      label={t('audit.tabs')}
      tabs={[
        { to: '/audit', label: t('audit.grants.title') },
        { to: '/trail', label: t('audit.entries.title') },
      ]}
    />
  );
}
