// The law changed on screen: one administrator enters how an offence is defined from a certain day,
// another sees the difference in words and confirms it, and a prosecutor reads the new edition. The
// person who proposed it cannot confirm it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  follow,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

describe.skipIf(!canBrowse)('the law changed on screen', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'by two people',
    async () => {
      const one = await signInAs(programme, accountOf(programme, 'administrator'));
      const number = await proposeNextVersion(one);
      const { page } = one;
      expect(await textOf(page)).toContain('You proposed this');
      expect(await page.getByRole('button', { name: 'Confirm', exact: true }).count()).toBe(0);
      expect(
        (
          await one.ask(`PUT /api/law/editions/${number}`, {
            decision: 'confirmed',
            comparedWith: 1,
            reason: null,
          })
        ).body.code,
      ).toBe('second-person-needed');

      const officer = await signInAs(programme, accountOf(programme, 'prosecutor'));
      await officer.open('/law');
      expect(await textOf(officer.page)).toContain('Edition 1, in force');
      expect((await officer.ask(`GET /api/law?edition=${number}`)).status).toBe(404);

      const other = await signInAs(programme, accountOf(programme, 'administrator', { turn: 1 }));
      await confirm(other, number);

      await officer.open('/law');
      const text = await textOf(officer.page);
      expect(text).toContain(`Edition ${number}, in force`);
      expect(text).toContain('72 months');
      expect(text).toContain('until the day before 1 January 2027');
      await officer.open('/law?edition=1');
      expect(await textOf(officer.page)).toContain('Edition 1 is not in force');
    },
    patience,
  );

  test(
    'a copy that does not fit together is not proposed, in words',
    async () => {
      const { page, open } = await signInAs(programme, accountOf(programme, 'administrator'));
      await open('/law/change');
      await page
        .getByRole('list', { name: 'Codes' })
        .getByRole('button', { name: /Remove\W+Criminal Code of 2021/ })
        .click();
      await page
        .getByText('Its code is not in the list. Add the code, or choose another.')
        .first()
        .waitFor();
      await fillIn(page, { 'Why are you changing the law?': 'Only tried' });
      await press(page, 'Propose to a second person');
      await page
        .getByRole('alert')
        .getByText('Offence: Mercenary activity: Its code is not in the list.')
        .first()
        .waitFor();
      await press(page, 'Discard the copy');
      await press(page.getByRole('dialog'), 'Discard the copy');
      await page.getByRole('heading', { name: 'Your changes' }).waitFor({ state: 'detached' });
      await page
        .getByRole('list', { name: 'Codes' })
        .getByText('Criminal Code of 2021', { exact: true })
        .waitFor();
    },
    patience,
  );

  test(
    'what is known of the country stands beside it',
    async () => {
      const { page, open } = await signInAs(
        programme,
        accountOf(programme, 'national-coordinator'),
      );
      await open('/law');
      await follow(page, 'Facts about the country');
      await page.getByRole('heading', { name: 'State bodies' }).waitFor();
      const text = await textOf(page);
      for (const words of ['SOS Children’s Villages', 'Aikol', 'Nooruz', 'Trauma therapy', 'KG-GB'])
        expect(text).toContain(words);
    },
    patience,
  );
});

/** Returns the number of the proposal. */
async function proposeNextVersion({ page, open }: Visitor): Promise<number> {
  await open('/law');
  await follow(page, 'Change the law');
  await arriveAt(page, 'Change the law');
  await page
    .getByRole('list', { name: 'Offences' })
    .getByRole('link', { name: /^The law has changed\W+Taking part in an armed conflict abroad$/ })
    .click();
  await arriveAt(page, 'The law has changed');
  await fillIn(page, {
    'In force from': '2027-01-01',
    Article: '416',
    'Minimum penalty': '36',
    'Maximum penalty': '72',
  });
  await page.getByLabel('Source of the penalty').selectOption({ index: 2 });
  await page.getByLabel('Source', { exact: true }).selectOption({ index: 2 });
  await page.getByRole('radio', { name: /^Reported/ }).check();
  await takePicture(page, 'law-offence');
  await press(page, 'Add to the copy');
  await arriveAt(page, 'Change the law');
  await page.getByRole('heading', { level: 2, name: 'Your changes' }).waitFor();
  expect(await textOf(page)).toContain('Ended');
  await takePicture(page, 'law-change');
  await fillIn(page, { 'Why are you changing the law?': 'A new range from 2027' });
  await press(page, 'Propose to a second person');
  await page.waitForURL(/\/law\/editions\/\d+$/);
  await settled(page);
  return Number(page.url().split('/').at(-1));
}

async function confirm({ page, open }: Visitor, number: number): Promise<void> {
  await open('/law');
  await follow(page, 'See what is waiting');
  await page
    .getByRole('list', { name: 'Waiting for a second person' })
    .getByRole('link', { name: new RegExp(`Edition ${number}`) })
    .click();
  await page.getByText('A new range from 2027').waitFor();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await takePicture(page, 'law-difference');
  const text = await textOf(page);
  expect(text).toContain('No longer in force from');
  expect(text).toContain('1 January 2027');
  expect(text).toContain('72 months');
  await press(page, 'Confirm');
  await press(page.getByRole('dialog'), 'Confirm');
  await page.getByText('In force', { exact: true }).first().waitFor();
}
