// A text that affects someone's safety or rights, with the Russian beside it until a native speaker
// has reviewed the translation: a wrong word here does more harm than two languages. The room's
// Russian texts are loaded only when they are shown.

import type { ReactNode } from 'react';
import type { WordKey, WordValues } from '../../engine/languages/word-key.ts';
import { useRussianBeside } from '../i18n/use-russian.ts';
import { useWords } from '../i18n/use-words.ts';

export function BilingualSafetyText({
  textKey,
  values,
}: {
  readonly textKey: WordKey;
  readonly values?: WordValues;
}): ReactNode {
  const { t } = useWords();
  const russian = useRussianBeside(textKey, values);
  return (
    <div className="bilingual">
      <p>{t(textKey, values)}</p>
      {russian !== null && <p lang="ru">{russian}</p>}
    </div>
  );
}
