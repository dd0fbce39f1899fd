// A source of the law: its title, its year and where to find it.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { TextField } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom } from './draft-rules.ts';
import { EntryFrame, NameFields, namesFrom, type TypedNames } from './entry-fields.tsx';

export function SourceForm({ draft, entry, onTake }: EntryFormProps<'sources'>): ReactNode {
  const { t } = useWords();
  const thisYear = useToday().slice(0, 4);
  const [names, setNames] = useState<TypedNames>(entry?.names ?? { en: entry?.title ?? '' });
  const [year, setYear] = useState(String(entry?.year ?? thisYear));
  const [address, setAddress] = useState(entry?.address ?? '');
  const isYearWrong = !/^(19|20)\d\d$/.test(year.trim());
  const take = (): void => {
    const named = namesFrom(names);
    if (isYearWrong) return;
    const id =
      entry?.id ??
      codeFrom(
        `${named.en} ${year}`,
        draft.law.sources.map((one) => one.id),
      );
    onTake({
      id,
      title: named.en,
      names: named,
      year: Number(year),
      ...(address.trim() ? { address: address.trim() } : {}),
    });
  };
  return (
    <EntryFrame onTake={take}>
      <NameFields value={names} onChange={setNames} />
      <TextField
        label={t('lawEdit.fields.year')}
        name="year"
        value={year}
        inputMode="numeric"
        isRequired
        lengthMax={4}
        error={isYearWrong ? t('lawEdit.fields.yearWrong') : null}
        onChange={setYear}
      />
      <TextField
        label={t('lawEdit.fields.address')}
        hint={t('lawEdit.fields.addressHint')}
        name="address"
        type="url"
        value={address}
        isOptional
        lengthMax={500}
        onChange={setAddress}
      />
    </EntryFrame>
  );
}
