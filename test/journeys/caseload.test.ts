// A caseload brought in by list, in a real browser: one person was asked, the others were not; the
// files open on a ground that ends, Today asks for each of them, and the import is taken back.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  fillIn,
  follow,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';
import { sayWhoIsHere } from './support/who-is-here.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

const list = [
  'Family number,Name,Date of birth,Asked on,Asked alone,Statement read on,Answer,Adult',
  '1,Journey Aygul,1990-03-05,2026-01-05,yes,2026-01-05,yes,',
  '1,Journey Asel,2019-02-01,,,,,',
  '2,Journey Burul,1988-01-02,,,,,',
  '2,Journey Meerim,1985-02-01,2026-01-05,yes,2026-01-05,yes,Journey Burul',
].join('\n');

describe.skipIf(!canBrowse)('a caseload by list', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'opens files that Today asks about, and is taken back as one step',
    async () => {
      const account = accountOf(programme, 'case-manager', { duty: 'intake' });
      const visitor = await signInAs(programme, account);
      const { page, open, ask } = visitor;
      await ask('GET /api/persons?search=Journey');
      await open('/intake/list');
      await page.locator('input[type=file]').setInputFiles({
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(list),
      });
      await press(page, 'Check the list');
      await page.getByText('Answers that cannot be taken: 1').waitFor();
      await page.getByText('An adult answers alone.').first().waitFor();
      await takePicture(page, 'list-understood');
      await press(page, /Leave out/);
      await page.getByText('For children who were not asked (1)').waitFor();

      await page.getByRole('radio', { name: 'Later' }).check();
      await fillIn(page, { 'Language used': 'Kyrgyz' });
      await page.getByRole('radio', { name: 'So that the help they have does not stop' }).check();
      await page.getByRole('radio', { name: 'Best interests of the child' }).check();
      const reasons = page.getByLabel('Why it was decided');
      await reasons.nth(0).fill('They have been helped for a year.');
      await reasons.nth(1).fill('Too young to be asked yet.');
      await press(page, /^Open 3 files/);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('For one day the whole import can be taken back').waitFor();
      await press(dialog, /^Open 3 files/);
      await page.getByText('The list has been imported').waitFor();

      const { items } = (await ask('GET /api/today?limit=100')).body as {
        items: { name: string; why: { code: string } }[];
      };
      const toAsk = items.filter(({ why }) => why.code === 'consent-by-list');
      expect(toAsk.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Journey Asel', 'Journey Burul']),
      );
      expect(toAsk.map(({ name }) => name)).not.toContain('Journey Aygul');

      await open('/today');
      await page
        .getByText(/Can be taken back until/)
        .first()
        .waitFor();
      await takePicture(page, 'list-on-today');
      await follow(page.getByRole('list', { name: 'Imported lists' }), 'Open');
      await page.waitForURL('**/intake/lists');
      await settled(page);
      await takePicture(page, 'lists');
      await press(page, 'Take the import back');
      await page.getByText('All files of this list are erased (3)').waitFor();
      await press(page.getByRole('dialog'), 'Take the import back');
      await sayWhoIsHere(visitor);
      await page.getByText('The import was taken back. Files erased: 3').waitFor();
      expect(await textOf(page)).not.toContain('Can be taken back');
      const found = (await ask('GET /api/persons?search=Journey')).body.persons;
      expect(found).toEqual([]);
    },
    patience,
  );
});
