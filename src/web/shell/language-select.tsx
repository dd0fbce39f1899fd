// The languages under their own names, so that people find theirs without reading the others.

import { type ReactNode, useId, useState } from 'react';
import { type Locale, localeNames, locales } from '../../engine/languages/locale.ts';
import { useWords } from '../i18n/use-words.ts';
import { chooseLanguage } from '../session.ts';

/** `offered`: the programme's languages; all six before anyone has signed in. */
export function LanguageSelect({
  offered = locales,
}: {
  readonly offered?: readonly Locale[];
}): ReactNode {
  const id = useId();
  const { t, locale } = useWords();
  const [isBusy, setIsBusy] = useState(false);
  const shown = offered.includes(locale) ? offered : [locale, ...offered];
  const choose = (chosen: Locale): void => {
    setIsBusy(true);
    // Without a connection the texts cannot load, so the screen stays as it is.
    chooseLanguage(chosen)
      .catch(() => undefined)
      .finally(() => setIsBusy(false));
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('shell.language')}</label>
      <select
        id={id}
        className="control"
        value={locale}
        aria-busy={isBusy}
        onChange={(event) => choose(event.target.value as Locale)}
      >
        {shown.map((each) => (
          <option key={each} value={each} lang={each}>
            {localeNames[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
