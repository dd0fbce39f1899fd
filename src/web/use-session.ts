// The session for React. `useMe` is for screens, which exist only while someone is signed in.

import { useSyncExternalStore } from 'react';
import type { Me } from '../engine/http/session-contract.ts';
import { invariant } from '../kernel/invariant.ts';
import { currentSession, onSessionChange, type Session } from './session.ts';

export function useSession(): Session {
  return useSyncExternalStore(onSessionChange, currentSession, currentSession);
}

/** Who is signed in: only for greetings and hints; the server decides what is allowed. */
export function useMe(): Me {
  const session = useSession();
  const me = session.status === 'signed-in' || session.status === 'locked' ? session.me : null;
  invariant(me, 'a screen was shown without a signed-in person');
  return me;
}
