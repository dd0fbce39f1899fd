// A real browser for tests: `$ALONGSIDE_CHROME`, otherwise a Chromium, Chrome or Edge of the
// system, otherwise Playwright's own. Chromium without a window comes first: with the same engine
// it needs half of the processor's time. Without any, the tests are skipped with a plain message.
// A browser opens many pages, each with cookies and storage as on a device of its own: starting a
// browser takes a second, opening a page in it a twentieth of that.

import axe from 'axe-core';
import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const noBrowserMessage = 'skipped: no Chromium here (set ALONGSIDE_CHROME to its path)';

/** The path of a browser that can be started; null if there is none. */
export function findBrowser(): string | null {
  const chosen = process.env['ALONGSIDE_CHROME'];
  const candidates = chosen ? [chosen] : [...systemBrowsers, chromium.executablePath()];
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export type OpenedPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and violations of the content policy, in order. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

export type PageOptions = {
  /** In pixels; the narrowest phone is 360. */
  readonly width: number;
  readonly height?: number;
  /** The browser's language: "ru", "kk". */
  readonly locale?: string;
};

/** Throws if there is no browser, so call `findBrowser` first. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(noBrowserMessage);
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens an empty page on a device of its own. */
export async function openPageIn(
  browser: Browser,
  { width, height = 800, locale = 'en' }: PageOptions,
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // An answer other than 200 is part of the tests, not a fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints, close: () => context.close() };
}

/** The same in a browser that ends with the page. */
export async function openPage(options: PageOptions): Promise<OpenedPage> {
  const browser = await startBrowser();
  return { ...(await openPageIn(browser, options)), close: () => browser.close() };
}

/** Waits until a heading is shown and nothing on the page is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading'));
}

export type AxeViolation = {
  readonly rule: string;
  readonly help: string;
  readonly where: string[];
};

/** What axe finds wrong on the page as it is now (WCAG 2.2 A and AA, and its best practices). */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  // Over the debugging protocol, because the page's own policy allows no foreign script.
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    return (await tool.run(document)).violations;
  });
  return found.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map((node) => node.html.slice(0, 160)),
  }));
}
