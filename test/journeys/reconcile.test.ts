// Three lists of one camp, in three scripts, reconciled correctly by a person who knows the truth,
// in fewer than forty clicks; each of them is that person's own decision.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSampleFolder } from '../manifest-lists.ts';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
} from './support/journey.ts';
import {
  bringList,
  isOnePerson,
  lists,
  openOperation,
  readTruth,
} from './support/operation-steps.ts';
import { takePicture } from './support/pictures.ts';
import { pairsOf } from './support/steps.ts';

const folder = findSampleFolder('manifests');
const canRun = findBrowser() !== null && folder !== null;
if (findBrowser() === null) console.info(noBrowserMessage);
else if (folder === null) console.info('skipped: no sample lists here (set ALONGSIDE_SHARED)');
const patience = 200_000;
const clicksMost = 40;

describe.skipIf(!canRun)('reconciling the lists of a camp', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'takes fewer than forty clicks',
    async () => {
      const coordinator = await signInAs(programme, accountOf(programme, 'national-coordinator'));
      const { page, open, ask } = coordinator;
      const kg = `${folder}/kg`;
      const truth = readTruth(kg);
      const operationId = await openOperation(coordinator, 'A camp (made up)');
      for (const at of lists.keys()) await bringList(coordinator, { operationId, folder: kg, at });
      let clicks = 0;
      const click = async (name: string | RegExp): Promise<void> => {
        await page.getByRole('button', { name }).click();
        clicks += 1;
      };
      await open(`/operations/${operationId}/pairs?band=same`);
      await click('Several at a time');
      await page.getByText(/about one in 500 of these pairs was two people/).waitFor();
      for (;;) {
        await settled(page);
        const left = (await pairsOf(coordinator, operationId, 'same')).length;
        if (left === 0) break;
        if (clicks === 1) await takePicture(page, 'pairs-together');
        await click(/ticked: the same person$/);
        await page.waitForFunction(
          (count) => !document.querySelector('main')?.textContent?.includes(`${count} pairs left`),
          left,
        );
      }
      const looking = `/operations/${operationId}/pairs?as=list&band=look`;
      await open(looking);
      const isOne = isOnePerson(truth);
      for (;;) {
        await page.getByRole('button', { name: 'Tick all' }).waitFor();
        const shown = await page
          .locator('input[type=checkbox]')
          .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).name));
        const all = await pairsOf(coordinator, operationId);
        const right = all.filter((pair) => shown.includes(pair.id) && isOne(pair));
        // Whoever sees that most of a page is right ticks all of it, and takes the others out.
        const isMost = right.length > shown.length / 2;
        if (isMost) await click('Tick all');
        const ids = right.map(({ id }) => id);
        for (const id of isMost ? shown.filter((one) => !ids.includes(one)) : ids) {
          await page.locator(`input[name="${id}"]`).setChecked(!isMost);
          clicks += 1;
        }
        if (right.length > 0) {
          await click(/ticked: the same person$/);
          await page.locator(`input[name="${right[0]!.id}"]`).waitFor({ state: 'detached' });
          continue;
        }
        if (!all.some(isOne)) break;
        // A pair that was just decided may still be listed, so the page is opened again.
        if ((await page.getByRole('button', { name: 'Next' }).count()) === 0) await open(looking);
        else await click('Next');
        await settled(page);
      }
      expect(clicks).toBeLessThan(clicksMost);
      console.info(`kg: the truth in ${clicks} clicks`);
      const { body } = await ask(`GET /api/operations/${operationId}/counts`);
      expect(body.onLists).toBe(truth.length);
    },
    patience,
  );
});
