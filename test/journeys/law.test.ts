// The four national procedures in a real browser, each in a made-up programme of its country: a
// prosecution and a diversion in Kazakhstan, an exemption in Uzbekistan, a voluntary return with
// pardon in Tajikistan, and a case under changed law in Kyrgyzstan.

import { describe, expect, onTestFinished, test } from 'vitest';
import type { DemoCountry } from '../../src/app/demo/model.ts';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  follow,
  press,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import {
  citeOffence,
  enterMatter,
  expectNoFaults,
  grantExemption,
  openProceeding,
  recordState,
  requestExemption,
} from './support/law-steps.ts';
import { takePicture } from './support/pictures.ts';
import { dayThere } from '../support/today.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 180_000;

async function registrarOf(
  country: DemoCountry,
): Promise<Visitor & { readonly names: readonly string[] }> {
  const programme = await startProgramme(60, country);
  onTestFinished(() => programme.stop());
  return {
    ...(await signInAs(programme, accountOf(programme, 'prosecutor'))),
    names: programme.names,
  };
}

describe.skipIf(!canBrowse)('the four national ways', () => {
  test(
    'Kazakhstan: a prosecution, with a sentence that needs its ground, to its expunging',
    async () => {
      const visitor = await registrarOf('kz');
      const { page, names } = visitor;
      await enterMatter(visitor, {
        name: 'Сания Абаева (SYN)',
        birthYear: '1985',
        country: 'Kazakhstan',
        act: '2016-04-10',
      });
      await openProceeding(visitor);
      expect(await textOf(page)).toContain('No offence has been chosen.');
      await citeOffence(visitor, /armed conflict abroad.*172/);
      expect(await textOf(page)).toContain('60 months to 108 months');
      await expectNoFaults(visitor, names);
      await takePicture(page, 'proceeding');
      for (const [state, day] of [
        ['Charge brought', '2026-01-20'],
        ['Before the court', '2026-02-01'],
        ['Convicted', '2026-03-01'],
      ] as const) {
        await recordState(visitor, state, day);
      }
      await follow(page, 'Record a sentence');
      await arriveAt(page, 'Record a sentence');
      await page.getByLabel('A term in months').check();
      await page.getByLabel('Months', { exact: true }).fill('120');
      await fillIn(page, {
        'Article, as named by the court': 'Article 172',
        'Judgment number': 'V-1',
        'Date of the judgment': '2026-03-01',
      });
      await expectNoFaults(visitor, names);
      await press(page, 'Save');
      await page
        .getByText('above the maximum penalty of the cited offence, or that maximum is not known')
        .waitFor();
      await fillIn(page, {
        'Ground for going above the maximum penalty': 'Together with another article (made up)',
      });
      await press(page, 'Save');
      await page.getByText('Applies now').waitFor();
      for (const [state, day] of [
        ['Decision is final', '2026-03-20'],
        ['Sentence being served', '2026-03-21'],
        ['Sentence served', '2026-05-01'],
      ] as const) {
        await recordState(visitor, state, day);
      }
      await follow(page, 'Set the expungement date');
      await arriveAt(page, 'Set the expungement date');
      await expectNoFaults(visitor, names);
      await fillIn(page, { 'Expungement date': '2099-01-01' });
      await press(page, 'Save');
      await page
        .getByText('From 1 January 2099 nobody can see this proceeding in this programme.')
        .waitFor();
    },
    patience,
  );

  test(
    'Kazakhstan: somebody who may have been a child is diverted, and the matter seals itself',
    async () => {
      const visitor = await registrarOf('kz');
      const { page, names } = visitor;
      await enterMatter(visitor, {
        name: 'Дана Серикова (SYN)',
        birthYear: '2000',
        country: 'Kazakhstan',
        act: '2017-04-10',
        counsel: 'Has no lawyer',
      });
      await page.getByText('Treated as a victim before anything else').waitFor();
      await openProceeding(visitor);
      await citeOffence(visitor, /armed conflict abroad/);
      const text = await textOf(page);
      for (const words of [
        'Treat them as a victim first',
        'The person has no lawyer',
        'No alternatives to a charge are recorded',
        'no confirmation that a best interests assessment',
      ])
        expect(text).toContain(words);
      await expectNoFaults(visitor, names);
      await takePicture(page, 'proceeding-child');

      await follow(page, 'The person has no lawyer.');
      await arriveAt(page, 'Record a change of lawyer');
      await page.getByLabel('Has a lawyer').check();
      await fillIn(page, { 'Since which date': '2026-01-15' });
      await press(page, 'Save');
      await arriveAt(page, 'Birth, age and counsel');
      await page.getByText('15 January 2026: Has no lawyer, then Has a lawyer').waitFor();
      await follow(page, 'Record another birth date');
      await arriveAt(page, 'Record another birth date');
      await expectNoFaults(visitor, names);
      await fillIn(page.getByRole('group', { name: 'Claimed birth date' }), {
        'How much is known?': 'Only the year',
        Year: '2002',
      });
      await fillIn(page, { 'Source of the claim': 'An aunt (made up)' });
      await press(page, 'Save');
      await page.getByText('31 December 2002').waitFor();
      await expectNoFaults(visitor, names);
      await takePicture(page, 'birth');

      await page.goBack();
      await visitor.open(new URL(page.url()).pathname.replace(/\/birth.*/, ''));
      await openProceeding(visitor);
      await page
        .getByText('No charge is possible, and an existing charge can only be ended.')
        .waitFor();
      await follow(page, 'Record alternatives');
      await arriveAt(page, 'Record alternatives');
      await expectNoFaults(visitor, names);
      await page.getByLabel('Diversion from proceedings').check();
      await fillIn(page, {
        'Date considered': '2026-01-20',
        'Why they are not enough': 'They are: the family takes care (made up)',
      });
      await press(page, 'Save');
      await page.getByText('the family takes care (made up)').waitFor();
      await follow(page, 'Record the next state');
      await arriveAt(page, 'Record the next state');
      await page.getByLabel('Charge brought', { exact: true }).check();
      await fillIn(page, { 'Date it took effect': '2026-01-21' });
      await press(page, 'Save');
      await page.getByText('no charge is possible').waitFor();
      await page.getByLabel('Proceeding ended', { exact: true }).check();
      await fillIn(page, { 'Date it took effect': dayBefore() });
      await press(page, 'Save');
      await page.getByText('nobody can see this matter').waitFor();
    },
    patience,
  );

  test(
    'Uzbekistan: an exemption, condition by condition, granted',
    async () => {
      const visitor = await registrarOf('uz');
      const { page, names } = visitor;
      await enterMatter(visitor, {
        name: 'Малика Каримова (SYN)',
        birthYear: '1990',
        country: 'Uzbekistan',
        act: '2019-03-01',
      });
      await openProceeding(visitor);
      await citeOffence(visitor, /armed conflict abroad/);
      await requestExemption(visitor, {
        rule: /Exemption of those who came forward/,
        conditions: ['Came forward and regrets it'],
      });
      await page.getByText('Not known whether all of these are required').waitFor();
      await page.getByText('The conditions are not met yet.').waitFor();
      expect(await page.getByLabel('Granted').count()).toBe(0);
      await expectNoFaults(visitor, names);
      for (const condition of [
        'Told what happened',
        'Was deceived into it',
        'Led and organised nothing',
        'Took no part in combat or sabotage',
        'Underwent no training',
        'Financed nothing',
      ]) {
        const form = page.getByRole('form', { name: condition });
        await form.getByLabel('Yes', { exact: true }).check();
        await fillIn(form, { 'What is the answer based on?': `Sheet of ${condition}` });
        await press(form, 'Save this answer');
        await page.getByText(`Sheet of ${condition}`).waitFor();
      }
      await takePicture(page, 'exemption');
      await grantExemption(visitor);
      expect(await textOf(page)).not.toContain('Record a detention');
    },
    patience,
  );

  test(
    'Tajikistan: a voluntary return with pardon, before anything is opened',
    async () => {
      const visitor = await registrarOf('tj');
      const { page, names } = visitor;
      await enterMatter(visitor, {
        name: 'Зарина Саидова (SYN)',
        birthYear: '1988',
        country: 'Tajikistan',
        act: '2016-01-01',
        state: 'Check before a proceeding',
      });
      await openProceeding(visitor);
      await follow(page, 'Open a request');
      await arriveAt(page, 'Open a request');
      await expectNoFaults(visitor, names);
      await takePicture(page, 'exemption-request');
      await page.goBack();
      await settled(page);
      await requestExemption(visitor, {
        rule: /Forgiveness for those who returned and told/,
        conditions: ['Returned of their own will', 'Told what happened'],
      });
      await grantExemption(visitor);
      await page.getByText('Granted').waitFor();
    },
    patience,
  );

  test(
    'Kyrgyzstan: an act of 2020 is judged by the code of 2017, never by the later harsher one; detention is reviewed',
    async () => {
      const visitor = await registrarOf('kg');
      const { page, names } = visitor;
      await enterMatter(visitor, {
        name: 'Бермет Асанова (SYN)',
        birthYear: '1992',
        country: 'Kyrgyzstan',
        act: '2020-05-01',
      });
      await openProceeding(visitor);
      expect(await textOf(page)).toContain('No rule of exemption, amnesty or pardon is known here');
      await follow(page, 'Choose the offence');
      await arriveAt(page, 'Choose the offence');
      await page.getByText('Versions that cannot be cited, and why').click();
      const offered = await page
        .getByRole('radio')
        .evaluateAll((all) => all.map((one) => one.closest('label')!.innerText));
      expect(offered).toHaveLength(1);
      expect(offered[0]).toContain('Criminal Code of 2017');
      expect(offered[0]).toContain('In force at the time of the act');
      const others = await page.locator('details').innerText();
      expect(others).toMatch(/Criminal Code of 2021[^]*Another version is milder/);
      await expectNoFaults(visitor, names);
      await takePicture(page, 'offence');
      await page.getByRole('radio').check();
      await press(page, 'Save');
      await page.getByText('30 months to 60 months').waitFor();
      await recordState(visitor, 'Charge brought', '2026-01-20');

      await follow(page, 'Record a detention');
      await arriveAt(page, 'Record a detention');
      await expectNoFaults(visitor, names);
      await fillIn(page, {
        'Held since': '2026-01-20',
        'Order number': 'D-1',
        Reason: 'By order of the court (made up)',
        'Next review on': '2026-02-20',
      });
      await press(page, 'Save');
      await page.getByText('Overdue: the review was due on 20 February 2026').waitFor();
      const proceeding = new URL(page.url()).pathname;
      // Nobody holds the new matter yet, so it stands with the registrar.
      await visitor.open('/court');
      const due = page.locator('.today-person').filter({ hasText: 'Бермет Асанова' });
      await due.getByRole('link', { name: 'Assign an officer' }).waitFor();
      await expectNoFaults(visitor, names);
      await takePicture(page, 'court-today');
      await visitor.open(proceeding);
      await page.getByRole('link', { name: 'Record a review' }).click();
      await arriveAt(page, 'Record a review');
      await expectNoFaults(visitor, names);
      await page.getByLabel('Replaced by a milder measure').check();
      await fillIn(page, { 'Date of the review': '2026-02-20', 'Order number': 'D-2' });
      await press(page, 'Save');
      await page.getByText('Held from 20 January 2026 to 20 February 2026').waitFor();
      await visitor.open(
        new URL(page.url()).pathname.replace(/\/proceedings.*/, '/birth/settlement'),
      );
      await expectNoFaults(visitor, names);
    },
    patience,
  );
});

/** Yesterday, so that the thirty days until a child's matter is sealed are still to come. */
function dayBefore(): string {
  return dayThere(-1);
}
