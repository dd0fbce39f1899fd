// The whole page: who is before the screen decides what is shown. The workspace (navigation, router,
// reading from the server) is loaded beside the sign-in page while its fields are being filled in.

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { retrySession } from '../session.ts';
import { useSession } from '../use-session.ts';
import { Header } from './header.tsx';
import { Locked } from './locked.tsx';
import { usePanicKey } from './panic.ts';
import { SignIn } from './sign-in.tsx';

export type Workspace = ComponentType<{ readonly me: Me }>;

export function App({ loadWorkspace }: {
  readonly loadWorkspace: () => Promise<Workspace>;
}): ReactNode {
  usePanicKey();
  const session = useSession();
  switch (session.status) {
    case 'signed-in': return <SignedIn me={session.me} loadWorkspace={loadWorkspace} />;
    case 'locked': return <><Header isDemo={session.me?.demo} /><Locked me={session.me} /></>;
    case 'signed-out': return <><Header /><SignIn hasEnded={session.ended} /></>;
    case 'unreachable': return <><Header /><Unreachable retry={() => void retrySession()} /></>;
    case 'starting': return <><Header /><Waiting /></>;
  }
}

function SignedIn({ me, loadWorkspace }: {
  readonly me: Me; readonly loadWorkspace: () => Promise<Workspace>;
}): ReactNode {
  const [loaded, setLoaded] = useState<{ Workspace: Workspace } | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLoaded(null);
    loadWorkspace().then(
      (Workspace) => isCurrent && setLoaded({ Workspace }),
      () => isCurrent && setLoaded('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt, loadWorkspace]);
  if (loaded === 'failed') {
    return <><Header isDemo={me.demo} /><Unreachable retry={() => setAttempt(attempt + 1)} /></>;
  }
  if (!loaded) return <><Header isDemo={me.demo} /><Waiting /></>;
  return <loaded.Workspace me={me} />;
}

function Waiting(): ReactNode {
  const { t } = useWords();
  return (
    <main className="door" id="main" tabIndex={-1}>
      <p className="loading" role="status">{t('shell.states.loading')}</p>
    </main>
  );
}

function Unreachable({ retry }: { readonly retry: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <main className="door" id="main" tabIndex={-1}>
      <h1 className="visually-hidden">{t('shell.programme')}</h1>
      <Notice kind="warning" title={t('shell.states.unreachable')} isAnnounced>
        <p>{t('shell.states.unreachableText')}</p>
        <p><Button onClick={retry}>{t('shell.states.tryAgain')}</Button></p>
      </Notice>
    </main>
  );
}
