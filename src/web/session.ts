// Who is at this screen: not known yet, nobody, someone, or someone whose screen is locked. One
// store for the whole page, updated by the server's answers and by the other tabs. What was read is
// forgotten when the screen locks; drafts are forgotten too when the person leaves. Nothing about a
// person or a record is ever written to the device's storage.

import type {
  chooseLocale,
  lockSession,
  Me,
  noteWrongTries,
  signIn,
  signOut,
  unlockSession,
} from '../engine/http/session-contract.ts';
import type { signInToDemo } from '../engine/http/demo-contract.ts';
import type { signInByPasskey, unlockByPasskey } from '../engine/http/passkey-contract.ts';
import type { Locale } from '../engine/languages/locale.ts';
import { onSessionEnd, request } from './api.ts';
import { keepLocale, startSession } from './i18n/first-steps.ts';
import { changeLanguage, currentLocale } from './i18n/words.ts';
import { leavePathOf } from './leave-path.ts';
import { answerByPasskey } from './passkeys.ts';
import { openTabs } from './tabs.ts';

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'unreachable' }
  /** `held`: the account is blocked until someone else has acted. */
  | { readonly status: 'signed-out'; readonly ended: boolean | 'held' }
  | { readonly status: 'locked'; readonly me: Me | null }
  | { readonly status: 'signed-in'; readonly me: Me };

/** `reading`: what the server sent. `everything`: also what was typed and not yet sent. */
export type Forgetting = 'reading' | 'everything';

let session: Session = { status: 'starting' };
let choseLanguageHere = false;
let isDemo = false;
let arriving: Me | null = null;
const listeners = new Set<() => void>();
const arrivalListeners = new Set<(me: Me) => void>();
const forgetters = new Set<(what: Forgetting) => void>();
const tabs = openTabs<'left' | 'locked' | 'ended'>('session', hearTab);

export function currentSession(): Session {
  return session;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Called with whoever is about to be signed in, while the texts of their language still load: what
 * their first screen needs can be fetched at the same time.
 */
export function onArrival(listener: (me: Me) => void): void {
  arrivalListeners.add(listener);
  const me = session.status === 'signed-in' ? session.me : arriving;
  if (me) listener(me);
}

/** Whether this server serves a made-up programme; only a hint for what to show. */
export function isDemoHere(): boolean {
  return isDemo;
}

/** Called when the data in memory must be forgotten. */
export function onForget(forget: (what: Forgetting) => void): void {
  forgetters.add(forget);
}

function become(next: Session): void {
  session = next;
  for (const tell of listeners) tell();
}

function forget(what: Forgetting): void {
  for (const each of forgetters) each(what);
}

function endHere(ended: boolean | 'held'): void {
  forget('everything');
  become({ status: 'signed-out', ended });
}

function lockHere(): void {
  if (session.status === 'signed-out') return;
  forget('reading');
  become({ status: 'locked', me: session.status === 'signed-in' ? session.me : null });
}

onSessionEnd((end) => {
  if (end === 'session-locked') lockHere();
  else if (end === 'account-held') endHere('held');
  else if (session.status !== 'signed-out') endHere(session.status !== 'starting');
});

function hearTab(message: 'left' | 'locked' | 'ended'): void {
  if (message === 'left') goDark();
  else if (message === 'locked') lockHere();
  else if (session.status !== 'signed-out') endHere(true);
}

/** Reads the answer that was requested before the program had arrived. */
export async function beginSession(): Promise<void> {
  const answer = await startSession;
  await settle(answer);
}

/** Asks again after the server could not be reached. */
export async function retrySession(): Promise<void> {
  become({ status: 'starting' });
  const options: RequestInit = { credentials: 'same-origin', cache: 'no-store' };
  await settle(await fetch('/api/session', options).catch(() => null));
}

async function settle(answer: Response | null): Promise<void> {
  if (answer?.headers.has('alongside-demo')) isDemo = true;
  if (answer?.ok) await welcome((await answer.json()) as Me);
  else if (answer?.status === 423) become({ status: 'locked', me: null });
  else if (answer?.status === 401) {
    const body = (await answer.json().catch(() => null)) as { code?: string } | null;
    become({ status: 'signed-out', ended: body?.code === 'account-held' && 'held' });
  } else become({ status: 'unreachable' });
}

// A language chosen on the sign-in page is the person's current wish, so it is saved to the
// account.
async function welcome(me: Me): Promise<void> {
  if (choseLanguageHere && me.locale !== currentLocale()) {
    void request<typeof chooseLocale>('PUT /api/session/locale', {
      body: { locale: currentLocale() },
    }).catch(() => undefined);
    announce(me);
  } else {
    keepLocale(me.locale);
    const isSpoken = changeLanguage(me.locale, ['demo']).catch(() => undefined);
    announce(me);
    await isSpoken;
  }
  arriving = null;
  become({ status: 'signed-in', me });
}

function announce(me: Me): void {
  arriving = me;
  for (const tell of arrivalListeners) tell(me);
}

/** After an invitation: the server has opened a session in this browser. */
export async function enterAs(me: Me): Promise<void> {
  await welcome(me);
}

export async function openSession(
  body: { login: string; password: string; totp: string },
  commandId: string,
): Promise<void> {
  await welcome(await request<typeof signIn>('POST /api/session', { body }, { commandId }));
}

export async function openSessionByPasskey(_nothing: undefined, commandId: string): Promise<void> {
  const body = { answer: await answerByPasskey<typeof signInByPasskey>('sign-in') };
  const key = 'POST /api/session/passkey';
  await welcome(await request<typeof signInByPasskey>(key, { body }, { commandId }));
}

export async function unlockHereByPasskey(_nothing: undefined, commandId: string): Promise<void> {
  const body = { answer: await answerByPasskey<typeof unlockByPasskey>('unlock') };
  const key = 'POST /api/session/passkey/unlock';
  await welcome(await request<typeof unlockByPasskey>(key, { body }, { commandId }));
}

/** One click on a card, in a demo only. The page goes on in the language in which it was read. */
export async function openDemoSession(login: string, commandId: string): Promise<void> {
  choseLanguageHere = true;
  const body = { login };
  const options = { commandId };
  await welcome(await request<typeof signInToDemo>('POST /api/demo/session', { body }, options));
}

export async function unlock(password: string, commandId: string): Promise<void> {
  const body = { password };
  const options = { commandId };
  await welcome(await request<typeof unlockSession>('POST /api/session/unlock', { body }, options));
}

/**
 * Locks here at once, whether or not the server can be reached; the server locks on its own in any
 * case.
 */
export function lock(): void {
  lockHere();
  tabs.tell('locked');
  void request<typeof lockSession>('POST /api/session/lock', {}).catch(() => undefined);
}

/** The person has read how often somebody failed to come in as them. */
export async function noteWrongTriesRead(me: Me, commandId: string): Promise<void> {
  await request<typeof noteWrongTries>('PUT /api/session/wrong-tries', {}, { commandId });
  if (session.status === 'signed-in')
    become({ status: 'signed-in', me: { ...me, wrongTries: null } });
}

/** Signs out. The address is reset, so that the next person does not see the last record's. */
export async function closeSession(): Promise<void> {
  endHere(false);
  history.replaceState(null, '', '/');
  tabs.tell('ended');
  await request<typeof signOut>('DELETE /api/session', {}, { keepalive: true }).catch(
    () => undefined,
  );
}

/**
 * Leaves at once: first the page goes dark, then memory, session and storage are cleared, then the
 * page changes.
 */
export function leaveNow(): void {
  document.documentElement.hidden = true;
  void request<typeof signOut>('DELETE /api/session', {}, { keepalive: true }).catch(
    () => undefined,
  );
  tabs.tell('left');
  goDark();
}

/** The same in every tab, whichever one the person left in. No draft may delay it. */
function goDark(): void {
  document.documentElement.hidden = true;
  document.title = '';
  forget('everything');
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage that is switched off contains nothing.
  }
  location.replace(leavePathOf(currentLocale()));
}

/** Changes the language of the screen and, if someone is signed in, of the account. */
export async function chooseLanguage(locale: Locale): Promise<void> {
  await changeLanguage(locale);
  keepLocale(locale);
  choseLanguageHere = true;
  if (session.status !== 'signed-in') return;
  const body = { locale };
  await request<typeof chooseLocale>('PUT /api/session/locale', { body }).catch(() => undefined);
}
