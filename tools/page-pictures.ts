// Pictures of the pages for somebody who reads the texts, from a demo that runs.
//   npx alongside --tool page-pictures kk pictures-kk [http://localhost:4180]
// A picture has the name of the address after `Page:` in the PO file: `/cases/:caseId` is
// cases-caseId.png. Each of the demo's cards signs in and follows the links it finds; no button is
// pressed, so nothing changes. Pages that no link leads to have no picture, and are named at the
// end.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLocale, type Locale } from '../src/engine/languages/locale.ts';
import type { Role } from '../src/kernel/roles.ts';
import { paths } from '../src/web/paths.ts';
import { findBrowser, noBrowserMessage, openPage, settled } from '../test/support/browser.ts';
import { walkThrough } from '../test/support/every-screen.ts';

type Card = { readonly login: string; readonly role: Role };
type Album = { readonly address: string; readonly locale: Locale; readonly folder: string };

const signInPage = '/';
/** Those with most words of their own first: "/persons/new" is no person. */
const patterns: readonly string[] = Object.values(paths).toSorted(
  (one, other) => ownWords(other) - ownWords(one),
);

function ownWords(pattern: string): number {
  return pattern.split('/').filter((part) => !part.startsWith(':')).length;
}

function patternOf(path: string): string {
  const parts = path.split(/[?#]/)[0]!.split('/');
  const isOf = (pattern: string): boolean => {
    const words = pattern.split('/');
    return (
      words.length === parts.length &&
      words.every((word, at) => word.startsWith(':') || word === parts[at])
    );
  };
  return patterns.find(isOf) ?? '(none)';
}

/** "/cases/:caseId" is "cases-caseId.png"; the first page of all is "sign-in.png". */
export function pictureName(pattern: string): string {
  const words = pattern.split('/').filter((part) => part !== '');
  return `${words.map((part) => part.replace(':', '')).join('-') || 'sign-in'}.png`;
}

/** Takes a picture of each page that is not in `taken` yet. */
async function takeAs(card: Card, album: Album, taken: Set<string>): Promise<void> {
  const { page, close } = await openPage({ width: 1280, locale: album.locale });
  const take = async (pattern: string): Promise<void> => {
    if (taken.has(pattern) || pattern === '(none)') return;
    taken.add(pattern);
    const path = join(album.folder, pictureName(pattern));
    await page.screenshot({ path, fullPage: true });
  };
  try {
    await page.goto(album.address);
    await settled(page);
    const cardButton = page.locator(`.demo-card[data-role="${card.role}"]`);
    await cardButton.waitFor();
    await take(signInPage);
    await cardButton.click();
    await page.locator('.shell-account').waitFor({ state: 'attached' });
    await settled(page);
    await walkThrough({ page, wanted: new Set(patterns), patternOf, timesMost: 1, look: take });
  } finally {
    await close();
  }
}

/** Null if no demo answers there. */
async function findCards(address: string): Promise<readonly Card[] | null> {
  const answer = await fetch(new URL('/api/demo/people', address)).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { readonly first: readonly Card[] }).first;
}

function stop(words: string): void {
  console.error(words);
  process.exitCode = 2;
}

async function main([language, folder, address = 'http://localhost:4180']: readonly string[]) {
  if (!isLocale(language ?? '') || !folder)
    return stop('Say: page-pictures en|ru|kk|ky|tg|uz FOLDER [ADDRESS]');
  if (findBrowser() === null) return stop(noBrowserMessage);
  const cards = await findCards(address);
  if (cards === null) return stop(`No demo answers at ${address}. Start one: npm start`);
  mkdirSync(folder, { recursive: true });
  const taken = new Set<string>();
  for (const card of cards) {
    await takeAs(card, { address, locale: language as Locale, folder }, taken);
    console.log(`${card.role}: ${taken.size} pictures so far`);
  }
  const missed = patterns.filter((path) => !taken.has(path));
  if (missed.length > 0) console.log(`Without a picture:\n${missed.join('\n')}`);
}

if (import.meta.main) await main(process.argv.slice(2));
