// Ties drafts to the session: opened with its key, forgotten when it ends. It is apart from the
// session because nobody needs it before signing in.

import { forgetDrafts, lockDrafts, openDrafts } from './kept-drafts.ts';
import { currentSession, onForget, onSessionChange } from './session.ts';

let opened: string | null = null;

async function open(): Promise<void> {
  const session = currentSession();
  if (session.status !== 'signed-in' || session.me.draftKey === opened) return;
  opened = session.me.draftKey;
  await openDrafts(opened);
}

onForget((what) => {
  opened = null;
  if (what === 'everything') forgetDrafts();
  else void lockDrafts();
});
onSessionChange(() => void open());
void open();
