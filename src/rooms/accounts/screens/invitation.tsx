// The page that an invitation's link opens, for somebody who is not signed in: the code of the
// other person, then a password and the authenticator, and the account is open. The token stays in
// the fragment of the address until it is used, because on a phone the page is loaded anew after a
// visit to the authenticator; alone it opens nothing.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { plainCode } from '../../../kernel/typed-code.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useTabTitle } from '../../../web/kit/tab-title.ts';
import { TextField } from '../../../web/kit/text-field.tsx';
import { closeSession, enterAs } from '../../../web/session.ts';
import { LanguageSelect } from '../../../web/shell/language-select.tsx';
import { useSession } from '../../../web/use-session.ts';
import type { readInvitation, useInvitation } from '../invitations/contract.ts';
import { AuthenticatorKey } from './own/authenticator-key.tsx';
import { NewPassword } from './own/new-password.tsx';
import { RecoveryCodes } from './own/recovery-codes.tsx';
import './accounts.css';

type Found = ReturnsOf<typeof readInvitation>;
type Opened = ReturnsOf<typeof useInvitation>;
type Halves = { readonly token: string; readonly code: string };

export function Invitation(): ReactNode {
  const { t } = useWords();
  const { status } = useSession();
  const [token] = useState(() => location.hash.slice(1));
  const [found, setFound] = useState<{ halves: Halves; account: Found } | null>(null);
  useTabTitle('accounts.invited.title');
  const isWhole = /^[\w-]{43}$/.test(token);
  return (
    <main className="door" id="main" tabIndex={-1}>
      <LanguageSelect />
      <div className="card">
        <h1>{t('accounts.invited.title')}</h1>
        {status === 'signed-in' || status === 'locked' ? (
          <SomebodyIsHere />
        ) : !isWhole ? (
          <Notice kind="warning">
            <p>{t('problems.invitation-over')}</p>
          </Notice>
        ) : found === null ? (
          <AskCode token={token} onFound={(halves, account) => setFound({ halves, account })} />
        ) : (
          <Choose halves={found.halves} account={found.account} />
        )}
      </div>
    </main>
  );
}

function SomebodyIsHere(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('accounts.invited.somebody')}</p>
      <p>
        <Button onClick={() => void closeSession()}>{t('shell.signOut')}</Button>
      </p>
    </>
  );
}

function AskCode({
  token,
  onFound,
}: {
  readonly token: string;
  readonly onFound: (halves: Halves, account: Found) => void;
}): ReactNode {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const action = useAction((halves: Halves, commandId: string) =>
    request<typeof readInvitation>('POST /api/invitation', { body: halves }, { commandId }),
  );
  const send = (): void => {
    const halves = { token, code: plainCode(code) };
    void action.run(halves).then((account) => account && onFound(halves, account));
  };
  return (
    <CheckedForm
      problem={action.problem}
      title={t('accounts.invited.failed')}
      labels={{ code: t('accounts.half.code') }}
      onSend={send}
    >
      <p>{t('accounts.invited.lead')}</p>
      <TextField
        label={t('accounts.half.code')}
        hint={t('accounts.invited.codeHint')}
        name="code"
        value={code}
        onChange={setCode}
        inputMode="numeric"
        isRequired
        lengthMax={12}
        className="control-code"
      />
      <Button type="submit" kind="main" isWide isBusy={action.isBusy}>
        {action.isBusy ? t('shell.form.working') : t('accounts.invited.next')}
      </Button>
    </CheckedForm>
  );
}

function Choose({
  halves,
  account,
}: {
  readonly halves: Halves;
  readonly account: Found;
}): ReactNode {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const action = useAction((body: { password: string; totp: string }, commandId: string) =>
    request<typeof useInvitation>(
      'POST /api/invitation/use',
      { body: { ...halves, ...body } },
      { commandId },
    ),
  );
  const send = (): void => {
    void action.run({ password, totp: plainCode(totp) }).then((answer) => {
      if (!answer) return;
      history.replaceState(null, '', '/');
      setOpened(answer);
    });
  };
  if (opened !== null) return <Kept opened={opened} />;
  return (
    <CheckedForm
      problem={action.problem}
      title={t('accounts.invited.failed')}
      labels={{
        password: t('accounts.own.password.next'),
        totp: t('accounts.own.authenticator.code'),
      }}
      onSend={send}
    >
      <p>{t('accounts.invited.welcome', { name: account.displayName })}</p>
      <Facts facts={[[t('accounts.new.login'), account.login]]} />
      <input
        type="text"
        name="login"
        autoComplete="username"
        value={account.login}
        readOnly
        hidden
      />
      <NewPassword value={password} owner={account} onChange={setPassword} />
      <h2>{t('accounts.invited.authenticator')}</h2>
      <AuthenticatorKey
        secret={account.totpSecret}
        address={account.totpAddress}
        code={totp}
        onChange={setTotp}
      />
      <Button type="submit" kind="main" isWide isBusy={action.isBusy}>
        {action.isBusy ? t('shell.form.working') : t('accounts.invited.submit')}
      </Button>
    </CheckedForm>
  );
}

/** The account is open, and this browser signed in; the codes are seen only now. */
function Kept({ opened }: { readonly opened: Opened }): ReactNode {
  const { t } = useWords();
  return (
    <RecoveryCodes codes={opened.recoveryCodes}>
      <Button kind="main" onClick={() => void enterAs(opened.me)}>
        {t('accounts.invited.kept')}
      </Button>
    </RecoveryCodes>
  );
}
