// One's own account in a real browser: a passkey made in one browser opens another that has never
// been here, a recovery code stands in for the phone, and a changed password ends what is
// elsewhere.

import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { axeViolations, findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  codeOf,
  fillIn,
  follow,
  openPage,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

type Authenticator = { readonly cdp: CDPSession; readonly id: string };

/** As a phone or a laptop that recognises its owner, with what clinical notes will need. */
async function addAuthenticator({ page }: Pick<Visitor, 'page'>): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      defaultBackupEligibility: true,
      defaultBackupState: true,
    },
  });
  return { cdp, id };
}

async function confirm({ page, account }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fillIn(dialog, { Password: account.password, 'One-time code': codeOf(account) });
  await press(dialog, 'Confirm');
  await dialog.waitFor({ state: 'detached' });
}

describe.skipIf(!canBrowse)('my account', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'a passkey made in one browser opens another one, without login, password or code',
    async () => {
      const visitor = await signInAs(programme, accountOf(programme, 'case-manager'));
      const { page, open } = visitor;
      const first = await addAuthenticator(visitor);
      await page.getByRole('link', { name: 'My account' }).click();
      await arriveAt(page, 'My account');
      expect(await axeViolations(page)).toEqual([]);
      await follow(page, 'Add a passkey');
      await fillIn(page, { 'Name of the passkey': 'My phone' });
      await press(page, 'Add a passkey');
      await confirm(visitor);
      await page.getByText('The passkey is added.').waitFor();
      await settled(page);
      expect(await textOf(page)).toMatch(/My phone[^]*also on your other devices/);

      // The maker of the phone brings it to the owner's other device.
      const { credentials } = await first.cdp.send('WebAuthn.getCredentials', {
        authenticatorId: first.id,
      });
      expect(credentials).toHaveLength(1);
      const fresh = await openPage({ width: 360, locale: 'en' });
      onTestFinished(async () => {
        await fresh.close();
        expect(fresh.complaints).toEqual([]);
      });
      const second = await addAuthenticator(fresh);
      await second.cdp.send('WebAuthn.addCredential', {
        authenticatorId: second.id,
        credential: credentials[0]!,
      });
      const asked: string[] = [];
      fresh.page.on('request', (request) => void asked.push(request.url()));
      await fresh.page.goto(programme.address);
      await settled(fresh.page);
      expect(await axeViolations(fresh.page)).toEqual([]);
      const before = asked.length;
      await press(fresh.page, 'Sign in with a passkey');
      await fresh.page.locator('.shell-account').waitFor({ state: 'attached' });
      // The library came with the button, not with the page.
      expect(asked.slice(before).some((url) => url.endsWith('.js'))).toBe(true);
      await settled(fresh.page);

      await fresh.page.getByRole('button', { name: 'Menu' }).click();
      await press(fresh.page, 'Lock now');
      await fresh.page.getByRole('heading', { name: 'Screen locked' }).waitFor();
      await press(fresh.page, 'Unlock with a passkey');
      await fresh.page.locator('.shell-account').waitFor({ state: 'attached' });

      await open('/account');
      await press(page, 'End My phone');
      await press(page.getByRole('dialog'), 'End');
      await page.getByText('The passkey is ended.').waitFor();
      await fresh.page.goto(programme.address);
      await settled(fresh.page);
      await fresh.page.getByRole('button', { name: 'Menu' }).click();
      await press(fresh.page, 'Sign out');
      await press(fresh.page, 'Sign in with a passkey');
      await fresh.page.getByText('This passkey opens nothing here.').waitFor();
    },
    patience,
  );

  test(
    'without a phone, a recovery code signs in once and a new phone is set up',
    async () => {
      const account = accountOf(programme, 'case-manager', { turn: 1 });
      const visitor = await signInAs(programme, account);
      const { page, open } = visitor;
      await open('/account/recovery-codes');
      await press(page, 'Make new recovery codes');
      await confirm(visitor);
      const list = page.getByRole('list', { name: 'Ten recovery codes' });
      await list.waitFor();
      const codes = await list.locator('code').allInnerTexts();
      expect(codes).toHaveLength(10);
      expect(await axeViolations(page)).toEqual([]);
      await follow(page, 'I have kept them');
      await page.getByText('10 codes left').waitFor();
      await press(page, 'Sign out');

      await fillIn(page, { Login: account.login, Password: account.password });
      await press(page, 'No phone? Use a recovery code');
      await fillIn(page, { 'Recovery code': codes[0]!.toUpperCase() });
      await page.locator('form button[type=submit]').click();
      await page.getByText('It does not work again. 9 are left.').waitFor();
      await follow(page, 'Set up the phone or new codes');
      await follow(page, 'Set up a new phone or app');
      await press(page, 'Show the picture for the app');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await fillIn(dialog, { Password: account.password });
      await press(dialog, 'No phone? Use a recovery code');
      await fillIn(dialog, { 'Recovery code': codes[1]! });
      await press(dialog, 'Confirm');
      await page.getByRole('img', { name: 'Picture of the key' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const secret = (await page.locator('.copy-text').innerText()).replaceAll(' ', '');
      const code = codeOf({ ...account, login: `${account.login} anew`, totpSecret: secret });
      await fillIn(page, { 'Code that the app shows now': code });
      await press(page, 'Use this app from now on');
      await page.getByText('The new app is in use.').waitFor();
      await page.getByText('8 codes left').waitFor();
    },
    patience,
  );

  test(
    'a changed password ends what is elsewhere',
    async () => {
      const account = accountOf(programme, 'donor');
      const { page, open } = await signInAs(programme, account);
      const elsewhere = await signInAs(programme, account);
      await open('/account/password');
      await fillIn(page, { 'Present password': account.password, 'New password': 'qwerty123456' });
      await page.getByLabel('Present password').focus();
      await page.getByText('among those that are guessed first').first().waitFor();
      const next = 'four grey horses drink';
      await fillIn(page, { 'Present password': 'wrong', 'New password': next });
      await press(page, 'Change the password');
      await page.getByText('The login, the password or the code is wrong.').waitFor();
      await fillIn(page, { 'Present password': account.password });
      await press(page, 'Change the password');
      await page.getByText('The password is changed.').waitFor();
      expect((await elsewhere.ask('GET /api/session')).status).toBe(401);
    },
    patience,
  );
});
