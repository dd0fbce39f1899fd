// The question before a step that is hard to take back: password and one-time code again, or a
// passkey, although the session is open, because a device left unlocked must not be enough. The
// step then continues automatically.

import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { plainCode } from '../../kernel/typed-code.ts';
import { useAction } from '../command.ts';
import { confirmHere, confirmHereByPasskey, currentAsk, onAskChange } from '../confirmation.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { CheckedForm } from '../kit/checked-form.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useMe } from '../use-session.ts';
import { CodeField } from './code-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { useRefused } from './use-refused.ts';

export function ConfirmIdentity(): ReactNode {
  const { t } = useWords();
  const ask = useSyncExternalStore(onAskChange, currentAsk);
  if (!ask) return null;
  return (
    <Dialog
      title={t('shell.confirmation.title')}
      isOpen
      onClose={() => currentAsk()?.answer(false)}
    >
      <Question onTurnAway={() => ask.answer(false)} />
    </Dialog>
  );
}

function Question({ onTurnAway }: { readonly onTurnAway: () => void }): ReactNode {
  const { t } = useWords();
  const me = useMe();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const action = useAction(confirmHere);
  const byPasskey = useAction(confirmHereByPasskey);
  useRefused(action.problem, () => setTotp(''));
  const send = (): void => {
    byPasskey.clear();
    void action.run({ password, totp: plainCode(totp) });
  };
  return (
    <CheckedForm
      problem={action.problem ?? byPasskey.problem}
      title={t('shell.confirmation.failed')}
      instead={{ 'sign-in-failed': 'shell.confirmation.wrong' }}
      className="stack"
      onSend={send}
    >
      <p>{t('shell.confirmation.text')}</p>
      {me.demo && <p className="soft">{t('shell.confirmation.inDemo', { login: me.login })}</p>}
      <TextField
        label={t('shell.signIn.password')}
        name="password"
        type="password"
        value={password}
        autoComplete="current-password"
        isRequired
        lengthMax={200}
        onChange={setPassword}
      />
      <CodeField value={totp} onChange={setTotp} />
      <div className="row">
        <Button kind="main" type="submit" isBusy={action.isBusy}>
          {action.isBusy ? t('shell.form.working') : t('shell.confirmation.step')}
        </Button>
        <PasskeyButton
          words="shell.confirmation.passkey"
          action={byPasskey}
          onPress={action.clear}
        />
        <Button onClick={onTurnAway}>{t('shell.form.cancel')}</Button>
      </div>
    </CheckedForm>
  );
}
