// How long a court's restriction may last according to one source; several sources may differ.

import type { ReactNode } from 'react';
import type { EntryFormProps } from './change-entry.tsx';
import { type Entry, months } from './draft-rules.ts';
import { EntryForm } from './entry-form.tsx';
import {
  articleLine,
  type Names,
  namesFrom,
  startNames,
  useKnownLines,
  useNameLines,
} from './entry-lines.ts';
import { restrictionKinds } from './fact-rows.ts';

type Questions = Names & Omit<Entry<'restrictions'>, 'names' | 'reviews'>;

export function RestrictionForm({
  name,
  draft,
  entry,
  onTake,
}: EntryFormProps<'restrictions'>): ReactNode {
  return (
    <EntryForm<Questions>
      name={name}
      start={{ ...entry, ...startNames(entry?.names) }}
      lines={{
        kind: {
          is: 'list',
          label: 'lawEdit.fields.kind',
          codes: restrictionKinds,
          words: (each) => `lawEdit.restrictionKinds.${each as (typeof restrictionKinds)[number]}`,
        },
        ...useNameLines(entry?.names),
        article: articleLine,
        monthsMax: { ...months, label: 'lawEdit.fields.monthsMax' },
        ...useKnownLines(draft.law),
      }}
      onTake={({ kind, article, monthsMax, source, status, ...values }) => {
        const reviews = entry?.reviews ?? [];
        onTake({ kind, names: namesFrom(values), article, monthsMax, source, status, reviews });
      }}
    />
  );
}
