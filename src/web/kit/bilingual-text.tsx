// A text that affects someone's safety or rights, with the Russian beside it until a native speaker
// has reviewed the translation: a wrong word here does more harm than two languages. The room's
// Russian texts are loaded only when they are shown.

import type { ReactNode } from 'react';
import type { Locale } from '../../engine/languages/locale.ts';
import type { WordKey, WordValues } from '../../engine/languages/word-key.ts';
import { useRussianBeside } from '../i18n/use-russian.ts';
import { useWords } from '../i18n/use-words.ts';
import { findWords, type Translate } from '../i18n/words.ts';

/** What is named in both languages; what each writes in its own way (days, roles) is a function. */
type Values = WordValues | ((locale: Locale, t: Translate) => WordValues);

export function BilingualSafetyText({
  textKey,
  values = {},
}: {
  readonly textKey: WordKey;
  readonly values?: Values;
}): ReactNode {
  const { t, locale } = useWords();
  const russian = useRussianBeside(textKey, valuesIn(values, 'ru', inRussian));
  return (
    <div className="bilingual">
      <p>{t(textKey, valuesIn(values, locale, t))}</p>
      {russian !== null && <p lang="ru">{russian}</p>}
    </div>
  );
}

const inRussian: Translate = (key, values) => findWords(key, values, 'ru') ?? key;

function valuesIn(values: Values, locale: Locale, t: Translate): WordValues {
  return typeof values === 'function' ? values(locale, t) : values;
}
