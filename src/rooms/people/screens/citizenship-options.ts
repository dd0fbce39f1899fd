// Citizenship by country, if it is known: many came home without papers, and a guess may harm.

import { useWords } from '../../../web/i18n/use-words.ts';
import { countryOptions } from '../../../web/kit/country-options.ts';
import { useMe } from '../../../web/use-session.ts';

/** ISO 3166-1, as they are often met; any other is typed. */
const citizenships = ['KZ', 'UZ', 'TJ', 'KG', 'RU', 'SY', 'IQ', 'TR'] as const;

export function useCitizenshipOptions() {
  const { locale } = useWords();
  const { country } = useMe();
  return countryOptions(citizenships, country, { words: 'people.countries', locale });
}
