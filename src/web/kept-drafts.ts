// What was typed and not yet sent: in memory, and sealed in the tab's own storage so that a reload
// or a browser crash loses nothing. The key comes from the server and ends with the session, so a
// lost or searched device contains nothing readable. Where the browser cannot seal (no secure
// context), drafts are only in memory.

import type { Attempt } from './command.ts';

/**
 * `parts`: what was changed. `given`: the version it is based on; left out when the person has
 * chosen to continue on the record as it is now. `attempt`: how it was last sent, so that sending
 * it again after a lost answer and a reload is the same command.
 */
export type KeptDraft = {
  readonly parts: object;
  readonly given?: object;
  readonly attempt?: Attempt;
};

const place = 'alongside/drafts';
const pauseMilliseconds = 300;
const nonceBytes = 12;
const keyBytes = 16;

const drafts = new Map<string, KeptDraft>();
let key: CryptoKey | null = null;
/** Rises whenever drafts are forgotten, so that what is still being opened by then is dropped. */
let generation = 0;
let turn: Promise<void> = Promise.resolve();
const openedListeners = new Set<() => void>();
let saving: ReturnType<typeof setTimeout> | undefined;
/** Which sealing is the last: an earlier one that takes longer must not be written after it. */
let lastSealing = 0;

export function findDraft(name: string): KeptDraft | undefined {
  return drafts.get(name);
}

export function keepDraft(name: string, draft: KeptDraft): void {
  drafts.set(name, draft);
  saveSoon();
}

/** Noted before it is sent: an answer may be lost, and the page with it. */
export function keepAttempt(name: string, attempt: Attempt | undefined): void {
  const draft = drafts.get(name);
  if (!draft) return;
  drafts.set(name, { ...draft, attempt });
  void save();
}

/** At once: a reload must not bring back what was sent, as if it were still to be sent. */
export function dropDraft(name: string): void {
  if (!drafts.delete(name)) return;
  clearTimeout(saving);
  void save();
}

/** When the person leaves or signs out. */
export function forgetDrafts(): void {
  generation += 1;
  drafts.clear();
  key = null;
  clearTimeout(saving);
  storage()?.removeItem(place);
}

/**
 * While the screen is locked nothing readable stays in the page: drafts are sealed, then dropped
 * with their key. Where the browser cannot seal they stay, because a lock must lose nothing.
 */
export function lockDrafts(): Promise<void> {
  const locking = generation;
  return inTurn(() => lockNow(locking));
}

async function lockNow(locking: number): Promise<void> {
  if (!key || locking !== generation) return;
  clearTimeout(saving);
  await save();
  if (locking !== generation) return;
  drafts.clear();
  key = null;
}

/** At the start of a session, and again after a lock; anything already in memory is newer. */
export function openDrafts(draftKey: string): Promise<void> {
  const opening = generation;
  return inTurn(() => openNow(draftKey, opening));
}

async function openNow(draftKey: string, opening: number): Promise<void> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return;
  const bytes = bytesOf(draftKey.replaceAll('-', '+').replaceAll('_', '/')).slice(0, keyBytes);
  const opened = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const saved = await readSaved(opened);
  if (opening !== generation) return;
  key = opened;
  for (const [name, draft] of saved) {
    if (!drafts.has(name)) drafts.set(name, draft);
  }
  if (drafts.size > 0) saveSoon();
  for (const tell of openedListeners) tell();
}

/** Locking and opening wait for each other: an unlock must not overtake the sealing. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work, work);
  return turn;
}

/** A form that was on the screen before its draft could be opened hears of it here. */
export function onDraftsOpened(listener: () => void): () => void {
  openedListeners.add(listener);
  return () => openedListeners.delete(listener);
}

/** Empty if nothing was saved, or if it was sealed in another session. */
async function readSaved(opening: CryptoKey): Promise<readonly [string, KeptDraft][]> {
  const saved = storage()?.getItem(place);
  if (!saved) return [];
  try {
    const sealed = bytesOf(saved);
    const iv = sealed.slice(0, nonceBytes);
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv },
      opening,
      sealed.slice(nonceBytes),
    );
    return JSON.parse(new TextDecoder().decode(opened)) as [string, KeptDraft][];
  } catch {
    storage()?.removeItem(place);
    return [];
  }
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => void save(), pauseMilliseconds);
}

async function save(): Promise<void> {
  const sealing = key;
  if (!sealing) return;
  const turnOfThis = ++lastSealing;
  if (drafts.size === 0) return storage()?.removeItem(place);
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const text = new TextEncoder().encode(JSON.stringify([...drafts]));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, sealing, text),
  );
  // The person may have left while the draft was being sealed, or sent it.
  if (key !== sealing || turnOfThis !== lastSealing) return;
  try {
    storage()?.setItem(place, base64Of(Uint8Array.from([...iv, ...sealed])));
  } catch {
    // Full storage keeps nothing; memory still does.
  }
}

function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64Of = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
