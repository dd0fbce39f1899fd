// The pages about the country: its law, other facts, and the history of the law.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { paths, to } from '../../../web/paths.ts';

export function LawTabs(): ReactNode {
  const { t } = useWords();
  return (
    <Tabs
      label={t('law.tabs.label')}
      tabs={[
        { to: to(paths.law), label: t('law.tabs.law') },
        { to: to(paths.lawCountry), label: t('law.tabs.country') },
        { to: to(paths.lawEditions), label: t('law.tabs.editions') },
      ]}
    />
  );
}
