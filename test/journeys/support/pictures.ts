// Pictures of screens for the README, taken only with ALONGSIDE_PICTURES=1: one at desktop size,
// one at phone size. Everyone on them is invented.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { checkoutFolder } from '../../../src/engine/config/config.ts';
import { settled } from './journey.ts';

const folder = join(checkoutFolder, 'docs', 'pictures');
const sizes = [
  { width: 360, height: 760 },
  { width: 1280, height: 860 },
] as const;

export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['ALONGSIDE_PICTURES'] !== '1') return;
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settled(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
  }
}
