// Coming in by an invitation in two halves, and a lost phone mended by two people, in real
// browsers: the administrator, the manager and the person, each at their own.

import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  openPage,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { faultsOf, widths } from './support/walk.ts';
import { sayWhoIsHere } from './support/who-is-here.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 120_000;
const password = 'words that only she knows';

describe.skipIf(!canBrowse)('coming in', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  /** A browser in which nobody is signed in. */
  async function emptyBrowser(): Promise<Page> {
    const opened = await openPage({ width: 360, locale: 'en' });
    onTestFinished(async () => {
      await opened.close();
      expect(opened.complaints, 'what the console said').toEqual([]);
    });
    return opened.page;
  }

  async function openLink(page: Page, link: string): Promise<void> {
    // The address of a demo is for people; here the server listens on a free port.
    const { hash, pathname } = new URL(link);
    await page.goto('about:blank');
    await page.goto(`${programme.address}${pathname}${hash}`);
    await arriveAt(page, 'Open your account');
  }

  const shownHalf = async ({ page }: Visitor): Promise<string> =>
    (await page.locator('code.copy-text').innerText()).replaceAll(' ', '');

  async function nextStep(page: Page, code: string): Promise<void> {
    await fillIn(page, { 'Code, the second half': code });
    await press(page, 'Continue');
  }

  /** The password and the authenticator; the key is on the page. */
  async function choose(page: Page): Promise<string> {
    const key = (await page.locator('code.copy-text').innerText()).replaceAll(' ', '');
    const totp = new TOTP({ secret: Secret.fromBase32(key) }).generate();
    await fillIn(page, { 'New password': password, 'Code that the app shows now': totp });
    return key;
  }

  /** The recovery codes are shown once, and kept. */
  async function openAccount(page: Page): Promise<void> {
    await press(page, 'Open the account and sign in');
    const codes = page.getByRole('list', { name: 'Ten recovery codes' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBe(10);
    await press(page, 'I have kept them');
  }

  async function invite(administrator: Visitor, organisation: string, login: string) {
    const { page } = administrator;
    await administrator.open('/accounts/new');
    await fillIn(page, {
      'Name as colleagues see it': `Aijan ${login}`,
      Login: login,
      'Display language': 'English',
      Role: 'Teacher',
    });
    await fillIn(page, { Organisation: organisation });
    await press(page, 'Create the account');
    await page.getByText('Shown only now').waitFor();
    return shownHalf(administrator);
  }

  async function confirm(manager: Visitor, login: string): Promise<string> {
    const { page } = manager;
    await manager.open('/team');
    const row = page.getByRole('row').filter({ hasText: login });
    await press(row, 'Confirm');
    await press(page.getByRole('dialog'), 'Confirm');
    await page.getByText('Shown only now').waitFor();
    return shownHalf(manager);
  }

  const organisationOf = async (visitor: Visitor): Promise<string> => {
    const { body } = await visitor.ask('GET /api/organisations?side=care');
    const found = body.organisations.find(
      (one: { code: string }) => one.code === visitor.account.organisation,
    );
    return found.names.en;
  };

  test(
    'by an invitation, which is over when it was used and when its days are',
    async () => {
      const administrator = await signInAs(programme, accountOf(programme, 'administrator'));
      const manager = await signInAs(programme, accountOf(programme, 'cso-manager'));
      const organisation = await organisationOf(manager);
      const link = await invite(administrator, organisation, 'aijan.first');
      const person = await emptyBrowser();
      await openLink(person, link);
      await nextStep(person, '12345678');
      await person.getByText('There is no code for this link yet').waitFor();

      const code = await confirm(manager, 'aijan.first');
      await nextStep(person, code === '00000000' ? '00000001' : '00000000');
      await person.getByText('The code does not fit this link').waitFor();
      await nextStep(person, code);
      await person.getByText('Welcome, Aijan aijan.first').waitFor();
      await faultless(person, '/invitation');
      await choose(person);
      await openAccount(person);
      await person.locator('.shell-account').waitFor({ state: 'attached' });
      expect(person.url()).not.toContain('#');
      await administrator.open('/accounts');
      expect(await textOf(administrator.page)).not.toContain(link);

      const again = await emptyBrowser();
      await openLink(again, link);
      await nextStep(again, code);
      await again.getByText('This invitation does not work').waitFor();

      const late = await invite(administrator, organisation, 'aijan.late');
      const lateCode = await confirm(manager, 'aijan.late');
      await programme.asOwner((owner) =>
        owner.query(`update access.invitation i set expires_at = now() from access.account a
          where a.id = i.account_id and a.login = 'aijan.late'`),
      );
      await openLink(again, late);
      await nextStep(again, lateCode);
      await again.getByText('This invitation does not work').waitFor();
      await administrator.open('/accounts');
      await fillIn(administrator.page, { 'Find by name or login': 'aijan.late' });
      await administrator.page.getByRole('link', { name: 'Aijan aijan.late' }).click();
      await arriveAt(administrator.page, 'Aijan aijan.late');
      await press(administrator.page, 'New link');
      await press(administrator.page.getByRole('dialog'), 'New link');
      await administrator.page.getByText('Shown only now').waitFor();
    },
    patience,
  );

  test(
    'again after a lost phone: the manager asks, the administrator agrees, the person is told',
    async () => {
      const managerAccount = accountOf(programme, 'cso-manager');
      const manager = await signInAs(programme, managerAccount);
      const administrator = await signInAs(programme, accountOf(programme, 'administrator'));
      const worker = await signInAs(
        programme,
        accountOf(programme, 'supervisor', { organisation: managerAccount.organisation }),
      );
      const name = worker.account.login;
      await manager.open('/sign-in-help');
      const choice = manager.page.getByRole('combobox', { name: 'For whom' });
      const option = choice.locator('option').filter({ hasText: `(${name})` });
      await choice.selectOption((await option.getAttribute('value')) ?? '');
      await press(manager.page, 'Ask');
      await manager.page.getByText('It now waits for the second person').waitFor();
      await worker.open('/');
      await worker.page.getByText('Somebody asks to help you sign in').waitFor();

      await administrator.open('/');
      await administrator.page.getByRole('link', { name: 'See the request' }).click();
      const { page } = administrator;
      const card = page.locator('section.card').filter({ hasText: `(${name})` });
      await press(card, 'Agree');
      await press(page.getByRole('dialog'), 'Agree');
      await sayWhoIsHere(administrator);
      await page.getByText('Shown only now').waitFor();
      const link = await shownHalf(administrator);

      // Whoever sat at the lost browser is out.
      await worker.page.reload();
      await worker.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      await manager.open('/sign-in-help');
      const request = manager.page.locator('section.card').filter({ hasText: `(${name})` });
      await press(request, 'Get the code');
      await press(manager.page.getByRole('dialog'), 'Get the code');
      await manager.page.getByText('Shown only now').waitFor();
      const code = await shownHalf(manager);

      const person = await emptyBrowser();
      await openLink(person, link);
      await nextStep(person, code);
      await person.getByText('Welcome').waitFor();
      await choose(person);
      await openAccount(person);
      await person.getByText('You were helped to sign in').waitFor();
      await press(person, 'I have read it');
      await person.getByText('You were helped to sign in').waitFor({ state: 'detached' });
      await settled(person);
    },
    patience,
  );

  async function faultless(page: Page, path: string): Promise<void> {
    expect(await faultsOf(page, { path, names: [], axeAt: widths })).toEqual([]);
  }
});
