// The key of a new authenticator app, as a picture and as text, and the code that proves that it
// arrived. It knows no endpoint: one's own account and an invitation use it alike.

import type { ReactNode } from 'react';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { CopyText } from '../../../../web/kit/copy-text.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import '../accounts.css';
import { QrCode } from './qr-code.tsx';

export function AuthenticatorKey({
  secret,
  address,
  code,
  onChange,
}: {
  readonly secret: string;
  /** What the picture says. */
  readonly address: string;
  readonly code: string;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('accounts.own.authenticator.scan')}</p>
      <QrCode text={address} label={t('accounts.own.authenticator.picture')} />
      <CopyText
        label={t('accounts.own.authenticator.orKey')}
        text={secret}
        shown={secret.replace(/(.{4})(?=.)/g, '$1 ')}
        copy={t('accounts.half.copy')}
        copied={t('accounts.half.copied')}
      />
      <TextField
        label={t('accounts.own.authenticator.code')}
        name="code"
        value={code}
        onChange={onChange}
        autoComplete="one-time-code"
        inputMode="numeric"
        isRequired
        lengthMax={20}
        className="control-code"
      />
    </>
  );
}
