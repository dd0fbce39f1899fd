// Coming in, in a real browser: a code as an Arabic keyboard types it, and somebody who reads that
// others tried to sign in as them.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  fillSignIn,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
} from './support/journey.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;
const title = 'Someone tried to sign in as you';

describe.skipIf(!canBrowse)('coming in', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  const guess = (login: string) =>
    fetch(`${programme.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: 'a guess', totp: '٠٠٠ ٠٠٠' }),
    });

  test(
    'a worker reads that somebody tried to come in as her, once',
    async () => {
      const account = accountOf(programme, 'case-manager');
      const { page, open } = await signInAs(programme, account);
      const notice = page.getByText(title);
      expect(await notice.count()).toBe(0);
      for (let time = 0; time < 7; time++) await guess(account.login);
      await press(page, 'Sign out');
      await page.locator('input[name=totp]').waitFor();
      await fillSignIn(programme, { page, account, locale: 'en' });
      await notice.waitFor();
      expect(await page.getByText(/Failed attempts .*: 5\. The last one: \d/).count()).toBe(1);
      await open('/today');
      await notice.waitFor();
      await press(page, 'I have read this');
      await notice.waitFor({ state: 'detached' });
      await open('/today');
      await settled(page);
      expect(await notice.count()).toBe(0);
    },
    patience,
  );

  test(
    'in the digits of another script, with a space',
    async () => {
      const account = accountOf(programme, 'supervisor');
      const typed = (code: string) =>
        `${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[+digit]!);
      const { page } = await signInAs(programme, account);
      await press(page, 'Sign out');
      await page.locator('input[name=totp]').waitFor();
      await fillSignIn(programme, { page, account, locale: 'en', typed });
      expect(await page.locator('.shell-account').count()).toBe(1);
    },
    patience,
  );
});
