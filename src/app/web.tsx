// Where the browser begins. The sign-in page is in this first load; the workspace, every room's
// screens and their words come when they are needed.

import '../web/styles/tokens.css';
import '../web/styles/fonts.css';
import '../web/styles/base.css';
import '../web/styles/controls.css';
import '../web/styles/parts.css';
import '../web/styles/shell.css';
import { createRoot } from 'react-dom/client';
import { invariant } from '../kernel/invariant.ts';
import { startLocale, startWords } from '../web/i18n/first-steps.ts';
import { addWords, changeLanguage, needRooms } from '../web/i18n/words.ts';
import { beginSession } from '../web/session.ts';
import { App, type Workspace } from '../web/shell/app.tsx';

let workspace: Promise<Workspace> | null = null;

function loadWorkspace(): Promise<Workspace> {
  workspace ??= fetchWorkspace();
  workspace.catch(() => {
    workspace = null;
  });
  return workspace;
}

async function fetchWorkspace(): Promise<Workspace> {
  const [{ Workspace }, { screens }] = await Promise.all([
    import('../web/shell/workspace.tsx'),
    import('./screens.ts'),
  ]);
  return ({ me }) => <Workspace me={me} screens={screens} />;
}

const place = document.getElementById('app');
invariant(place, 'the page has no place for the programme');
addWords(startLocale, 'shell', await startWords);
await changeLanguage(startLocale);
createRoot(place).render(<App loadWorkspace={loadWorkspace} />);
await beginSession();
void needRooms(['problems']).catch(() => undefined);
void loadWorkspace().catch(() => undefined);
