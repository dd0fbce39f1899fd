// Shared by the journeys: the real program with a made-up programme in its own folder, and its
// people at a browser. They sign in as anyone would, by filling in the sign-in page. Elements are
// found by role and label, in English. Nothing here knows a room.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { Client } from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { demoFiles, makeWhenNew, type WantedDemo } from '../../../src/app/cli/demo.ts';
import { start } from '../../../src/app/serve.ts';
import type { DemoCountry } from '../../../src/app/demo/model.ts';
import type { DemoAccount } from '../../../src/app/demo/write-programme.ts';
import { readConfig } from '../../../src/engine/config/config.ts';
import { prepareDatabase } from '../../../src/engine/db/prepare.ts';
import type { Locale } from '../../../src/engine/languages/locale.ts';
import { type Day, dayOf, isDay } from '../../../src/kernel/day.ts';
import type { Role } from '../../../src/kernel/roles.ts';
import {
  type OpenedPage,
  openPageIn,
  type PageOptions,
  settled,
  startBrowser,
} from '../../support/browser.ts';
import { wholeLog } from '../../support/log.ts';
import { copyOfDemo } from './demo-copy.ts';

export { settled };

export type RunningProgramme = {
  readonly address: string;
  readonly accounts: readonly DemoAccount[];
  /** Names of the made-up people, as they were stored. */
  readonly names: readonly string[];
  /** For what no screen can bring about: `work` gets the owner's connection. */
  readonly asOwner: (work: (owner: Client) => Promise<unknown>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Generous, because a busy machine is not a reason to fail. */
const patienceMilliseconds = 15_000;

/** Starts as `npm start` does on a folder that has a programme; `stop` removes everything. */
export async function startProgramme(
  persons = 150,
  country: DemoCountry = 'kg',
): Promise<RunningProgramme> {
  const wanted = { country, persons, seed: 1 } as const;
  return startIn(await copyOfDemo(wanted), wanted);
}

/** As `npm start` does for a newcomer, whose folder is empty. */
export async function startNewProgramme(country: DemoCountry): Promise<RunningProgramme> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-journey-'));
  return startIn(folder, { country, persons: 400, seed: 1 });
}

/** On a free port. */
async function startIn(folder: string, wanted: WantedDemo): Promise<RunningProgramme> {
  const config = readConfig({ PORT: String(await freePort()), ALONGSIDE_DATA: folder });
  if (!config.ok) throw new Error(config.refusal);
  const running = await start(config.value, wholeLog, (database) =>
    makeWhenNew(config.value, { database, wanted }),
  );
  if (!running.ok) throw new Error(String(running.facts['sentence']));
  const read = <Value>(name: string): Value =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Value;
  const canaries = read<readonly { field: string; value: string }[]>(demoFiles.canaries);
  return {
    address: running.value.address,
    accounts: read<DemoAccount[]>(demoFiles.accounts),
    names: canaries.filter(({ field }) => field === 'name').map(({ value }) => value),
    async asOwner(work) {
      const joined = await prepareDatabase(config.value, wholeLog, { join: true });
      if (!joined.ok) throw new Error(joined.refusal);
      const owner = new Client(joined.value.owner);
      await owner.connect();
      await work(owner).finally(() => owner.end());
      await joined.value.stop();
    },
    async stop() {
      await running.value.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let browser: Promise<Browser> | null = null;
afterAll(async () => (await browser)?.close());

/** A device of its own in the one browser of this file. */
export async function openPage(options: PageOptions): Promise<OpenedPage> {
  browser ??= startBrowser();
  return openPageIn(await browser, options);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Which = Partial<DemoAccount> & { readonly turn?: number };

/** The first account of a role; `more` narrows it down if there are several. */
export function accountOf(
  { accounts }: RunningProgramme,
  role: Role,
  more: Which = {},
): DemoAccount {
  const { turn = 0, ...wanted } = more;
  const found = accounts.filter(
    (account) =>
      account.role === role &&
      Object.entries(wanted).every(([key, value]) => account[key as keyof DemoAccount] === value),
  );
  const one = found[turn];
  if (!one) throw new Error(`There is no ${role} number ${turn + 1} in the made-up programme.`);
  return one;
}

export type Visitor = OpenedPage & {
  readonly account: DemoAccount;
  /** Opens an address of the program and waits until its heading is shown. */
  readonly open: (path: string) => Promise<void>;
  /** A request with this browser's session, for a step that was already shown on screen. */
  readonly ask: (line: `${string} ${string}`, body?: unknown) => Promise<Asked>;
};
export type Asked = { readonly status: number; readonly body: any };

type Seat = { readonly width?: number; readonly locale?: Locale };

/** Opens a page and signs in; it closes with the test, and must not have reported any errors. */
export async function signInAs(
  programme: RunningProgramme,
  account: DemoAccount,
  seat: Seat = {},
): Promise<Visitor> {
  const opened = await openPage({ width: seat.width ?? 1280, locale: 'en' });
  opened.page.setDefaultTimeout(patienceMilliseconds);
  const visitor = visitorOf(programme, account, opened);
  onTestFinished(async () => {
    await opened.close();
    expect(opened.complaints, 'what the console said').toEqual([]);
  });
  await fillSignIn(programme, { page: opened.page, account, locale: seat.locale ?? 'en' });
  return visitor;
}

function visitorOf(programme: RunningProgramme, account: DemoAccount, opened: OpenedPage): Visitor {
  const { page } = opened;
  return {
    ...opened,
    account,
    async open(path) {
      await page.goto(`${programme.address}${path}`);
      await settled(page);
    },
    ask: async (line, body) => {
      const [method, path] = line.split(' ', 2) as [string, string];
      return page.evaluate(
        async ({ path: where, method: how, text }) => {
          const answer = await fetch(where, {
            method: how,
            headers: {
              accept: 'application/json',
              ...(how === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
              ...(text === null ? {} : { 'content-type': 'application/json' }),
            },
            ...(text === null ? {} : { body: text }),
          });
          return { status: answer.status, body: await answer.json().catch(() => null) };
        },
        { path, method, text: body === undefined ? null : JSON.stringify(body) },
      );
    },
  };
}

type Door = {
  readonly page: Page;
  readonly account: DemoAccount;
  readonly locale: Locale;
  /** How the person types the code. */
  readonly typed?: (code: string) => string;
};

/** From the sign-in page to the first page of the role, in the wanted language. */
export async function fillSignIn(
  { address }: RunningProgramme,
  { page, account, locale, typed = (code) => code }: Door,
): Promise<void> {
  await page.goto(address);
  // The only list on that page; its label is in whatever language the browser asked for.
  await page.getByRole('combobox').selectOption(locale);
  await page.locator('input[name=login]').fill(account.login);
  await page.locator('input[name=password]').fill(account.password);
  await page.locator('input[name=totp]').fill(typed(codeOf(account)));
  await page.locator('form button[type=submit]').click();
  await page.locator('.shell-account').waitFor({ state: 'attached' });
  await settled(page);
}

/** A demo accepts a code as often as it is given. */
export function codeOf({ totpSecret }: DemoAccount): string {
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
}

/** The text of the main part of the page. */
export function textOf(page: Page): Promise<string> {
  return page.locator('main').innerText();
}

/** Fills several fields of the part, found by their labels; a day goes into its three fields. */
export async function fillIn(
  part: Pick<Page, 'getByLabel' | 'getByRole'>,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    if (isDay(value)) {
      await fillDay(part.getByRole('group', { name: label, exact: false }).first(), value);
      continue;
    }
    const field = part.getByLabel(label, { exact: false }).first();
    const kind = await field.evaluate((element) => element.tagName);
    if (kind === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

/** Day, month and year stand in this order in every language. */
export async function fillDay(field: Locator, value: Day): Promise<void> {
  const [year = '', month = '', day = ''] = value.split('-').map((part) => String(Number(part)));
  await field.locator('input').first().fill(day);
  await field.locator('select').selectOption(month);
  await field.locator('input').last().fill(year);
}

/** The day in the three fields of this group. */
export async function dayIn(field: Locator): Promise<Day | null> {
  const [day, month, year] = await Promise.all([
    field.locator('input').first().inputValue(),
    field.locator('select').inputValue(),
    field.locator('input').last().inputValue(),
  ]);
  return dayOf(Number(year), Number(month), Number(day));
}

export function press(part: Pick<Page, 'getByRole'>, name: string | RegExp): Promise<void> {
  return part.getByRole('button', { name }).first().click();
}

export function follow(part: Pick<Page, 'getByRole'>, name: string | RegExp): Promise<void> {
  return part.getByRole('link', { name }).first().click();
}

/** The page is lost, then locked as if nobody had touched it; whoever comes back goes on. */
export async function reloadAndUnlock({ page, account }: Visitor): Promise<void> {
  const place = 'alongside/drafts';
  await page.waitForFunction((key) => sessionStorage.getItem(key) !== null, place);
  await page.reload();
  await page.getByText('This is what you typed here earlier').first().waitFor();
  const locked = page.waitForResponse((response) => response.url().endsWith('/api/session/lock'));
  await press(page, 'Lock now');
  await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
  await locked;
  await fillIn(page, { Password: account.password });
  await press(page, 'Unlock');
  await page.getByText('This is what you typed here earlier').first().waitFor();
  await settled(page);
}

/** Waits for the heading of the page that was reached. */
export async function arriveAt(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  await page.getByRole('heading', { level: 1, name, exact }).waitFor();
  await settled(page);
}
