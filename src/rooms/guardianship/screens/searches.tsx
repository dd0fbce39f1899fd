// The queue of open searches: children for whom the authority stands in until kin is found. Coded
// until an officer takes one; taking it opens the child's file to that officer.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listSearches, takeSearch } from '../api.ts';

type SearchRow = ReturnsOf<typeof listSearches>['searches'][number];

export function Searches(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const query = useRead<typeof listSearches>('GET /api/guardianship-searches', {
    query: { after: address.get('after') || undefined, limit: 30 },
  });
  return (
    <Page tabTitle="guardianship.searches.title" lead={t('guardianship.searches.lead')}>
      <SavedNotice />
      <Loaded
        query={query}
        room="guardianship"
        isEmpty={({ searches }) => searches.length === 0}
        empty={
          <EmptyState title={t('guardianship.searches.none')}>
            <p>{t('guardianship.searches.noneText')}</p>
          </EmptyState>
        }
      >
        {({ searches, next }) => (
          <div className="stack">
            <ul className="rows" aria-label={t('guardianship.searches.title')}>
              {searches.map((row) => (
                <SearchItem key={row.id} row={row} />
              ))}
            </ul>
            <NextPage
              address={address}
              next={next}
              words={{ first: t('guardianship.list.first'), next: t('guardianship.list.more') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function SearchItem({ row }: { readonly row: SearchRow }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const since = formatDateTime(locale, new Date(row.since), timeZone);
  const age =
    row.ageBand === 'unknown'
      ? t('guardianship.searches.ageUnknown')
      : t('guardianship.searches.ageBand', { band: row.ageBand });
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{row.name ?? row.personCode}</span>
          <span className="soft small">
            {[row.name && row.personCode, age, t('guardianship.searches.since', { when: since })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="rows-aside">
          {!row.may.take && !row.may.open && (
            <Badge kind="plain">{t('guardianship.searches.taken')}</Badge>
          )}
          {row.may.open && (
            <ButtonLink to={`/searches/${row.id}`}>{t('guardianship.searches.open')}</ButtonLink>
          )}
          {row.may.take && <Take searchId={row.id} code={row.personCode} />}
        </span>
      </div>
    </li>
  );
}

function Take({ searchId, code }: { readonly searchId: string; readonly code: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof takeSearch>('PUT /api/guardianship-searches/:searchId/taken');
  const take = async (): Promise<void> => {
    if (await command.run({ params: { searchId }, body: {} })) open(`/searches/${searchId}`);
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
