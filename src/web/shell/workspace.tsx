// The frame for a signed-in person: side with navigation and account, and the screen for the
// address. An address without a screen for this role shows the same neutral page whether or not it
// exists for others.

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { Me } from '../../engine/http/session-contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { findHome, findScreen } from '../open-screen.ts';
import { readings } from '../read.ts';
import { navigationOf, type ScreenEntry } from '../screen.ts';
import { Coming } from './coming.tsx';
import { ConfirmIdentity } from './confirm-identity.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FrameParts } from './frame-parts.tsx';
import { Header } from './header.tsx';
import { useIdleLock } from './idle-lock.ts';
import { NotFound } from './not-found.tsx';
import { NewNotices } from './new-notices.tsx';
import { ScreenLoader } from './screen-loader.tsx';
import { RecoveryUsed } from './recovery-used.tsx';
import { Side } from './side.tsx';
import { WrongTries } from './wrong-tries.tsx';

export function Workspace({
  me,
  screens,
}: {
  readonly me: Me;
  readonly screens: readonly ScreenEntry[];
}): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  // The address at which the menu was opened; moving to another closes it.
  const [menuPlace, setMenuPlace] = useState<string | null>(null);
  const isMenuOpen = menuPlace === location;
  useIdleLock(me.idleLockMinutes);
  return (
    <QueryClientProvider client={readings}>
      <Header isDemo={me.demo}>
        <Button
          className="shell-menu-button"
          icon="menu"
          aria-expanded={isMenuOpen}
          aria-controls="side"
          onClick={() => setMenuPlace(isMenuOpen ? null : location)}
        >
          <span className="shell-menu-word">{t('shell.menu')}</span>
          <NewNotices />
        </Button>
      </Header>
      <div className="shell-body">
        <Side me={me} entries={navigationOf(screens, me.role)} isOpen={isMenuOpen} />
        <main className="shell-main" id="main" tabIndex={-1}>
          <WrongTries me={me} />
          <RecoveryUsed me={me} />
          <FrameParts role={me.role} isDemo={me.demo} />
          <ErrorBoundary
            key={location}
            message={t('shell.states.failed')}
            retry={t('shell.states.tryAgain')}
          >
            <CurrentScreen me={me} screens={screens} location={location} />
          </ErrorBoundary>
        </main>
      </div>
      <ConfirmIdentity />
    </QueryClientProvider>
  );
}

function CurrentScreen({
  me,
  screens,
  location,
}: {
  readonly me: Me;
  readonly screens: readonly ScreenEntry[];
  readonly location: string;
}): ReactNode {
  if (location === '/' || location === '/sign-in') return <Home me={me} screens={screens} />;
  const found = findScreen(screens, me.role, location);
  if (!found) return <NotFound />;
  return <ScreenLoader key={JSON.stringify([found.entry.path, found.params])} {...found} />;
}

function Home({
  me,
  screens,
}: {
  readonly me: Me;
  readonly screens: readonly ScreenEntry[];
}): ReactNode {
  const home = findHome(screens, me.role);
  return home === null ? <Coming role={me.role} /> : <Redirect to={home} replace />;
}
