// Login, password and one-time code, asked together and refused together. Loaded with the entry: it
// is the first thing a person on a slow connection sees, so it uses nothing that is not needed
// here.

import { type ReactNode, useState } from 'react';
import { plainCode } from '../../kernel/typed-code.ts';
import { useAction } from '../command.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { CheckedForm } from '../kit/checked-form.tsx';
import { Notice } from '../kit/notice.tsx';
import { useTabTitle } from '../kit/tab-title.ts';
import { LineField } from '../kit/line-field.tsx';
import { openSession, openSessionByPasskey } from '../session.ts';
import { CodeField } from './code-field.tsx';
import { LanguageSelect } from './language-select.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { useRefused } from './use-refused.ts';

/** `children`: what a demo shows above the form. */
export function SignIn({
  hasEnded,
  children,
}: {
  readonly hasEnded: boolean | 'held';
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>({ login: '', password: '', totp: '' });
  const action = useAction(openSession);
  const byPasskey = useAction(openSessionByPasskey);
  const Heading = children ? 'h2' : 'h1';
  useTabTitle('shell.signIn.title');
  const send = (): void => {
    const { login, password, totp } = typed;
    byPasskey.clear();
    void action.run({ login: login.trim(), password, totp: plainCode(totp) });
  };
  const problem = action.problem ?? byPasskey.problem;
  useRefused(action.problem, () => setTyped({ ...typed, totp: '' }));
  return (
    <main className={children ? 'door door-demo' : 'door'} id="main" tabIndex={-1}>
      <LanguageSelect />
      {children}
      <div className="card">
        <Heading>{t('shell.signIn.title')}</Heading>
        {hasEnded && !problem && (
          <Notice isAnnounced>
            <p>{t(hasEnded === 'held' ? 'problems.account-held' : 'shell.signIn.ended')}</p>
          </Notice>
        )}
        <CheckedForm problem={problem} title={t('shell.signIn.failed')} onSend={send}>
          <Fields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
          <Button type="submit" kind="main" isWide isBusy={action.isBusy}>
            {action.isBusy ? t('shell.form.working') : t('shell.signIn.submit')}
          </Button>
        </CheckedForm>
        <PasskeyButton
          words="shell.signIn.passkey"
          action={byPasskey}
          onPress={action.clear}
          isWide
        />
        <p className="soft small">{t('shell.signIn.help')}</p>
      </div>
    </main>
  );
}

type Typed = { readonly login: string; readonly password: string; readonly totp: string };

function Fields({
  typed,
  onChange,
}: {
  readonly typed: Typed;
  readonly onChange: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <LineField
        label={t('shell.signIn.login')}
        name="login"
        value={typed.login}
        onChange={(login) => onChange({ login })}
        autoComplete="username"
        isRequired
        lengthMax={100}
      />
      <LineField
        label={t('shell.signIn.password')}
        name="password"
        type="password"
        value={typed.password}
        onChange={(password) => onChange({ password })}
        autoComplete="current-password"
        isRequired
        lengthMax={200}
      />
      <CodeField value={typed.totp} onChange={(totp) => onChange({ totp })} />
    </>
  );
}
