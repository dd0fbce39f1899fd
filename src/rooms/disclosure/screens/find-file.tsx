// Finds the person among the lead's own files. A court cannot search by name, only by the whole
// code of the matter. The requester never learns what was found.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { findCandidates } from '../api-answers.ts';

export type Found = { readonly id: string; readonly code: string; readonly fullName: string };

export function FindFile({
  disclosureId,
  chosen,
  onChoose,
}: {
  readonly disclosureId: string;
  /** Chosen before, here or in an earlier proposal. */
  readonly chosen: Found | null;
  readonly onChoose: (file: Found) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const { side } = useMe();
  const [search, setSearch] = useState('');
  const query = useRead<typeof findCandidates>(
    'GET /api/disclosures/:disclosureId/candidates',
    { params: { disclosureId }, query: { search } },
    { enabled: search.length >= 2, keepLast: true },
  );
  const born = (from: string | null, to: string | null): string =>
    [from, from === to ? null : to]
      .filter((day) => day !== null)
      .map((day) => formatDay(locale, toDay(day), 'medium'))
      .join(' – ');
  return (
    <div className="stack">
      <SearchBox
        label={t('disclosure.propose.find')}
        hint={t(
          side === 'justice' ? 'disclosure.propose.findByCode' : 'disclosure.propose.findHint',
        )}
        name="aboutId"
        value={search}
        onSearch={setSearch}
      />
      {chosen && search === '' && (
        <p>{t('disclosure.propose.chosen', { name: `${chosen.fullName} (${chosen.code})` })}</p>
      )}
      {search.length >= 2 && (
        <Loaded
          query={query}
          room="disclosure"
          empty={
            <EmptyState title={t('disclosure.propose.notFound')}>
              <p>{t('disclosure.propose.notFoundText')}</p>
            </EmptyState>
          }
        >
          {({ files }) => (
            <RadioGroup
              label={t('disclosure.propose.file')}
              value={chosen?.id ?? ''}
              isRequired
              options={files.map((file) => ({
                value: file.id,
                label: `${file.fullName} (${file.code})`,
                hint: born(file.birthFrom, file.birthTo),
              }))}
              onChange={(id) => {
                const file = files.find((each) => each.id === id);
                if (file) onChoose({ id, code: file.code, fullName: file.fullName });
              }}
            />
          )}
        </Loaded>
      )}
    </div>
  );
}
