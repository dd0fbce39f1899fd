// Citizenship by country, if it is known: many came home without papers, and a guess may harm.

import { useWords } from '../../../web/i18n/use-words.ts';
import { countryOptions } from '../../../web/kit/country-options.ts';
import { useMe } from '../../../web/use-session.ts';
import { citizenships } from './codes.ts';

export function useCitizenshipOptions() {
  const { locale } = useWords();
  const { country } = useMe();
  return countryOptions(citizenships, country, { words: 'people.countries', locale });
}
