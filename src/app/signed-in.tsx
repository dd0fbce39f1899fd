// What only signed-in people need, in one file that loads beside the sign-in page: the workspace,
// the addresses of every room's screens, the locations of their texts.

import type { ReactNode } from 'react';
import type { Me } from '../engine/http/session-contract.ts';
import { grammar } from '../engine/languages/read-words.ts';
import { quietLine } from '../web/api.ts';
import { roomFiles } from '../web/i18n/room-files.ts';
import { knowFiles } from '../web/i18n/words.ts';
import { findHome, findScreen, openScreen } from '../web/open-screen.ts';
import { onArrival } from '../web/session.ts';
import { Workspace } from '../web/shell/workspace.tsx';
import { screens } from './screens.ts';

knowFiles(roomFiles, grammar);
onArrival(fetchFirstScreen);
void fetchOwnLetters();

export function SignedIn({ me }: { readonly me: Me }): ReactNode {
  return <Workspace me={me} screens={screens} />;
}

// The first screen need not wait until the workspace around it is rendered, nor for a language.
function fetchFirstScreen({ role }: Me): void {
  const path = location.pathname === '/' ? findHome(screens, role) : location.pathname;
  const found = path === null ? null : findScreen(screens, role, path);
  if (found) openScreen(found.entry).catch(() => undefined);
}

// Until then the text is read in the device's letters: on a slow line the files of our own cost
// half a second, and three of the six connections that a browser opens.
async function fetchOwnLetters(): Promise<void> {
  await quietLine();
  document.documentElement.dataset['letters'] = 'own';
}
