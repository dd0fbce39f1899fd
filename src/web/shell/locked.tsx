// The locked screen: nothing that was read is behind it. The password reopens it at the same place.

import { type ReactNode, useState } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { useAction } from '../command.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { CheckedForm } from '../kit/checked-form.tsx';
import { useTabTitle } from '../kit/tab-title.ts';
import { LineField } from '../kit/line-field.tsx';
import { closeSession, unlock, unlockHereByPasskey } from '../session.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { useRefused } from './use-refused.ts';

export function Locked({ me }: { readonly me: Me | null }): ReactNode {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const action = useAction(unlock);
  const byPasskey = useAction(unlockHereByPasskey);
  useTabTitle('shell.locked.title');
  useRefused(action.problem, () => setPassword(''));
  const send = (): void => {
    byPasskey.clear();
    void action.run(password);
  };
  return (
    <main className="door" id="main" tabIndex={-1}>
      <div className="card">
        <h1>{t('shell.locked.title')}</h1>
        <p className="soft">{t('shell.locked.text')}</p>
        <CheckedForm
          problem={action.problem ?? byPasskey.problem}
          title={t('shell.locked.failed')}
          instead={{ 'sign-in-failed': 'shell.locked.wrong' }}
          onSend={send}
        >
          <input
            type="text"
            name="login"
            autoComplete="username"
            value={me?.login ?? ''}
            readOnly
            hidden
          />
          <LineField
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
        </CheckedForm>
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
