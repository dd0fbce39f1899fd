// The field for the one-time code. Whoever has no phone at hand changes it for a recovery code,
// which has letters: the keyboard of a phone shows digits alone only for the former.

import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { LineField } from '../kit/line-field.tsx';

export function CodeField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [isRecovery, setIsRecovery] = useState(false);
  const change = (): void => {
    setIsRecovery(!isRecovery);
    onChange('');
  };
  return (
    <>
      <LineField
        key={isRecovery ? 'recovery' : 'code'}
        label={t(isRecovery ? 'shell.signIn.recoveryCode' : 'shell.signIn.code')}
        hint={t(isRecovery ? 'shell.signIn.recoveryHint' : 'shell.signIn.codeHint')}
        name="totp"
        value={value}
        onChange={onChange}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        isRequired
        lengthMax={30}
        className={!isRecovery && 'control-code'}
      />
      <p>
        <Button kind="quiet" onClick={change}>
          {t(isRecovery ? 'shell.signIn.useCode' : 'shell.signIn.useRecovery')}
        </Button>
      </p>
    </>
  );
}
