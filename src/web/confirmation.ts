// "Is it still you?": the server asks for password and one-time code again before a step that is
// hard to take back. The sender of a command waits here for the answer while the workspace shows
// the question. Locking the screen or leaving counts as no.

import type { confirmByPasskey } from '../engine/http/passkey-contract.ts';
import type { confirmSession } from '../engine/http/session-contract.ts';
import { request } from './api.ts';
import { answerByPasskey } from './passkeys.ts';
import { onForget } from './session.ts';

type Ask = { readonly answer: (isConfirmed: boolean) => void };

let asked: Ask | null = null;
const listeners = new Set<() => void>();

/**
 * Resolves to true once the server has accepted password and code; to false if the person
 * cancelled.
 */
export function askWhoIsHere(): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    become({
      answer(isConfirmed) {
        become(null);
        resolve(isConfirmed);
      },
    });
  });
}

export function currentAsk(): Ask | null {
  return asked;
}

export function onAskChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Ask | null): void {
  asked = next;
  for (const tell of listeners) tell();
}

onForget(() => asked?.answer(false));

export async function confirmHere(
  body: { password: string; totp: string },
  commandId: string,
): Promise<void> {
  await request<typeof confirmSession>('POST /api/session/confirmation', { body }, { commandId });
  asked?.answer(true);
}

export async function confirmHereByPasskey(_nothing: undefined, commandId: string): Promise<void> {
  const body = { answer: await answerByPasskey<typeof confirmByPasskey>('confirm') };
  const key = 'POST /api/session/passkey/confirmation';
  await request<typeof confirmByPasskey>(key, { body }, { commandId });
  asked?.answer(true);
}
