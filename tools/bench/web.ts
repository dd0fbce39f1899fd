// What a person with a slow connection and an old phone waits for: the first usable sign-in screen,
// and the first usable Today after signing in. Chromium over its debugging protocol: 400 kbit/s,
// two seconds of latency, a processor four times slower. Median of three, each in a new profile.

import type { Page } from 'playwright-core';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { openPage } from '../../test/support/browser.ts';
import { buildIfStale, readBuild } from '../../src/app/build-web.ts';
import { demoFiles } from '../../src/app/cli/demo.ts';
import type { DemoAccount } from '../../src/app/demo/write-programme.ts';
import { packageRoot } from '../../src/app/package-root.ts';
import { totpCode } from '../../src/engine/crypto/sign-in-secrets.ts';
import { measure } from '../check-web-size.ts';
import { type BenchServer, startServer } from './server.ts';
import { median, rounded } from './statistics.ts';

export type WebReport = {
  readonly machine: string;
  readonly firstLoadBytes: number;
  readonly workspaceBytes: number;
  readonly signInSeconds: number;
  readonly todaySeconds: number;
  readonly runs: readonly { signInSeconds: number; todaySeconds: number }[];
};

const runsWanted = 3;
const slowThreeG = {
  offline: false,
  latency: 2_000,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
const slowdown = 4;
const todayReady = 'main ul.rows a, main .empty';

export async function measureWeb(dataFolder: string, machine: string): Promise<WebReport> {
  await buildIfStale(packageRoot);
  const build = await readBuild(packageRoot);
  if (!build) throw new Error('the build left no list of its files');
  const { first, workspace } = measure(build);
  const text = readFileSync(join(dataFolder, demoFiles.accounts), 'utf8');
  const worker = (JSON.parse(text) as DemoAccount[]).filter(
    (one) => one.role === 'case-manager',
  )[1]!;
  const server = await startServer(dataFolder);
  try {
    const runs = [];
    for (let run = 0; run < runsWanted; run++) runs.push(await measureOnce(server, worker));
    return {
      machine,
      firstLoadBytes: first,
      workspaceBytes: workspace,
      signInSeconds: median(runs.map((one) => one.signInSeconds)),
      todaySeconds: median(runs.map((one) => one.todaySeconds)),
      runs,
    };
  } finally {
    await server.stop();
  }
}

async function measureOnce(
  server: BenchServer,
  worker: DemoAccount,
): Promise<{ signInSeconds: number; todaySeconds: number }> {
  const { page, context, close } = await openPage({ width: 360 });
  try {
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', slowThreeG);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    page.setDefaultTimeout(60_000);
    const doorFrom = performance.now();
    await page.goto(`${server.address}/`, { waitUntil: 'commit' });
    await usable(page, 'input[name="login"]');
    const signInSeconds = rounded((performance.now() - doorFrom) / 1000, 2);
    await page.fill('input[name="login"]', worker.login);
    await page.fill('input[name="password"]', worker.password);
    await page.fill('input[name="totp"]', totpCode(worker.totpSecret, new Date()));
    const todayFrom = performance.now();
    await page.click('button[type="submit"]');
    await usable(page, todayReady);
    return { signInSeconds, todaySeconds: rounded((performance.now() - todayFrom) / 1000, 2) };
  } finally {
    await close();
  }
}

// Usable: painted, enabled, and the page responds.
async function usable(page: Page, selector: string): Promise<void> {
  const found = page.locator(selector).first();
  await found.waitFor({ state: 'visible' });
  await found.click({ trial: true });
}

export function webTable(report: WebReport): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  return `${report.machine}; 400 kbit/s, 2 s of latency, processor slowed ${slowdown} times

first load            ${kilobytes(report.firstLoadBytes)} kB brotli (aim 80)
after signing in      ${kilobytes(report.workspaceBytes)} kB brotli
sign-in usable after  ${report.signInSeconds.toFixed(1)} s (aim 6.0)
Today usable after    ${report.todaySeconds.toFixed(1)} s from the click on "sign in" (aim 7.0)
`;
}
