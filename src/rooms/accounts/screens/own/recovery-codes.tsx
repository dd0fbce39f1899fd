// Ten recovery codes, shown once, to print or to write down. It knows no endpoint: one's own
// account and an invitation use it alike.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import '../accounts.css';

/** `children`: what comes after they were kept. */
export function RecoveryCodes({
  codes,
  children,
}: {
  readonly codes: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => first.current?.focus(), []);
  const select = (): void => {
    if (list.current) getSelection()?.selectAllChildren(list.current);
  };
  const copy = (): void => {
    if (!('clipboard' in navigator)) return select();
    navigator.clipboard.writeText(codes.join('\n')).then(() => setIsCopied(true), select);
  };
  return (
    <>
      <Notice kind="warning" title={t('accounts.own.recovery.once')} focusRef={first}>
        <BilingualSafetyText textKey="accounts.own.safety.keep" />
      </Notice>
      <ol className="accounts-codes" aria-label={t('accounts.own.recovery.list')} ref={list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={() => window.print()}>{t('accounts.own.recovery.print')}</Button>
        <Button onClick={copy}>{t('accounts.own.recovery.copy')}</Button>
        <span role="status">{isCopied ? t('accounts.own.recovery.copied') : ''}</span>
      </div>
      <p>{children}</p>
    </>
  );
}
