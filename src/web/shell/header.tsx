// What stays in sight on every screen: the programme's name, the way out, and, inside, the menu.

import type { ReactNode } from 'react';
import { useRussianBeside } from '../i18n/use-russian.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { leaveNow } from '../session.ts';

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

function LeaveButton(): ReactNode {
  const { t } = useWords();
  const russian = useRussianBeside('shell.leaveNow');
  const hint = useRussianBeside('shell.leaveHint');
  const title = hint === null ? t('shell.leaveHint') : `${t('shell.leaveHint')} ${hint}`;
  return (
    <Button className="leave-button" icon="leave" title={title} onClick={leaveNow}>
      <span className="leave-words">
        <span>{t('shell.leaveNow')}</span>
        {russian !== null && (
          <span lang="ru" className="leave-russian">
            {russian}
          </span>
        )}
      </span>
    </Button>
  );
}

// The address keeps no #main: the router would take it for a new page.
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Two lines that go side by side. */
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
