// The page around whatever concerns supervision: reads it once, and shows the way back.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listSupervision } from '../supervision/api.ts';

export type Listed = ReturnsOf<typeof listSupervision>;
export type Worker = Listed['workers'][number];
export type Session = Listed['sessions'][number];

export const backToSupervision = to(paths.supervision);
export const savedSupervision = to(paths.supervision, {}, { saved: 'yes' });

export function SupervisionFrame({
  tabTitle,
  children,
}: {
  readonly tabTitle: WordKey;
  readonly children: (listed: Listed) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listSupervision>('GET /api/supervision', {});
  const isBelow = tabTitle !== 'supervision.title';
  return (
    <Page
      tabTitle={tabTitle}
      lead={isBelow ? undefined : t('supervision.lead')}
      breadcrumbs={isBelow ? [{ to: backToSupervision, label: t('supervision.title') }] : []}
    >
      <Loaded query={query} room="supervision" isEmpty={() => false}>
        {children}
      </Loaded>
    </Page>
  );
}

export function useStaffName(): (one: { readonly name: string | null }) => string {
  const { t } = useWords();
  return ({ name }) => name ?? t('supervision.unknown');
}
