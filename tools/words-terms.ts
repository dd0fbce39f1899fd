// Terms that are confused, checked in every text beside its English: an approval is no consent, a
// charge no guilt, the emergency page no ambulance. The list is in languages/glossary.yaml (`terms`).

import type { Locale } from '../src/engine/languages/locale.ts';
import type { Glossary } from './check-glossary.ts';

/** What is wrong with the terms of one text, one sentence per term. */
export function findWrongTerms(
  { terms }: Glossary,
  locale: Locale,
  { text, english }: { readonly text: string; readonly english: string },
): string[] {
  return terms.flatMap(({ en, unless, because, wrong }) => {
    if (!en.test(english) || unless?.test(english)) return [];
    const found = wrong[locale]?.exec(text);
    return found ? [`“${found[0]}”: ${because} (glossary.yaml).`] : [];
  });
}
