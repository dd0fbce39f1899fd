// The whole page: what it shows depends on who is at the screen. The workspace (navigation, router,
// reading from the server) loads beside the sign-in page while its fields are being filled in.

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { isDemoHere, retrySession } from '../session.ts';
import { useSession } from '../use-session.ts';
import { Header } from './header.tsx';
import { Locked } from './locked.tsx';
import { usePanicKey } from './panic.ts';
import { SignIn } from './sign-in.tsx';

export type Workspace = ComponentType<{ readonly me: Me }>;
/** A page of its own for whoever is not signed in, by its address. */
export type DoorPages = Readonly<Record<string, () => Promise<ComponentType>>>;

/** The cards of a demo, beside the sign-in form. */
export type DemoDoor = ComponentType;

export function App({
  loadWorkspace,
  doorPages,
  loadDemoDoor,
}: {
  readonly loadWorkspace: () => Promise<Workspace>;
  readonly doorPages: DoorPages;
  readonly loadDemoDoor: () => Promise<DemoDoor>;
}): ReactNode {
  usePanicKey();
  const session = useSession();
  const loadPage = doorPages[location.pathname];
  if (loadPage && session.status !== 'starting' && session.status !== 'unreachable') {
    return (
      <>
        <Header />
        <DoorPage load={loadPage} />
      </>
    );
  }
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
          <Header isDemo={isDemoHere()} />
          <SignIn hasEnded={session.ended}>
            {isDemoHere() && <LoadedDemoDoor loadDemoDoor={loadDemoDoor} />}
          </SignIn>
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

function DoorPage(props: { readonly load: () => Promise<ComponentType> }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  return <LoadedDoorPage key={attempt} {...props} retry={() => setAttempt(attempt + 1)} />;
}

function LoadedDoorPage({
  load,
  retry,
}: {
  readonly load: () => Promise<ComponentType>;
  readonly retry: () => void;
}): ReactNode {
  const [loaded, setLoaded] = useState<{ Page: ComponentType } | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (Page) => isCurrent && setLoaded({ Page }),
      () => isCurrent && setLoaded('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  if (loaded === 'failed') return <Unreachable retry={retry} />;
  return loaded === null ? <Waiting /> : <loaded.Page />;
}

// Without it one signs in as everywhere, so a failure shows nothing.
function LoadedDemoDoor({
  loadDemoDoor,
}: {
  readonly loadDemoDoor: () => Promise<DemoDoor>;
}): ReactNode {
  const [loaded, setLoaded] = useState<{ DemoDoor: DemoDoor } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadDemoDoor().then(
      (DemoDoor) => isCurrent && setLoaded({ DemoDoor }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [loadDemoDoor]);
  return loaded && <loaded.DemoDoor />;
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
