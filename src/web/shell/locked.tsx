// The locked screen: nothing that was read is behind it. The password reopens it at the same place.

import { type FormEvent, type ReactNode, useState } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { useAction } from '../command.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { useTabTitle } from '../kit/tab-title.ts';
import { TextField } from '../kit/text-field.tsx';
import { closeSession, unlock, unlockHereByPasskey } from '../session.ts';
import { PasskeyButton } from './passkey-button.tsx';

export function Locked({ me }: { readonly me: Me | null }): ReactNode {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const action = useAction(unlock);
  const byPasskey = useAction(unlockHereByPasskey);
  useTabTitle('shell.locked.title');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    byPasskey.clear();
    void action.run(password).then(() => setPassword(''));
  };
  return (
    <main className="door" id="main" tabIndex={-1}>
      <div className="card">
        <h1>{t('shell.locked.title')}</h1>
        <p className="soft">{t('shell.locked.text')}</p>
        <ErrorSummary
          problem={action.problem ?? byPasskey.problem}
          title={t('shell.signIn.failed')}
        />
        <form onSubmit={submit}>
          <input
            type="text"
            name="login"
            autoComplete="username"
            value={me?.login ?? ''}
            readOnly
            hidden
          />
          <TextField
            label={t('shell.signIn.password')}
            name="password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            isRequired
            lengthMax={200}
          />
          <Button type="submit" kind="main" isWide isBusy={action.isBusy}>
            {action.isBusy ? t('shell.form.working') : t('shell.locked.unlock')}
          </Button>
        </form>
        <PasskeyButton
          words="shell.locked.passkey"
          action={byPasskey}
          onPress={action.clear}
          isWide
        />
        <Button kind="quiet" onClick={() => void closeSession()}>
          {t('shell.locked.other')}
        </Button>
      </div>
    </main>
  );
}
