// Shows a new account's secret once, and says what to do with it. After this page nobody can read
// it again, not even the administrator.

import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import './accounts.css';

export type Made = {
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
};

export function SecretOnce({ made }: { readonly made: Made }): ReactNode {
  const { t } = useWords();
  const copyWords = { copy: t('accounts.secret.copy'), copied: t('accounts.secret.copied') };
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <Notice kind="warning" title={t('accounts.secret.once')} focusRef={first}>
        <BilingualSafetyText textKey="accounts.safety.once" />
      </Notice>
      <Card title={t('accounts.secret.hand')}>
        <Facts facts={[[t('accounts.new.login'), made.login]]} />
        <CopyText label={t('accounts.new.password')} text={made.password} {...copyWords} />
        <CopyText
          label={t('accounts.secret.key')}
          text={made.totpSecret}
          shown={made.totpSecret.replace(/(.{4})(?=.)/g, '$1 ')}
          {...copyWords}
        />
      </Card>
      <Card title={t('accounts.secret.how')}>
        <ol className="accounts-steps">
          <li>{t('accounts.secret.step1')}</li>
          <li>{t('accounts.secret.step2')}</li>
          <li>{t('accounts.secret.step3')}</li>
          <li>{t('accounts.secret.step4')}</li>
        </ol>
      </Card>
      <p>
        <ButtonLink to={to(paths.accounts)} kind="main">
          {t('accounts.secret.done')}
        </ButtonLink>
      </p>
    </>
  );
}
