// The first step of an intake: a search that must be made, with what it found in sight. Only then
// can a new file be begun.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { searchPersons } from '../api.ts';
import { PersonRows } from './person-rows.tsx';

export type TypedSearch = {
  readonly searchedFor: string;
  /** The search is done, and the person was not among the results. */
  readonly isNew: boolean;
};

export function IntakeSearch({
  typed,
  change,
}: {
  readonly typed: TypedSearch;
  readonly change: (part: Partial<TypedSearch>) => void;
}): ReactNode {
  const { t } = useWords();
  const search = typed.searchedFor;
  const query = useRead<typeof searchPersons>(
    'GET /api/persons',
    { query: { search } },
    {
      enabled: search.length > 1,
    },
  );
  return (
    <Card title={t('people.intake.searchStep')}>
      <SearchBox
        label={t('people.search.label')}
        hint={t('people.intake.searchHint')}
        value={search}
        onSearch={(text) => change({ searchedFor: text })}
      />
      {search.length > 1 && (
        <Loaded query={query} room="people" isEmpty={() => false}>
          {({ persons, more }) => (
            <div className="stack">
              <p role="status" className="label">
                {t('people.search.found', { count: persons.length })}
              </p>
              {persons.length > 0 && (
                <PersonRows persons={persons} link={(personId) => to(paths.person, { personId })} />
              )}
              {more && <p className="soft">{t('people.search.more')}</p>}
              <div className="row">
                <Button kind="main" onClick={() => change({ isNew: true })}>
                  {t(persons.length > 0 ? 'people.intake.noneOfThese' : 'people.intake.begin')}
                </Button>
              </div>
            </div>
          )}
        </Loaded>
      )}
    </Card>
  );
}
