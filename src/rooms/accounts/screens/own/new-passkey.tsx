// Adding a passkey: a name, then the browser's own question. The server asks first who is there,
// and only then for the passkey.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useAction, useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Form } from '../../../../web/kit/form.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { makePasskey } from '../../../../web/passkeys.ts';
import { paths, to } from '../../../../web/paths.ts';
import type { addOwnPasskey, offerOwnPasskey } from '../../own/api.ts';
import { passkeyNameLengthMax } from '../../own/model.ts';
import { useOwnCrumb } from './own-crumb.ts';

export function NewPasskey(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [name, setName] = useState('');
  const offer = useCommand<typeof offerOwnPasskey>('POST /api/account/passkeys/offer');
  const make = useAction(makePasskey<typeof addOwnPasskey>);
  const add = useCommand<typeof addOwnPasskey>('POST /api/account/passkeys');
  const steps = [offer, make, add];
  const send = async (): Promise<void> => {
    for (const step of steps) step.clear();
    const offered = await offer.run({});
    const answer = offered && (await make.run(offered.question));
    const added = answer && (await add.run({ body: { name: name.trim(), answer } }));
    if (added) open(to(paths.ownAccount, {}, { done: 'passkey' }));
  };
  const action = {
    isBusy: steps.some(({ isBusy }) => isBusy),
    problem: steps.find(({ problem }) => problem)?.problem ?? null,
  };
  return (
    <Page tabTitle="accounts.own.passkeys.add" breadcrumbs={useOwnCrumb()}>
      <Form
        action={action}
        submit={t('accounts.own.passkeys.add')}
        backTo={to(paths.ownAccount)}
        labels={{ name: t('accounts.own.passkeys.name') }}
        onSend={() => void send()}
      >
        <TextField
          label={t('accounts.own.passkeys.name')}
          hint={t('accounts.own.passkeys.nameHint')}
          name="name"
          value={name}
          onChange={setName}
          isRequired
          lengthMax={passkeyNameLengthMax}
        />
        <p className="soft">{t('accounts.own.passkeys.addText')}</p>
      </Form>
    </Page>
  );
}
