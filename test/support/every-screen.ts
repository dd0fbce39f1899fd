// Walks through the screens that links lead to, from the one that is open. It presses no buttons,
// so it changes nothing.

import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

export type Walk = {
  readonly page: Page;
  /** It ends when all of these were seen. */
  readonly wanted: ReadonlySet<string>;
  readonly patternOf: (path: string) => string;
  /** How often a screen is opened, for links that another record might show. */
  readonly timesMost: number;
  /** Called once for each screen, while it is shown: `pattern` is such as "/persons/:personId". */
  readonly look: (pattern: string, path: string) => Promise<void>;
};

/** Returns the patterns that the links did not lead to. */
export async function walkThrough(walk: Walk): Promise<string[]> {
  const { page, wanted, patternOf, timesMost, look } = walk;
  const visits = new Map<string, number>();
  const waiting = [new URL(page.url()).pathname];
  const known = new Set(waiting);
  while (waiting.length > 0 && [...wanted].some((pattern) => !visits.has(pattern))) {
    const path = takeNext(waiting, (each) => visits.get(patternOf(each)) ?? 0);
    const pattern = patternOf(path);
    const times = visits.get(pattern) ?? 0;
    if (times >= timesMost) break;
    await goWithin(page, path);
    visits.set(pattern, times + 1);
    if (times === 0) await look(pattern, path);
    const fresh = (await linksOf(page)).filter((link) => !known.has(link));
    waiting.push(...fresh);
    for (const link of fresh) known.add(link);
  }
  return [...wanted].filter((pattern) => !visits.has(pattern));
}

/** As a link does it, without loading the program again. */
async function goWithin(page: Page, path: string): Promise<void> {
  const place = new URL(path, page.url());
  // If at most the filters in the address differ, the heading stays, and nothing would tell that
  // the screen is another.
  if (place.pathname === new URL(page.url()).pathname) {
    await page.goto(place.href);
    return settled(page);
  }
  await page.evaluate((to) => {
    document.querySelector('main h1')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
  }, path);
  await page.locator('main h1:not([data-left])').waitFor();
  await settled(page);
}

/** The address of the screen that was seen least often so far. */
function takeNext(waiting: string[], timesOf: (path: string) => number): string {
  const times = waiting.map(timesOf);
  return waiting.splice(times.indexOf(Math.min(...times)), 1)[0]!;
}

function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="/"]')
    .evaluateAll((links) =>
      [...new Set(links.map((link) => link.getAttribute('href')!))].filter((href) => href !== '/'),
    );
}
