// One waiting household by its id. A link to it carries the page of the list (`after`) that it was
// opened from, as the way back.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listHouseholdsAwaitingHandover } from '../handover/api.ts';

type Waiting = ReturnsOf<typeof listHouseholdsAwaitingHandover>;
export type Household = Waiting['households'][number];
export type Member = Household['members'][number];

export const householdsPerPage = 20;

/** The way back to the page of the list that has the household. */
export function listAddress(after: string): string {
  return to(paths.handovers, {}, { after });
}

export function HouseholdPage({
  householdId,
  tabTitle,
  children,
}: {
  readonly householdId: string;
  readonly tabTitle: WordKey;
  readonly children: (household: Household, back: string, after: string) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const after = useAddress().get('after');
  const query = useRead<typeof listHouseholdsAwaitingHandover>('GET /api/handovers', {
    query: { householdId, limit: 1 },
  });
  const back = listAddress(after);
  return (
    <Page tabTitle={tabTitle} breadcrumbs={[{ to: back, label: t('handover.list.title') }]}>
      <Loaded query={query} room="handover" isEmpty={() => false}>
        {({ households }) => {
          const found = households.find((one) => one.householdId === householdId);
          if (found) return children(found, back, after);
          return (
            <EmptyState title={t('handover.gone.title')}>
              <p>{t('handover.gone.text')}</p>
            </EmptyState>
          );
        }}
      </Loaded>
    </Page>
  );
}
