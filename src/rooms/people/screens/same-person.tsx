// Whether a person has a second file: similar files within reach, what was decided before, and any
// other file to compare with.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { searchPersons } from '../api.ts';
import type { listLikelyFiles } from '../api-pairs.ts';
import { reasonInWords } from './match-reasons.tsx';
import { PersonRows } from './person-rows.tsx';
import { PersonScreen } from './person-screen.tsx';

type Files = ReturnsOf<typeof listLikelyFiles>;

export function SamePerson({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listLikelyFiles>('GET /api/persons/:personId/likely-files', {
    params: { personId },
  });
  return (
    <PersonScreen personId={personId} tabTitle="pairs.title">
      {() => (
        <>
          <p>{t('pairs.lead')}</p>
          <Loaded query={query} room="pairs" isEmpty={() => false}>
            {(files) => (
              <>
                <LikelyFiles personId={personId} likely={files.likely} />
                <KnownPairs personId={personId} known={files.known} />
              </>
            )}
          </Loaded>
          <AnotherFile personId={personId} />
        </>
      )}
    </PersonScreen>
  );
}

function LikelyFiles({
  personId,
  likely,
}: {
  readonly personId: string;
  readonly likely: Files['likely'];
}): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('pairs.likely.title')}>
      {likely.length === 0 ? (
        <p className="soft">{t('pairs.likely.none')}</p>
      ) : (
        <Rows label={t('pairs.likely.title')}>
          {likely.map(({ person, band, reasons }) => (
            <Row
              key={person.id}
              to={to(paths.filePair, { personId, otherId: person.id })}
              title={person.name ?? person.code}
              text={[person.name && person.code, ...reasons.slice(0, 3).map(reasonInWords)]
                .filter(Boolean)
                .join(' · ')}
              aside={<Badge kind="info">{t(`matching.bands.${band}`)}</Badge>}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function KnownPairs({
  personId,
  known,
}: {
  readonly personId: string;
  readonly known: Files['known'];
}): ReactNode {
  const { t } = useWords();
  if (known.length === 0) return null;
  return (
    <Card title={t('pairs.known.title')}>
      <Rows label={t('pairs.known.title')}>
        {known.map(({ person, state }) => (
          <Row
            key={person.id}
            to={to(paths.filePair, { personId, otherId: person.id })}
            title={person.name ?? person.code}
            text={person.name && person.code}
            aside={<Badge>{t(`pairs.states.${state}`)}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  );
}

// What is typed here is a name: it is never in the address and is lost with the page.
function AnotherFile({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const query = useRead<typeof searchPersons>(
    'GET /api/persons',
    { query: { search } },
    {
      enabled: search.length > 1,
      keepLast: true,
    },
  );
  return (
    <Card title={t('pairs.choose.title')}>
      <SearchBox label={t('pairs.choose.label')} value={search} onSearch={setSearch} />
      {search.length > 1 && (
        <Loaded query={query} room="people" isEmpty={() => false}>
          {({ persons }) => {
            const others = persons.filter(({ id }) => id !== personId);
            return others.length === 0 ? (
              <p className="soft">{t('people.search.none')}</p>
            ) : (
              <PersonRows
                persons={others}
                link={(otherId) => to(paths.filePair, { personId, otherId })}
              />
            );
          }}
        </Loaded>
      )}
    </Card>
  );
}
