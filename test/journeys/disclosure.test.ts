// The one crossing, in a real browser. An officer asks, a lead of the other side proposes less than
// was asked, two people of two organisations approve after confirming who they are, and the package
// is released, read with its watermark and received. Another request is refused in words that do
// not reveal whether the person is known.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, findBrowser, noBrowserMessage } from '../support/browser.ts';
import { pdfPage } from '../support/documents.ts';
import {
  accountOf,
  arriveAt,
  dayIn,
  fillIn,
  follow,
  press,
  reloadAndUnlock,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';
import { sayWhoIsHere } from './support/who-is-here.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 120_000;

async function chooseHolding(page: Page, label: string, text: string): Promise<void> {
  const list = page.getByLabel(label);
  const value = await list.locator('option', { hasText: text }).first().getAttribute('value');
  await list.selectOption(value!);
}

const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!canBrowse)('disclosure', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  const officer = () => accountOf(programme, 'prosecutor', { duty: 'member' });
  const manager = () => accountOf(programme, 'cso-manager', { organisation: 'SYN-CSO-A' });
  const supervisor = () => accountOf(programme, 'supervisor', { organisation: 'SYN-CSO-A' });
  const checker = () => accountOf(programme, 'cso-manager', { duty: 'legal-approver' });
  const openState = async ({ ask }: Visitor, view: string, state: string) =>
    (await ask(`GET /api/disclosures?view=${view}`)).body.requests.find(
      (one: { state: string }) => one.state === state,
    );

  test(
    'granted in part: asked, proposed, approved by two, released, read under its mark, received',
    async () => {
      const asking = await signInAs(programme, officer());
      const { today, displayName } = (await asking.ask('GET /api/session')).body;
      const known = await openState(asking, 'asked', 'released');
      await asking.open('/disclosures');
      await takePicture(asking.page, 'disclosures');
      await follow(asking.page, 'New request');
      await arriveAt(asking.page, 'New request');
      await chooseHolding(asking.page, 'Whom do you ask?', 'Warm Threshold');
      await chooseHolding(asking.page, 'Which of your matters is it about?', known.aboutCode);
      const name = await asking.page.getByLabel('Name', { exact: true }).inputValue();
      expect(name).not.toBe('');
      await fillIn(asking.page, {
        Purpose: 'Best interests of a child before a decision',
        'Who ordered it?': 'District court (made up)',
        'Article of the law': 'Article 1 (made up)',
        'Court number': 'C-17',
        'Date of the order': today,
        'Last day of the basis': dayFrom(today, 40),
      });
      await asking.page.locator('input[type=file]').setInputFiles({
        name: 'order.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(pdfPage()),
      });
      await asking.page.getByText('order.pdf: sent').waitFor();
      for (const field of [
        'A best interests assessment is on file',
        'Someone is responsible for the child',
        'A short statement',
      ]) {
        expect(await asking.page.getByLabel(field).isChecked()).toBe(false);
        await asking.page.getByLabel(field).check();
      }
      await takePicture(asking.page, 'disclosure-new');
      await press(asking.page, 'Send the request');
      await asking.page.waitForURL(/\/disclosures\/[0-9a-f-]{36}/);
      await arriveAt(asking.page, 'Request');
      await asking.page.getByText('Waiting for an answer').waitFor();
      const path = new URL(asking.page.url()).pathname;

      const lead = await signInAs(programme, manager());
      await lead.open(path);
      await follow(lead.page, 'Propose an answer');
      await arriveAt(lead.page, 'Propose an answer');
      await lead.page.getByRole('searchbox').fill(name);
      await lead.page.getByRole('radio').first().check();
      await lead.page.getByLabel('A best interests assessment is on file').check();
      await fillIn(lead.page, { 'Date of the assessment': dayFrom(today, -21) });
      await lead.page.getByLabel('Someone is responsible for the child').check();
      await lead.page.getByLabel('Yes', { exact: true }).check();
      await takePicture(lead.page, 'disclosure-propose');
      expect(await axeViolations(lead.page)).toEqual([]);
      await reloadAndUnlock(lead);
      await lead.page.getByText(/^Chosen: /).waitFor();
      expect(await lead.page.getByLabel('Yes', { exact: true }).isChecked()).toBe(true);
      const assessedOn = lead.page.getByRole('group', { name: 'Date of the assessment' });
      expect(await dayIn(assessedOn)).toBe(dayFrom(today, -21));
      await press(lead.page, 'Propose');
      await lead.page.getByText('Fields proposed').waitFor();

      // For the person who asked, nothing has changed.
      await asking.page.reload();
      await asking.page.getByText('Waiting for an answer').waitFor();
      expect(await textOf(asking.page)).not.toContain('propos');

      const second = await signInAs(programme, supervisor());
      await second.open(path);
      await readOrder(second.page);
      await press(second.page, 'Approve');
      await sayWhoIsHere(second);
      await second.page.getByText('Approved by one of two').waitFor();

      const third = await signInAs(programme, checker());
      await third.open('/disclosures?view=to-approve');
      await third.page
        .getByRole('link', { name: /Best interests of a child/ })
        .first()
        .click();
      await arriveAt(third.page, 'Request');
      const seen = await textOf(third.page);
      expect(seen).toContain('You see which fields would be shared');
      for (const hidden of [name, dayFrom(today, -21)]) expect(seen).not.toContain(hidden);
      await takePicture(third.page, 'disclosure-approve');
      await readOrder(third.page);
      await press(third.page, 'Approve');
      await sayWhoIsHere(third);
      await third.page.getByText('Approved by both').waitFor();

      await lead.page.reload();
      await settled(lead.page);
      await fillIn(lead.page, { 'Last day to read it': dayFrom(today, 14) });
      await press(lead.page, 'Release the package');
      await sayWhoIsHere(lead);
      await lead.page.getByText('To be told by').waitFor();
      await takePicture(lead.page, 'disclosure-released');

      await asking.page.reload();
      await follow(asking.page, 'Open the package');
      await arriveAt(asking.page, 'Released package');
      await asking.page.getByText('Part of what you requested was shared').waitFor();
      const sheet = await textOf(asking.page);
      expect(sheet).toContain(`${displayName} · District court (made up) · R-`);
      expect(sheet).not.toContain('A short statement');
      const mark = await asking.page
        .locator('.disclosure-mark span')
        .first()
        .evaluate((element) => getComputedStyle(element, '::before').content);
      expect(mark).toContain(displayName);
      expect(await axeViolations(asking.page)).toEqual([]);
      await takePicture(asking.page, 'disclosure-package');
      await press(asking.page, 'Confirm receipt');
      await asking.page.getByText('Receipt confirmed').waitFor();

      const colleague = await signInAs(
        programme,
        accountOf(programme, 'prosecutor', { duty: 'registrar' }),
      );
      for (const place of [path, `${path}/package`]) {
        await colleague.open(place);
        expect(await textOf(colleague.page)).toContain('There is nothing here');
      }
      await fillIn(lead.page, {
        'Told on': today,
        How: 'In person',
        'Language used': 'Kyrgyz',
      });
      await press(lead.page, 'Save');
      await lead.page.getByText('In person').first().waitFor();
    },
    patience,
  );

  test(
    'refused, in words that are the same whether the person is known or not',
    async () => {
      const lead = await signInAs(programme, manager(), { width: 360 });
      const waiting = await openState(lead, 'to-answer', 'asked');
      await lead.open(`/disclosures/${waiting.id}`);
      await press(lead.page, 'Refuse');
      const dialog = lead.page.getByRole('dialog', { name: 'Refuse' });
      await dialog.getByText('Nothing is held here, or nothing is shared').waitFor();
      await takePicture(lead.page, 'disclosure-refuse');
      await press(dialog, 'Refuse the request');
      await lead.page.getByText('The request was refused').waitFor();

      const asking = await signInAs(programme, officer());
      await asking.open(`/disclosures/${waiting.id}`);
      const text = await textOf(asking.page);
      expect(text).toContain('Nothing is held here, or nothing is shared');
      expect(text).toContain('The answer is the same whether or not the person is known there.');
      expect((await asking.ask(`GET /api/disclosures/${waiting.id}/package`)).status).toBe(404);
    },
    patience,
  );

  test(
    'a protocol is written down, and a lead signs it after saying again who they are',
    async () => {
      const visitor = await signInAs(
        programme,
        accountOf(programme, 'prosecutor', { duty: 'registrar' }),
      );
      const { today } = (await visitor.ask('GET /api/session')).body;
      const { page } = visitor;
      await visitor.open('/disclosures/protocols');
      await takePicture(page, 'disclosure-protocols');
      await follow(page, 'New protocol');
      await arriveAt(page, 'New protocol');
      for (const choice of [
        'District court (made up)',
        'Apricot Garden (made up)',
        'Guardianship authority (made up)',
        'Care asks justice',
        'Where the person is held',
      ])
        await page.getByLabel(choice).check();
      await fillIn(page, {
        Purpose: 'Contact of children with a parent (made up)',
        'Whom to tell about a leak': 'duty@example.invalid',
        From: today,
        'Last day': dayFrom(today, 200),
      });
      await press(page, 'Save');
      await arriveAt(page, 'Protocols');
      await press(page.locator('main'), 'Sign');
      await press(page.getByRole('dialog', { name: 'Sign' }), 'Sign for my organisation');
      await sayWhoIsHere(visitor);
      await page.getByText('Waiting for signatures').waitFor();
      const { protocols } = (await visitor.ask('GET /api/disclosure-protocols')).body;
      expect(protocols.map((one: { state: string }) => one.state).toSorted()).toEqual([
        'unsigned',
        'valid',
      ]);
    },
    patience,
  );
});

async function readOrder(page: Page): Promise<void> {
  await press(page, 'Read the order');
  await page.locator('img.document-page').evaluate((image: HTMLImageElement) => image.decode());
  await page.keyboard.press('Escape');
  await page.getByText('You have opened it.').waitFor();
  await page.getByLabel('I have read the order').check();
}
