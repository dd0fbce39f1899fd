// Where the browser starts. The sign-in page is in this first load; workspace, screens and their
// texts load when they are needed.

import '../web/styles/tokens.css';
import '../web/styles/fonts.css';
import '../web/styles/base.css';
import '../web/styles/controls.css';
import '../web/styles/parts.css';
import '../web/styles/shell.css';
import { createRoot } from 'react-dom/client';
import { invariant } from '../kernel/invariant.ts';
import { fetchLater, startLocale } from '../web/i18n/first-steps.ts';
import { needRooms, startWith } from '../web/i18n/words.ts';
import { beginSession } from '../web/session.ts';
import { App, type DemoDoor, type DoorPages, type Workspace } from '../web/shell/app.tsx';
import { doorWords } from 'virtual:door-words';

let workspace: Promise<Workspace> | null = null;

function loadWorkspace(): Promise<Workspace> {
  workspace ??= fetchWorkspace();
  workspace.catch(() => {
    workspace = null;
  });
  return workspace;
}

async function fetchWorkspace(): Promise<Workspace> {
  fetchLater();
  const [{ SignedIn }] = await Promise.all([
    import('./signed-in.tsx'),
    needRooms(['shell', 'problems']),
  ]);
  return SignedIn;
}

const doorPages: DoorPages = {
  '/invitation': async () => {
    const [{ Invitation }] = await Promise.all([
      import('../rooms/accounts/screens/invitation.tsx'),
      loadWorkspace(),
    ]);
    await needRooms(['accounts']);
    return Invitation;
  },
};

// After the workspace, which knows where the texts are.
async function loadDemoDoor(): Promise<DemoDoor> {
  await loadWorkspace();
  const [{ DemoDoor }] = await Promise.all([
    import('../rooms/accounts/screens/demo-door.tsx'),
    needRooms(['shell', 'demo']),
  ]);
  return DemoDoor;
}

const place = document.getElementById('app');
invariant(place, 'the page has no place for the programme');
startWith(startLocale, doorWords[startLocale] ?? {});
createRoot(place).render(
  <App loadWorkspace={loadWorkspace} doorPages={doorPages} loadDemoDoor={loadDemoDoor} />,
);
loadWorkspace().catch(() => undefined);
await beginSession();
