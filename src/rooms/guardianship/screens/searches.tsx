// The queue of open searches: children covered by the authority until kin is found. Only codes are
// shown until an officer takes a search, which opens the child's file to that officer.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listSearches, takeSearch } from '../api.ts';
import { searchOrders } from '../model.ts';

type SearchRow = ReturnsOf<typeof listSearches>['searches'][number];

export function Searches(): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const when = (since: string): string => formatDateTime(locale, new Date(since), timeZone);
  return (
    <Page tabTitle="guardianship.searches.title" lead={t('guardianship.searches.lead')}>
      <SavedNotice />
      <List<typeof listSearches, SearchRow>
        read="GET /api/guardianship-searches"
        room="guardianship"
        label="guardianship.searches.title"
        none={{ title: 'guardianship.searches.none', text: 'guardianship.searches.noneText' }}
        perPage={30}
        filters={{
          order: sorted(searchOrders, (order) => `guardianship.searches.orders.${order}`),
        }}
        rows={({ searches }) => searches}
        keyOf={({ id }) => id}
        row={({ id, name, personCode, ageBand, since, may }) => ({
          key: id,
          title: name ?? personCode,
          text: [
            name && personCode,
            ageBand === 'unknown'
              ? t('guardianship.searches.ageUnknown')
              : t('guardianship.searches.ageBand', { band: ageBand }),
            t('guardianship.searches.since', { when: when(since) }),
          ],
          aside: may.take ? (
            <Take searchId={id} code={personCode} />
          ) : may.open ? (
            <ButtonLink to={to(paths.search, { searchId: id })}>
              {t('guardianship.searches.open')}
            </ButtonLink>
          ) : (
            <Badge kind="plain">{t('guardianship.searches.taken')}</Badge>
          ),
        })}
      />
    </Page>
  );
}

function Take({ searchId, code }: { readonly searchId: string; readonly code: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof takeSearch>('PUT /api/guardianship-searches/:searchId/taken');
  const take = async (): Promise<void> => {
    if (await command.run({ params: { searchId }, body: {} })) open(to(paths.search, { searchId }));
  };
  return (
    <>
      <Button kind="main" onClick={() => setIsAsked(true)}>
        {t('guardianship.searches.take')}
        <span className="visually-hidden"> {code}</span>
      </Button>
      <Confirm
        title={t('guardianship.searches.takeTitle')}
        step={t('guardianship.searches.take')}
        kind="main"
        room="guardianship"
        isOpen={isAsked}
        action={command}
        onConfirm={() => void take()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('guardianship.searches.takeText')}</p>
      </Confirm>
    </>
  );
}
