// The first minute of a newcomer: the sign-in page says that this is a demo, each card signs in
// with one click and opens a first page with something on it, the tour leads through four steps and
// is left for good, and the page has help that opens at its place.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demoCountries } from '../../src/app/demo/model.ts';
import { screens } from '../../src/app/screens.ts';
import { cardRoles } from '../../src/rooms/accounts/door/demo-cards.ts';
import { findHome } from '../../src/web/open-screen.ts';
import { axeViolations, findBrowser, noBrowserMessage } from '../support/browser.ts';
import { openPage, type RunningProgramme, settled, startNewProgramme } from './support/journey.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 120_000;

describe.skipIf(!canBrowse)('the first minute', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startNewProgramme('kg')), patience);
  afterAll(() => programme?.stop());

  async function openDoor(width: number) {
    const opened = await openPage({ width, locale: 'en' });
    onTestFinished(async () => {
      await opened.close();
      expect(opened.complaints, 'what the console said').toEqual([]);
    });
    await opened.page.goto(programme.address);
    await opened.page.getByRole('button', { name: 'Case manager' }).first().waitFor();
    return opened.page;
  }

  test('the sign-in page says that it is a demo, and nothing is wrong with it', async () => {
    for (const width of [360, 1280]) {
      const page = await openDoor(width);
      await page.getByRole('heading', { level: 1, name: 'Look around' }).waitFor();
      expect(await page.locator('.demo-banner').innerText()).toContain('made up');
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    }
  });

  test.each(cardRoles)(
    '%s',
    async (role) => {
      const page = await openDoor(role === 'case-manager' ? 360 : 1280);
      // In the language of the page, not of whoever the account is.
      await page.locator(`.demo-card[data-role="${role}"]`).click();
      await page.locator('.shell-account').waitFor({ state: 'attached' });
      await settled(page);
      expect(new URL(page.url()).pathname).toBe(findHome(screens, role));
      expect(await page.locator('main a, main button').count()).toBeGreaterThan(2);

      await page.getByRole('button', { name: 'Start the tour' }).click();
      for (const step of [1, 2, 3]) {
        await page.getByRole('heading', { name: `Step ${step} of 4` }).waitFor();
        const show = page.getByRole('link', { name: 'Show me' });
        // The first step is about the page that is open.
        if (step === 1) expect(await show.count()).toBe(0);
        if ((await show.count()) > 0) {
          await show.click();
          await settled(page);
          expect(await page.locator('main h1').first().innerText()).not.toContain('nothing here');
        }
        await page.getByRole('button', { name: 'Next' }).first().click();
      }
      await page.getByRole('heading', { name: 'Step 4 of 4' }).waitFor();
      if (role === 'case-manager') expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.tour').waitFor({ state: 'detached' });
      await page.goto(programme.address);
      await settled(page);
      expect(await page.locator('.tour').count()).toBe(0);

      await page.locator('.page-help').click();
      await page.locator('.guide').waitFor();
      const place = decodeURIComponent(new URL(page.url()).hash.slice(1));
      await page.waitForFunction(
        (id) => document.activeElement?.matches(id === '' ? 'h1' : `[id="${id}"]`),
        place,
      );
    },
    patience,
  );
});

const elsewhere = demoCountries.filter((country) => country !== 'kg');
describe.skipIf(!canBrowse).each(elsewhere)('the first minute in %s', (country) => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startNewProgramme(country)), patience);
  afterAll(() => programme?.stop());

  test(
    'each card opens a first page with something to do, in the language of the door',
    async () => {
      const { page, complaints, close } = await openPage({ width: 1280, locale: 'ru' });
      onTestFinished(close);
      for (const role of cardRoles) {
        await page.goto(programme.address);
        await page.locator(`.demo-card[data-role="${role}"]`).click();
        await page.locator('.shell-account').waitFor({ state: 'attached' });
        await settled(page);
        expect(new URL(page.url()).pathname).toBe(findHome(screens, role));
        expect(await page.locator('main a, main button').count(), role).toBeGreaterThan(2);
        expect(await page.locator('html').getAttribute('lang')).toBe('ru');
        await page.getByRole('button', { name: 'Начать', exact: true }).waitFor();
        await page.getByRole('button', { name: 'Выйти' }).click();
        await page.locator('.demo-card').first().waitFor();
      }
      expect(complaints).toEqual([]);
    },
    patience,
  );
});
