// Finding a person within the user's scope: a name in any script, a birth year, or the number of a
// family. What was typed stays in memory and out of the address, because it is a name.

import type { ReactNode } from 'react';
import { useSearchText } from '../../../web/search-text.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { searchPersons } from '../api.ts';
import { PersonRows } from './person-rows.tsx';
import { WaitingPairs } from './waiting-pairs.tsx';

export function Search(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const [text, change] = useSearchText('people');
  const canFind = /[\p{L}\p{N}]/u.test(text);
  const query = useRead<typeof searchPersons>(
    'GET /api/persons',
    { query: { search: text } },
    {
      enabled: canFind && text.length > 1,
      keepLast: true,
    },
  );
  const link = linkFor(role);
  return (
    <Page tabTitle="people.search.title" lead={t('people.search.lead')}>
      <SearchBox
        label={t('people.search.label')}
        hint={t('people.search.hint')}
        value={text}
        onSearch={change}
      />
      {text.length < 2 && <WaitingPairs />}
      {text !== '' && !canFind && (
        <EmptyState title={t('people.search.noLetters')}>
          <p>{t('people.search.noLettersText')}</p>
        </EmptyState>
      )}
      {canFind && text.length > 1 && (
        <Loaded
          query={query}
          room="people"
          isEmpty={({ persons }) => persons.length === 0}
          empty={
            <EmptyState title={t('people.search.none')}>
              <p>{t('people.search.noneText')}</p>
            </EmptyState>
          }
        >
          {({ persons, more }) => (
            <div className="stack">
              <p role="status" className="soft">
                {t('people.search.found', { count: persons.length })}
              </p>
              <PersonRows persons={persons} link={link} />
              {more && (
                <Notice>
                  <p>{t('people.search.more')}</p>
                </Notice>
              )}
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
}

// A manager sees the case but not the file; the coordinator sees only that a person is known.
function linkFor(role: string): (personId: string) => string | undefined {
  if (role === 'national-coordinator') return () => undefined;
  if (role === 'cso-manager') return (personId) => to(paths.caseOfPerson, { personId });
  return (personId) => to(paths.person, { personId });
}
