// The whole page: what it shows depends on who is at the screen. The workspace (navigation, router,
// reading from the server) loads beside the sign-in page while its fields are being filled in.

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

export function App({
  loadWorkspace,
}: {
  readonly loadWorkspace: () => Promise<Workspace>;
}): ReactNode {
  usePanicKey();
  const session = useSession();
  switch (session.status) {
    case 'signed-in':
      return <SignedIn me={session.me} loadWorkspace={loadWorkspace} />;
    case 'locked':
      return (
        <>
          <Header isDemo={session.me?.demo} />
          <Locked me={session.me} />
        </>
      );
    case 'signed-out':
      return (
        <>
          <Header />
          <SignIn hasEnded={session.ended} />
        </>
      );
    case 'unreachable':
      return (
        <>
          <Header />
          <Unreachable retry={() => void retrySession()} />
        </>
      );
    case 'starting':
      return (
        <>
          <Header />
          <Waiting />
        </>
      );
  }
}

type WorkspaceProps = { readonly me: Me; readonly loadWorkspace: () => Promise<Workspace> };

function SignedIn(props: WorkspaceProps): ReactNode {
  const [attempt, setAttempt] = useState(0);
  return <LoadedWorkspace key={attempt} {...props} retry={() => setAttempt(attempt + 1)} />;
}

function LoadedWorkspace({
  me,
  loadWorkspace,
  retry,
}: WorkspaceProps & { readonly retry: () => void }): ReactNode {
  const [loaded, setLoaded] = useState<{ Workspace: Workspace } | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadWorkspace().then(
      (Workspace) => isCurrent && setLoaded({ Workspace }),
      () => isCurrent && setLoaded('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [loadWorkspace]);
  if (loaded !== null && loaded !== 'failed') return <loaded.Workspace me={me} />;
  return (
    <>
      <Header isDemo={me.demo} />
      {loaded === 'failed' ? <Unreachable retry={retry} /> : <Waiting />}
    </>
  );
}

function Waiting(): ReactNode {
  const { t } = useWords();
  return (
    <main className="door" id="main" tabIndex={-1}>
      <output className="loading">{t('shell.states.loading')}</output>
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
        <p>
          <Button onClick={retry}>{t('shell.states.tryAgain')}</Button>
        </p>
      </Notice>
    </main>
  );
}
