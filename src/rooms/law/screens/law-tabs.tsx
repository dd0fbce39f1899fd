// The pages of what is known of the country: its law, the rest, and how the law came to stand as it
// does.

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
