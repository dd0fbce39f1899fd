// The two pages of oversight.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { paths, to } from '../../../web/paths.ts';

export function AuditTabs(): ReactNode {
  const { t } = useWords();
  return (
    <Tabs
      label={t('audit.tabs')}
      tabs={[
        { to: to(paths.grants), label: t('audit.grants.title') },
        { to: to(paths.trail), label: t('audit.entries.title') },
      ]}
    />
  );
}
