// What stays visible on every screen: the programme's name, the way out and, when signed in, the
// menu.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { LeaveButton } from '../kit/leave-button.tsx';

export function Header({
  children,
  isDemo,
}: {
  readonly children?: ReactNode;
  readonly isDemo?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <a className="skip-link button" href="#main" onClick={skipToMain}>
        {t('shell.skipToContent')}
      </a>
      <header className="shell-top">
        {isDemo && <p className="demo-banner">{t('shell.demoBanner')}</p>}
        <div className="shell-header">
          <a className="shell-name" href="/">
            <Sign />
            {t('shell.programme')}
          </a>
          <LeaveButton />
          {children}
        </div>
      </header>
    </>
  );
}

// Keeps #main out of the address: the router would take it for a new page.
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The logo: two lines that run side by side. */
function Sign(): ReactNode {
  return (
    <svg
      width="28"
      height="28"
      viewBox="0 0 28 28"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.5"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M8 23C8 15 14 13 14 5M15.5 23c0-7 5-9 5-15" />
    </svg>
  );
}
