// A version of a code: corrected, or a new one that follows it. With the old code its offences end.

import type { ReactNode } from 'react';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom, type Entry } from './draft-rules.ts';
import { EntryForm } from './entry-form.tsx';
import {
  type Names,
  namesFrom,
  spanLines,
  startNames,
  useKnownLines,
  useNameLines,
} from './entry-lines.ts';

type Questions = Names & Omit<Entry<'versions'>, 'id' | 'names' | 'reviews'>;

export function VersionForm({
  name,
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'versions'>): ReactNode {
  const start = isNext ? null : entry;
  return (
    <EntryForm<Questions>
      name={name}
      notice={isNext && 'lawEdit.entry.versionNext'}
      start={{ ...start, ...startNames(start?.names) }}
      lines={{
        ...useNameLines(start?.names),
        number: { is: 'text', label: 'lawEdit.fields.number', lengthMax: 1000 },
        adopted: { is: 'day', label: 'lawEdit.fields.adopted' },
        ...spanLines(isNext),
        ...useKnownLines(draft.law),
      }}
      onTake={({ number, adopted, from, until, source, status, ...values }) => {
        const names = namesFrom(values);
        const taken = draft.law.versions.map((one) => one.id);
        const id = start?.id ?? codeFrom(names.en, taken);
        const reviews = start?.reviews ?? [];
        onTake({ id, number, adopted, names, from, until, source, status, reviews });
      }}
    />
  );
}
