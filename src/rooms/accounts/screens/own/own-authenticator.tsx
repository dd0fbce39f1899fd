// A new authenticator app in place of the old one. The key is on the screen until the app has it,
// and goes when the screen locks.

import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnsOf } from '../../../../kernel/contract.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../../web/kit/error-summary.tsx';
import { Form } from '../../../../web/kit/form.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { paths, to } from '../../../../web/paths.ts';
import { onForget } from '../../../../web/session.ts';
import type { offerOwnAuthenticator, renewOwnAuthenticator } from '../../own/api.ts';
import { AuthenticatorKey } from './authenticator-key.tsx';
import { useOwnCrumb } from './own-crumb.ts';

type Offer = ReturnsOf<typeof offerOwnAuthenticator>;

export function OwnAuthenticator(): ReactNode {
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => onForget(() => setOffer(null)), []);
  return (
    <Page tabTitle="accounts.own.authenticator.renew" breadcrumbs={useOwnCrumb()}>
      {offer ? <Take offer={offer} /> : <Begin onOffer={setOffer} />}
    </Page>
  );
}

function Begin({ onOffer }: { readonly onOffer: (offer: Offer) => void }): ReactNode {
  const { t } = useWords();
  const action = useCommand<typeof offerOwnAuthenticator>('POST /api/account/authenticator/offer');
  const begin = async (): Promise<void> => {
    const offer = await action.run({});
    if (offer) onOffer(offer);
  };
  return (
    <div className="stack readable">
      <ErrorSummary problem={action.problem} />
      <p>{t('accounts.own.authenticator.beginText')}</p>
      <p>
        <Button kind="main" isBusy={action.isBusy} onClick={() => void begin()}>
          {t('accounts.own.authenticator.begin')}
        </Button>
      </p>
    </div>
  );
}

function Take({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [code, setCode] = useState('');
  const action = useCommand<typeof renewOwnAuthenticator>('POST /api/account/authenticator');
  const send = async (): Promise<void> => {
    const body = { secret: offer.secret, ticket: offer.ticket, code };
    if (await action.run({ body })) open(to(paths.ownAccount, {}, { done: 'authenticator' }));
  };
  return (
    <Form
      action={action}
      submit={t('accounts.own.authenticator.submit')}
      backTo={to(paths.ownAccount)}
      onSend={() => void send()}
    >
      <AuthenticatorKey {...offer} code={code} onChange={setCode} />
      <p className="soft">{t('accounts.own.authenticator.after')}</p>
    </Form>
  );
}
