// Changing one's own password. Neither the old nor the new one is kept anywhere, not even while the
// screen is locked.

import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { changePassword } from '../../../../engine/http/passkey-contract.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Form } from '../../../../web/kit/form.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { paths, to } from '../../../../web/paths.ts';
import { onForget } from '../../../../web/session.ts';
import { useMe } from '../../../../web/use-session.ts';
import { passwordLengthMax } from '../../own/model.ts';
import { NewPassword } from './new-password.tsx';
import { useOwnCrumb } from './own-crumb.ts';

const nothing = { oldPassword: '', newPassword: '' };

export function OwnPassword(): ReactNode {
  const { t } = useWords();
  const me = useMe();
  const [, open] = useLocation();
  const [typed, setTyped] = useState(nothing);
  const action = useCommand<typeof changePassword>('PUT /api/session/password');
  useEffect(() => onForget(() => setTyped(nothing)), []);
  const send = async (): Promise<void> => {
    if (await action.run({ body: typed })) open(to(paths.ownAccount, {}, { done: 'password' }));
  };
  return (
    <Page tabTitle="accounts.own.password.change" breadcrumbs={useOwnCrumb()}>
      <Form
        action={action}
        submit={t('accounts.own.password.change')}
        backTo={to(paths.ownAccount)}
        onSend={() => void send()}
      >
        <input type="text" name="login" autoComplete="username" value={me.login} readOnly hidden />
        <TextField
          label={t('accounts.own.password.old')}
          name="oldPassword"
          type="password"
          value={typed.oldPassword}
          onChange={(oldPassword) => setTyped({ ...typed, oldPassword })}
          autoComplete="current-password"
          isRequired
          lengthMax={passwordLengthMax}
        />
        <NewPassword
          value={typed.newPassword}
          owner={me}
          onChange={(newPassword) => setTyped({ ...typed, newPassword })}
        />
        <p className="soft">{t('accounts.own.password.after')}</p>
      </Form>
    </Page>
  );
}
