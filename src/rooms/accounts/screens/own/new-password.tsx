// Choosing a password. What is wrong with it is said beside the field once the person has left it,
// by the same rules as on the server. Never a line of a form: what lines contain is kept while the
// screen is locked.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { passwordLengthMax } from '../../own/model.ts';
import { type Owner, passwordFault } from '../../own/rules.ts';

export function NewPassword({
  value,
  owner,
  onChange,
}: {
  readonly value: string;
  readonly owner: Owner;
  readonly onChange: (password: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [wasLeft, setWasLeft] = useState(false);
  const fault = wasLeft && value !== '' ? passwordFault(value, owner) : null;
  return (
    <div onBlur={() => setWasLeft(true)}>
      <TextField
        label={t('accounts.own.password.next')}
        hint={t('accounts.own.password.nextHint')}
        error={fault && t(`problems.${fault}`)}
        name="newPassword"
        type="password"
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        isRequired
        lengthMax={passwordLengthMax}
      />
    </div>
  );
}
