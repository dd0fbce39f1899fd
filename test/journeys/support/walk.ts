// Walks through every screen that a role may open, and reports in sentences what is wrong on a
// screen, at both widths.

import type { Page } from 'playwright-core';
import { screens } from '../../../src/app/screens.ts';
import type { Role } from '../../../src/kernel/roles.ts';
import { findScreen } from '../../../src/web/open-screen.ts';
import { mayOpen } from '../../../src/web/screen.ts';
import { axeViolations } from '../../support/browser.ts';
import { type Walk, walkThrough } from '../../support/every-screen.ts';
import { rawCodesIn } from './raw-codes.ts';

export const widths = [360, 1280] as const;

/** Returns the patterns that links did not lead to; the role is that of whoever is signed in. */
export function walkAs(role: Role, { page, look }: Pick<Walk, 'page' | 'look'>): Promise<string[]> {
  return walkThrough({
    page,
    look,
    wanted: new Set(screens.filter((entry) => mayOpen(entry, role)).map(({ path }) => path)),
    patternOf: (path) => findScreen(screens, role, path.split('?')[0]!)?.entry.path ?? '(none)',
    timesMost: 3,
  });
}

export type Looking = {
  readonly path: string;
  /** No tab title may contain one of these. */
  readonly names: readonly string[];
  readonly axeAt: readonly number[];
};

/** Sentences about the screen as it is now; empty if all is well. */
export async function faultsOf(page: Page, looking: Looking): Promise<string[]> {
  const { path, names, axeAt } = looking;
  const found: string[] = [];
  const say = (text: string): void => void found.push(`${path}: ${text}`);
  const [title, text] = [await page.title(), await page.locator('main').innerText()];
  for (const name of names) if (title.includes(name)) say(`the tab title holds a name: ${title}`);
  if (/\b[a-z]+\.[a-z-]+\.undefined|\{\{|\[object /.test(text)) say('words with a hole');
  // A guide names settings and commands, and the trail the codes that stand in its proof.
  if (!/^\/(?:help|trail|my-trail)\b/.test(path))
    for (const code of new Set(rawCodesIn(text))) say(`a code instead of words: ${code}`);
  if ((await page.locator('h1').count()) !== 1) say('not exactly one main heading');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const inner = await page.evaluate(() => document.documentElement.scrollWidth);
    if (inner > width) say(`at ${width} pixels it is ${inner} wide`);
    if (!axeAt.includes(width)) continue;
    for (const { rule, where } of await axeViolations(page)) {
      say(`at ${width} pixels ${rule}: ${where[0]}`);
    }
  }
  return found;
}
