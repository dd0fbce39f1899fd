// Citizenship by country, if it is known: many came home without papers, and a guess may harm.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { countryOptions } from '../../../web/kit/country-options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useMe } from '../../../web/use-session.ts';
import { citizenships } from './codes.ts';

export function useCitizenshipOptions() {
  const { locale } = useWords();
  const { country } = useMe();
  return countryOptions(citizenships, country, { words: 'people.countries', locale });
}

export function CitizenshipField({
  name,
  value,
  isOptional,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly isOptional?: boolean;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Select<string>
      label={t('people.person.citizenship')}
      name={name}
      value={value}
      isOptional={isOptional}
      options={useCitizenshipOptions()}
      onChange={onChange}
    />
  );
}
