// For an address without a screen: the same text whether it does not exist or is hidden.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ButtonLink } from '../kit/button-link.tsx';
import { Page } from '../kit/page.tsx';

export function NotFound(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="shell.notFound.title">
      <p className="readable">{t('shell.notFound.text')}</p>
      <p>
        <ButtonLink to="/">{t('shell.notFound.home')}</ButtonLink>
      </p>
    </Page>
  );
}
