// How to read a text file: its encoding and what separates its columns. Empty: as recognised.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { delimiters, encodings } from '../lists/reading/model.ts';

type Choosing = { readonly value: string; readonly onChange: (value: string) => void };

/** A recognised encoding that is not among the usual ones can still be chosen. */
export function EncodingSelect({ value, onChange }: Choosing): ReactNode {
  const { t } = useWords();
  const known: readonly string[] = encodings;
  const all = value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <Select
      label={t('operations.reading.encoding')}
      hint={t('operations.reading.encodingHint')}
      isOptional={value === ''}
      value={value}
      onChange={onChange}
      options={all.map((each) => ({ value: each, label: each }))}
    />
  );
}

export function DelimiterSelect({ value, onChange }: Choosing): ReactNode {
  const { t } = useWords();
  const names: Readonly<Record<string, string>> = {
    ',': t('operations.reading.comma'),
    ';': t('operations.reading.semicolon'),
    '\t': t('operations.reading.tab'),
    '|': t('operations.reading.bar'),
  };
  const known: readonly string[] = delimiters;
  const all = value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <Select
      label={t('operations.reading.delimiter')}
      isOptional={value === ''}
      value={value}
      onChange={onChange}
      options={all.map((each) => ({ value: each, label: names[each] ?? each }))}
    />
  );
}
