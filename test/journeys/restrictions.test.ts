// An Uzbek restriction of five years, as a court, a probation officer and the law meet in it: one
// day more is refused with the reason; the person is told on paper in two languages, asks to travel
// and gets an answer; what ended yesterday is over, and what ends today still binds.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayAt, type Day, toDay } from '../../src/kernel/day.ts';
import { latestLastDay } from '../../src/rooms/legal/restriction/rules.ts';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  follow,
  press,
  type RunningProgramme,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 120_000;
const court = 'District court (made up)';
const order = { proceedingId: null, court, scope: 'Reports on the first Monday of a month.' };

describe.skipIf(!canBrowse)('a restriction in Uzbekistan', () => {
  let programme: RunningProgramme;
  const today = (): Day => dayAt(new Date(), 'Asia/Tashkent');
  beforeAll(async () => void (programme = await startProgramme(400, 'uz')), patience);
  afterAll(() => programme?.stop());

  test(
    'of five years and not a day more',
    async () => {
      const probation = await signInAs(programme, accountOf(programme, 'probation-officer'));
      const { subjectId, fullName } = await matterWithout(probation, 'travel');
      const registrar = await signInAs(programme, accountOf(programme, 'prosecutor'));
      const { page } = registrar;
      const latest = latestLastDay(today(), 60);
      await registrar.open(`/matters/${subjectId}/restrictions/new`);
      expect(await textOf(page)).toContain('at most 60 months');
      expect(await textOf(page)).toContain('Reported');
      expect(await textOf(page)).toMatch(
        /No limit is known here for these kinds.*Restriction of liberty/,
      );
      await fillIn(page, {
        'What is restricted': 'Travel',
        'Ordered by': court,
        'Order number': 'UZ-5',
        'What exactly is ordered': 'Shall not leave the region without permission.',
        'First day': today(),
        'Last day': addDays(latest, 1),
      });
      await page.getByText('This is longer than the law allows').waitFor();
      await takePicture(page, 'restriction-beyond');
      await press(page, 'Save');
      expect(new URL(page.url()).pathname).toBe(`/matters/${subjectId}/restrictions/new`);
      const beyond = await registrar.ask(`POST /api/matters/${subjectId}/restrictions`, {
        ...order,
        kind: 'travel',
        orderNumber: 'UZ-5',
        startOn: today(),
        endOn: addDays(latest, 1),
      });
      expect([beyond.status, beyond.body.code]).toEqual([409, 'beyond-the-legal-maximum']);
      await fillIn(page, {
        'Last day': latest,
        'How to appeal': 'To the regional court, within ten days of this order.',
      });
      await press(page, 'Save');
      await arriveAt(page, fullName);
      expect(await textOf(page)).toContain('Restriction');

      await toldOnPaper(probation, { subjectId, fullName });
      await askedToTravel(probation);
    },
    patience,
  );

  test(
    'that ended yesterday is over; that ends today still binds',
    async () => {
      const probation = await signInAs(programme, accountOf(programme, 'probation-officer'));
      const { subjectId } = await matterWithout(probation, 'residence');
      for (const [orderNumber, endOn] of [
        ['UZ-Y', addDays(today(), -1)],
        ['UZ-T', today()],
      ] as const) {
        const { status } = await probation.ask(`POST /api/matters/${subjectId}/restrictions`, {
          ...order,
          kind: 'residence',
          orderNumber,
          startOn: addDays(today(), -90),
          endOn,
        });
        expect(status).toBe(200);
      }
      await probation.open(`/matters/${subjectId}`);
      const part = (number: string) =>
        probation.page.locator('.legal-restriction').filter({ hasText: number });
      expect(await part('UZ-Y').innerText()).toMatch(/Over since/);
      expect(await part('UZ-Y').innerText()).toMatch(/It no longer applies in any way/);
      expect(await part('UZ-T').innerText()).toMatch(/In force/);
      expect(await part('UZ-T').innerText()).toMatch(/today is its last day/);
      await takePicture(probation.page, 'restriction-over');
    },
    patience,
  );
});

type Found = { readonly subjectId: string; readonly fullName: string };

/** A matter of the officer without a binding restriction of this kind. */
async function matterWithout({ ask }: Visitor, kind: string): Promise<Found> {
  for (const { subjectId, fullName } of (await ask('GET /api/matters')).body.matters) {
    const { restrictions } = (await ask(`GET /api/matters/${subjectId}`)).body;
    if (!restrictions.some((one: { kind: string }) => one.kind === kind))
      return { subjectId, fullName };
  }
  throw new Error(`Every matter has a restriction of ${kind}.`);
}

async function toldOnPaper({ page, open }: Visitor, { subjectId, fullName }: Found): Promise<void> {
  await open('/court');
  await page.getByText('Tell the person about the restriction').first().waitFor();
  await takePicture(page, 'restriction-duties');
  await open(`/matters/${subjectId}`);
  await page
    .locator('.legal-restriction')
    .filter({ hasText: 'UZ-5' })
    .getByRole('link', { name: 'Restriction details' })
    .click();
  await arriveAt(page, 'Travel');
  await follow(page, 'Notice to print for the person');
  await arriveAt(page, 'Notice to print for the person');
  await page.getByLabel('The person’s language').selectOption({ label: 'Oʻzbekcha' });
  const paper = page.locator('.notice-paper');
  await paper.getByText('Cheklov haqida xabarnoma').waitFor();
  const text = await paper.innerText();
  for (const words of [
    'Извещение об ограничении',
    'oʻz-oʻzidan tugaydi',
    'заканчивается само',
    'within ten days of this order',
    fullName,
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(/SYN Art|Article|Статья/);
  await takePicture(page, 'restriction-notice');
  await follow(page, 'Restriction');
  await follow(page, 'Tell the person about the restriction');
  await arriveAt(page, 'Record that the person was told');
  await page.getByLabel('the restriction and its last day').check();
  await page.getByLabel('In person').check();
  await fillIn(page, {
    'Told on': dayAt(new Date(), 'Asia/Tashkent'),
    'Language used': 'Oʻzbekcha',
  });
  await press(page, 'Save');
  await arriveAt(page, 'Travel');
  await page
    .getByRole('link', { name: 'Tell the person about the restriction' })
    .waitFor({ state: 'detached' });
}

async function askedToTravel({ page }: Visitor): Promise<void> {
  const today = toDay(dayAt(new Date(), 'Asia/Tashkent'));
  await follow(page, 'Record a request');
  await arriveAt(page, 'Record a request');
  await fillIn(page, {
    'Asked on': today,
    Purpose: 'To take her son to a doctor in the capital.',
  });
  await page.getByText('Answer by').waitFor();
  await fillIn(page, { 'First day': addDays(today, 3), 'Last day': addDays(today, 5) });
  await press(page, 'Save');
  await arriveAt(page, 'Travel');
  await page.getByText('Not answered yet').first().waitFor();
  await takePicture(page, 'restriction');
  await page
    .getByRole('list', { name: 'Requests for permission' })
    .getByRole('link')
    .first()
    .click();
  await arriveAt(page, 'Answer a request');
  await page.getByLabel('Granted').check();
  await fillIn(page, { 'Answered on': today });
  await press(page, 'Save');
  await arriveAt(page, 'Travel');
  const requests = page.getByRole('list', { name: 'Requests for permission' });
  await requests.getByText('Granted').waitFor();
}
