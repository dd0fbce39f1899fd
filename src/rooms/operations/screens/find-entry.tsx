// Finding another person of the same operation by name in any script, to choose that person or the
// family. The name stays in this field and nowhere else.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { useRead } from '../../../web/read.ts';
import type { listEntries } from '../entries/api.ts';
import type { Entry } from './shapes.ts';
import { EntryLine } from './entry-row.tsx';

export function FindEntry(props: {
  readonly operationId: string;
  readonly label: string;
  /** The text of the button beside each person found. */
  readonly choose: string;
  readonly isChoosable: (entry: Entry) => boolean;
  readonly onChoose: (entry: Entry) => void;
}): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const query = useRead<typeof listEntries>(
    'GET /api/operations/:operationId/entries',
    {
      params: { operationId: props.operationId },
      query: { search: text, limit: 10 },
    },
    { enabled: text.length > 1, keepLast: true },
  );
  return (
    <div className="stack">
      <SearchBox label={props.label} value={text} onSearch={setText} />
      {text.length > 1 && (
        <Loaded
          query={query}
          room="operations"
          isEmpty={({ entries }) => !entries.some(props.isChoosable)}
          empty={<p role="status">{t('operations.people.none')}</p>}
        >
          {({ entries }) => (
            <Rows label={props.label}>
              {entries.filter(props.isChoosable).map((entry) => (
                <Row
                  key={entry.id}
                  title={<bdi>{entry.name?.full ?? entry.code}</bdi>}
                  text={<EntryLine entry={entry} />}
                  aside={<Button onClick={() => props.onChoose(entry)}>{props.choose}</Button>}
                />
              ))}
            </Rows>
          )}
        </Loaded>
      )}
    </div>
  );
}
