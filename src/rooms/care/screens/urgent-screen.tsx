// The page around whatever concerns urgent concerns of one person: reads them and shows whose they
// are. A reader who may not see the case gets the same neutral page as when there is none.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { PersonFrame } from '../../people/public-web.ts';
import type { readUrgent } from '../urgent/api.ts';

export type Urgent = ReturnsOf<typeof readUrgent>;
export type Concern = Urgent['concerns'][number];
export type Handing = NonNullable<Concern['handing']>;

export function useUrgent(personId: string) {
  return useRead<typeof readUrgent>('GET /api/persons/:personId/urgent', { params: { personId } });
}

export function UrgentScreen({
  personId,
  tabTitle,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly children: (urgent: Urgent) => ReactNode;
}): ReactNode {
  const query = useUrgent(personId);
  const person = query.data && { name: query.data.name, code: query.data.personCode };
  return (
    <PersonFrame personId={personId} tabTitle={tabTitle} person={person}>
      <Loaded query={query} room="urgent" isEmpty={() => false}>
        {children}
      </Loaded>
    </PersonFrame>
  );
}

/** What a form finds when somebody was quicker. */
export function NothingLeft({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState title={t('urgent.gone')}>
      <ButtonLink to={to(paths.urgent, { personId })}>{t('urgent.title')}</ButtonLink>
    </EmptyState>
  );
}
