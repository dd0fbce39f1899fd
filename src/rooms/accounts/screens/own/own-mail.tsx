// Whether one is told by e-mail that something is new. Nothing is shown where the operator sends no
// mail. The address is typed here, and counts once the code that was mailed there is typed too.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../../kernel/contract.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { Card } from '../../../../web/kit/card.tsx';
import { CheckedForm } from '../../../../web/kit/checked-form.tsx';
import { ErrorSummary } from '../../../../web/kit/error-summary.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { useRead } from '../../../../web/read.ts';
import type { askOwnMail, confirmOwnMail, endOwnMail, readOwnMail } from '../../mail/api.ts';

type Mail = ReturnsOf<typeof readOwnMail>;

export function OwnMail(): ReactNode {
  const { t } = useWords();
  const { data } = useRead<typeof readOwnMail>('GET /api/account/mail', {});
  if (!data || (!data.isOffered && data.address === null)) return null;
  return (
    <Card title={t('accounts.own.mail.title')}>
      <p>{t('accounts.own.mail.text')}</p>
      {data.address === null ? (
        <Ask />
      ) : (
        <>
          {data.isConfirmed ? (
            <p className="label">{t('accounts.own.mail.isOn', { address: data.address })}</p>
          ) : (
            <Confirm mail={data} />
          )}
          <End isConfirmed={data.isConfirmed} />
        </>
      )}
    </Card>
  );
}

function Ask(): ReactNode {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const action = useCommand<typeof askOwnMail>('POST /api/account/mail');
  return (
    <CheckedForm
      problem={action.problem}
      room="accounts"
      onSend={() => void action.run({ body: { address } })}
    >
      <TextField
        label={t('accounts.own.mail.address')}
        name="address"
        type="email"
        value={address}
        onChange={setAddress}
        autoComplete="email"
        isRequired
        lengthMax={254}
      />
      <Send isBusy={action.isBusy}>{t('accounts.own.mail.ask')}</Send>
    </CheckedForm>
  );
}

function Confirm({ mail }: { readonly mail: Mail }): ReactNode {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const action = useCommand<typeof confirmOwnMail>('PUT /api/account/mail/confirmation');
  return (
    <>
      <p>{t('accounts.own.mail.sent', { address: mail.address ?? '' })}</p>
      <CheckedForm
        problem={action.problem}
        room="accounts"
        onSend={() => void action.run({ body: { code } })}
      >
        <TextField
          label={t('accounts.own.mail.code')}
          name="code"
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          isRequired
          lengthMax={20}
        />
        <Send isBusy={action.isBusy}>{t('accounts.own.mail.confirm')}</Send>
      </CheckedForm>
    </>
  );
}

function Send({
  isBusy,
  children,
}: {
  readonly isBusy: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p>
      <Button kind="main" type="submit" isBusy={isBusy}>
        {children}
      </Button>
    </p>
  );
}

function End({ isConfirmed }: { readonly isConfirmed: boolean }): ReactNode {
  const { t } = useWords();
  const action = useCommand<typeof endOwnMail>('DELETE /api/account/mail');
  return (
    <>
      <ErrorSummary problem={action.problem} room="accounts" />
      <p>
        <Button onClick={() => void action.run({})} isBusy={action.isBusy}>
          {t(isConfirmed ? 'accounts.own.mail.end' : 'accounts.own.mail.another')}
        </Button>
      </p>
    </>
  );
}
