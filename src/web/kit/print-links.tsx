// Saves what a page shows as a PDF to print, in the language of the screen, normal or in large
// type.

import type { ReactNode } from 'react';
import type { WordKey } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';

type Props = {
  /** What is printed: "Hearings of these days (PDF)". */
  readonly label: WordKey;
  readonly address: `/api/${string}`;
  readonly query: Readonly<Record<string, string | number>>;
};

export function PrintLinks({ label, address, query }: Props): ReactNode {
  const { t, locale } = useWords();
  const link = (isLarge: boolean) => {
    const asked = { ...query, language: locale, isLarge };
    const pairs = Object.entries(asked).map(([name, value]) => [name, String(value)]);
    return `${address}?${new URLSearchParams(pairs).toString()}`;
  };
  return (
    <div className="row">
      <a className="button" href={link(false)} download>
        {t(label)}
      </a>
      <a className="button button-quiet" href={link(true)} download>
        {t('print.inLarge')}
      </a>
    </div>
  );
}
