// A passkey in place of password and code.

import type { ReactNode } from 'react';
import type { WordKey } from '../../engine/languages/word-key.ts';
import type { Action } from '../command.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';

export function PasskeyButton({
  words,
  action,
  onPress,
  isWide,
}: {
  readonly words: WordKey;
  readonly action: Action<undefined, void>;
  /** Takes back what was said about the other way. */
  readonly onPress: () => void;
  readonly isWide?: boolean;
}): ReactNode {
  const { t } = useWords();
  const press = (): void => {
    onPress();
    void action.run(undefined);
  };
  return (
    <Button isWide={isWide} isBusy={action.isBusy} onClick={press}>
      {action.isBusy ? t('shell.form.working') : t(words)}
    </Button>
  );
}
