// A source of the law: its title, its year and where to find it.

import type { ReactNode } from 'react';
import { useToday } from '../../../web/kit/use-today.ts';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom } from './draft-rules.ts';
import { EntryForm } from './entry-form.tsx';
import { type Names, namesFrom, startNames, useNameLines } from './entry-lines.ts';

type Questions = Names & { readonly year: number; readonly address: string | null };

export function SourceForm({ name, draft, entry, onTake }: EntryFormProps<'sources'>): ReactNode {
  const thisYear = Number(useToday().slice(0, 4));
  return (
    <EntryForm<Questions>
      name={name}
      start={{
        ...startNames(entry?.names ?? { en: entry?.title }),
        year: entry?.year ?? thisYear,
        address: entry?.address,
      }}
      lines={{
        ...useNameLines(entry?.names),
        year: {
          is: 'number',
          label: 'lawEdit.fields.year',
          least: 1900,
          most: 2099,
          wrong: 'lawEdit.fields.yearWrong',
        },
        address: {
          is: 'text',
          label: 'lawEdit.fields.address',
          hint: 'lawEdit.fields.addressHint',
          isAddress: true,
          lengthMax: 500,
          isOptional: true,
        },
      }}
      onTake={({ year, address, ...values }) => {
        const names = namesFrom(values);
        const taken = draft.law.sources.map(({ id }) => id);
        const id = entry?.id ?? codeFrom(`${names.en} ${year}`, taken);
        onTake({ id, title: names.en, names, year, ...(address && { address }) });
      }}
    />
  );
}
