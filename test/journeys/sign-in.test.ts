// Coming in, in a real browser: a code as an Arabic keyboard types it, somebody who reads that
// others tried to sign in as them, and what is missing or wrong, said in the reader's language.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { axeViolations, findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  fillIn,
  fillSignIn,
  openPage,
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

  test(
    'what is missing or wrong is said beside the field in the language of the page',
    async () => {
      const opened = await openPage({ width: 360, locale: 'ru' });
      onTestFinished(async () => {
        await opened.close();
        expect(opened.complaints).toEqual([]);
      });
      const { page } = opened;
      const field = (name: string) => page.locator(`input[name=${name}]`);
      await page.goto(programme.address);
      await field('login').fill('cm.nobody');
      const submit = page.locator('form button[type=submit]');
      await submit.click();
      const summary = page.locator('form [role=alert]');
      await summary.getByRole('button', { name: 'Пароль: Заполните это поле.' }).click();
      expect(await field('password').evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.locator('.field-error').allInnerTexts()).toEqual(
        Array(2).fill('Заполните это поле.'),
      );
      expect(await axeViolations(page)).toEqual([]);

      // What becomes of the passkey is said, although the form had something to say before.
      const asked = '**/api/session/passkey?*';
      await page.route(asked, (route) => route.abort());
      await press(page, 'Войти с ключом доступа');
      await summary.getByText('Нет связи с сервером').waitFor();
      await page.unroute(asked);
      expect(await page.locator('.field-error').count()).toBe(0);

      await field('password').fill('a guess');
      await field('totp').fill('000000');
      await submit.click();
      await summary.getByText('Логин, пароль или код неверны').waitFor();
      expect(await field('login').inputValue()).toBe('cm.nobody');
      expect(await field('totp').inputValue()).toBe('');
    },
    patience,
  );

  test(
    'a locked screen asks for the password only, and says what is wrong with that',
    async () => {
      const { page } = await signInAs(programme, accountOf(programme, 'psychologist'));
      await press(page, 'Lock now');
      const summary = page.locator('form [role=alert]');
      await press(page, 'Unlock');
      await summary.getByRole('button', { name: 'Password: Fill this in.' }).waitFor();
      await fillIn(page, { Password: 'a guess' });
      expect(await summary.count()).toBe(0);
      await press(page, 'Unlock');
      await summary.getByText('The password is wrong.').waitFor();
      expect(await page.getByLabel('Password').inputValue()).toBe('');
    },
    patience,
  );
});
