// The steps from a waiting household to a plan under way, on screen: the coordinator, then the
// organisation's manager, then the case manager.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { arriveAt, fillIn, follow, press, settled, type Visitor } from './journey.ts';
import { takePicture } from './pictures.ts';
import type { FoundHousehold } from './steps.ts';

type Handing = { readonly household: FoundHousehold; readonly organisation: string };

/** Each member is asked, then the household is offered. */
export async function askAndOffer(visitor: Visitor, handing: Handing): Promise<void> {
  const { page, open } = visitor;
  const { householdId, members, after } = handing.household;
  const place = after && `?after=${after}`;
  await open(`/handovers/${householdId}/persons/${members[0]!.personId}${place}`);
  for (const { personId, mayBeMinor } of members) {
    await page.waitForURL(`**/persons/${personId}*`);
    await settled(page);
    await page
      .getByRole('radio', {
        name: mayBeMinor ? 'Best interests of the child' : 'Consent of the person',
      })
      .check();
    if (mayBeMinor) await fillIn(page, { 'Why it was decided': 'Too young to be asked.' });
    else await sayAskedAlone(page);
    await fillIn(page, { 'Language used': 'Kyrgyz' });
    await press(page, 'Save');
    await page.waitForURL((url) => !url.pathname.includes(personId));
  }
  await open(`/handovers/${householdId}/offer${place}`);
  await fillIn(page, { Organisation: handing.organisation });
  await page.getByRole('checkbox', { name: 'Kyrgyz' }).check();
  await press(page, 'Send the offer');
  await page.waitForURL('**/handovers/offers*');
}

/** The statement was read aloud, and nobody else could hear the answer. */
export async function sayAskedAlone(page: Page | Locator): Promise<void> {
  await page.getByRole('checkbox', { name: 'I have read this aloud to the person' }).check();
  await page.getByRole('radio', { name: 'Yes, nobody else could hear' }).check();
}

type Taking = {
  readonly household: FoundHousehold;
  readonly names: { readonly lead: string; readonly supervisor: string };
};

/** The manager accepts without having seen a name, and assigns the family to two colleagues. */
export async function acceptAndAssign(visitor: Visitor, taking: Taking): Promise<void> {
  const { page, open } = visitor;
  const { householdCode, members } = taking.household;
  await open('/offers');
  const card = page.locator('.card', { hasText: householdCode });
  const shown = await page.locator('main').innerText();
  for (const { name } of members) expect(shown).not.toContain(name);
  await press(card, 'Accept');
  await press(page.getByRole('dialog'), 'Accept');
  await arriveAt(page, 'Assign');
  for (const [part, name] of [
    ['Lead', taking.names.lead],
    ['Supervisor', taking.names.supervisor],
  ]) {
    await page.getByRole('group', { name: part! }).getByRole('radio', { name: name! }).check();
  }
  await press(page, 'Assign');
  await page.waitForURL('**/cases?saved=yes');
}

/** Offers legal aid where it is due, then records the first visit; starts on the person's page. */
export async function visitFirst({ page }: Visitor): Promise<void> {
  await follow(page, 'Record a visit');
  await page.getByRole('radio').first().waitFor();
  if (await page.getByRole('button', { name: 'Save and continue' }).isVisible()) {
    await page.getByRole('radio', { name: 'Later' }).check();
    await fillIn(page, { 'Language used': 'Kyrgyz' });
    await press(page, 'Save and continue');
  }
  await page.getByRole('radio', { name: 'Alone', exact: true }).check();
  await page.getByRole('radio', { name: 'Yes, no concern' }).check();
  await fillIn(page, { 'What you saw and agreed': 'We agreed to look at the school together.' });
  await press(page, 'Save the visit');
  await page.waitForURL('**/visits?saved=yes');
  await settled(page);
}

export async function assessNeeds({ page, open }: Visitor, personId: string): Promise<void> {
  await open(`/persons/${personId}/needs`);
  await follow(page, 'Assess needs');
  await page.waitForURL('**/needs/new');
  const levels = page.getByRole('group', { name: 'How urgent is it?' });
  await levels.first().waitFor();
  const strengths = page.getByRole('group', { name: 'What already works well' });
  expect(await levels.count()).toBe(5);
  for (let at = 0; at < 5; at++) {
    await strengths.nth(at).getByRole('checkbox').first().check();
    await levels.nth(at).getByRole('radio', { name: 'Some need' }).check();
  }
  await press(page, 'Save the assessment');
  await page.waitForURL('**/needs?saved=yes');
}

/** Support rests on an answer of its own: what the coordinator asked was about sharing. */
async function askAboutSupport({ page, open }: Visitor, personId: string): Promise<void> {
  await open(`/persons/${personId}/consents/new`);
  await page.getByRole('radio', { name: 'Consent of the person' }).check();
  await sayAskedAlone(page);
  await fillIn(page, { 'Language used': 'Kyrgyz' });
  await press(page, 'Save');
  await page.waitForURL('**?saved=yes');
}

export const ownWords = 'I want my daughter to go to school with the others.';

export async function beginPlan(visitor: Visitor, personId: string): Promise<void> {
  const { page, open } = visitor;
  await askAboutSupport(visitor, personId);
  await open(`/persons/${personId}/plan`);
  await press(page, 'Start the plan');
  await follow(page, 'Add a goal');
  await fillIn(page, { 'The goal': ownWords, 'Area of life': 'Education' });
  const strengths = page.getByRole('group', { name: 'The strength it builds on' });
  await strengths.getByRole('radio').first().check();
  await press(page, 'Save');
  await page.waitForURL('**/plan?saved=yes');
  await page.getByText(ownWords).waitFor();
  await follow(page, 'Add an action');
  await page.waitForURL('**/plan/action*');
  await fillIn(page, {
    Service: 'School',
    'What will be done, in plain words': 'We go to the school together.',
    'Or another provider, by name': 'The school nearby',
    'By when': '2030-09-01',
  });
  await page.getByRole('radio', { name: 'Consent of the person' }).check();
  await page.getByRole('group', { name: 'Which consent' }).getByRole('radio').first().check();
  await press(page, 'Save');
  await page.waitForURL('**/plan?saved=yes');
  await page.getByText('The school nearby').waitFor();
  await page.getByRole('radio', { name: 'Spoken' }).check();
  await press(page, 'Record the agreement');
  await page.getByText('It waits for the supervisor of the case.').waitFor();
}

/** The supervisor's yes: only then is the plan under way. */
export async function approvePlan({ page, open }: Visitor, personId: string): Promise<void> {
  await open('/today');
  await page.getByText('The person agreed to a plan: it waits for you').first().waitFor();
  await open(`/persons/${personId}/plan`);
  await press(page, 'Begin the plan');
  await press(page.getByRole('dialog'), 'Begin the plan');
  await page.getByText('Under way', { exact: true }).waitFor();
  await takePicture(page, 'plan');
}
