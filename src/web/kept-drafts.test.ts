// Drafts survive a reload, sealed: another session cannot read them, and leaving forgets them.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const keyOf = (letter: string): string => letter.repeat(22);
const draft = { parts: { note: 'Aigul Testova' }, given: { baseVersion: 3 } };
const kept = new Map<string, string>();

vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
});

const tabs: { forgetDrafts: () => void }[] = [];

/** The same tab after a reload: memory is gone, the tab's storage is not. */
async function reload() {
  vi.resetModules();
  const tab = await import('./kept-drafts.ts');
  tabs.push(tab);
  return tab;
}

async function typeAndWait(): Promise<void> {
  const { keepDraft, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  keepDraft('visit/1', draft);
  await vi.waitFor(() => expect(kept.size).toBe(1), { timeout: 3_000 });
}

beforeEach(() => kept.clear());
// What a test left to be saved soon must not be saved in the next one.
afterEach(() => tabs.splice(0).forEach((tab) => tab.forgetDrafts()));

it('comes back in the same session, and nothing of it can be read without the key', async () => {
  await typeAndWait();
  const stored = [...kept.values()].join('');
  expect(Buffer.from(stored, 'base64').toString('latin1')).not.toContain('Aigul');
  const { findDraft, openDrafts } = await reload();
  expect(findDraft('visit/1')).toBeUndefined();
  await openDrafts(keyOf('A'));
  expect(findDraft('visit/1')).toEqual(draft);
});

it('is neither shown nor kept in another session', async () => {
  await typeAndWait();
  const { findDraft, openDrafts } = await reload();
  await openDrafts(keyOf('B'));
  expect(findDraft('visit/1')).toBeUndefined();
  expect(kept.size).toBe(0);
});

it('is forgotten when the person leaves, also while it is being sealed', async () => {
  await typeAndWait();
  const { findDraft, forgetDrafts, keepDraft, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  keepDraft('visit/2', draft);
  forgetDrafts();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect([findDraft('visit/1'), findDraft('visit/2'), kept.size]).toEqual([
    undefined,
    undefined,
    0,
  ]);
});

it('leaves nothing readable in the page while the screen is locked, and comes back after it', async () => {
  const { findDraft, keepDraft, lockDrafts, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  keepDraft('visit/1', draft);
  await lockDrafts();
  expect(findDraft('visit/1')).toBeUndefined();
  await openDrafts(keyOf('A'));
  expect(findDraft('visit/1')).toEqual(draft);
});

it('is not put back by an opening that a leaving overtook', async () => {
  await typeAndWait();
  const { findDraft, forgetDrafts, keepDraft, openDrafts } = await reload();
  const opening = openDrafts(keyOf('A'));
  forgetDrafts();
  await opening;
  expect(findDraft('visit/1')).toBeUndefined();
  keepDraft('visit/2', draft);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(kept.size).toBe(0);
});

it('remembers how it was last sent, so that sending it again is the same command', async () => {
  const { keepAttempt, keepDraft, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  keepDraft('visit/1', draft);
  keepAttempt('visit/1', { input: { body: 1 }, commandId: 'one' });
  await vi.waitFor(() => expect(kept.size).toBe(1), { timeout: 3_000 });
  const after = await reload();
  await after.openDrafts(keyOf('A'));
  expect(after.findDraft('visit/1')?.attempt).toEqual({ input: { body: 1 }, commandId: 'one' });
});

it('is gone from the storage in the moment it was sent, also while it is being sealed', async () => {
  await typeAndWait();
  const { dropDraft, keepAttempt, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  keepAttempt('visit/1', { input: { body: 1 }, commandId: 'one' });
  dropDraft('visit/1');
  expect(kept.size).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(kept.size).toBe(0);
});

it('leaves the storage when it was saved', async () => {
  await typeAndWait();
  const { dropDraft, openDrafts } = await reload();
  await openDrafts(keyOf('A'));
  dropDraft('visit/1');
  await vi.waitFor(() => expect(kept.size).toBe(0), { timeout: 3_000 });
});
