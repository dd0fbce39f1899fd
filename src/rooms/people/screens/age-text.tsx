// An age with no more precision than is known: "12 years", "11 to 13 years", "age not known".

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';

export function AgeText({
  age,
}: {
  readonly age: { readonly least: number; readonly most: number } | null;
}): ReactNode {
  const { t, locale } = useWords();
  if (age === null) return t('people.age.unknown');
  if (age.least === age.most) return t('people.age.years', { count: age.least });
  return t('people.age.between', {
    least: formatNumber(locale, age.least),
    most: formatNumber(locale, age.most),
  });
}
