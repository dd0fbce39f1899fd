// Reports in sentences what is wrong on a screen, at both widths.

import type { Page } from 'playwright-core';
import { axeViolations } from '../../support/browser.ts';
import { rawCodesIn } from './raw-codes.ts';

export const widths = [360, 1280] as const;
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
