// A registrar's steps with a proceeding, on screen: entering a matter, choosing the offence,
// recording a state, a request for exemption with its answers and its decision.

import { expect } from 'vitest';
import { arriveAt, fillIn, follow, press, settled, type Visitor } from './journey.ts';
import { faultsOf } from './walk.ts';

type Matter = {
  readonly name: string;
  readonly birthYear: string;
  readonly country: string;
  readonly act: string;
  readonly state?: string;
  readonly counsel?: string;
};

/** Ends on the page of the new matter. */
export async function enterMatter({ page, open }: Visitor, matter: Matter): Promise<void> {
  await open('/matters/new');
  await fillIn(page, { 'Full name': matter.name });
  await fillIn(page.getByRole('group', { name: 'Birth date' }), {
    'How much is known?': 'Only the year',
    Year: matter.birthYear,
  });
  await page.getByLabel(matter.counsel ?? 'Has a lawyer').check();
  await fillIn(page, { 'Article of the law': `Article of ${matter.name}` });
  const act = page.getByRole('group', { name: 'When the act is said to have happened' });
  await fillIn(act, { 'How much is known?': 'A day' });
  await fillIn(act, { Day: matter.act });
  await fillIn(page, {
    'Country where it happened': matter.country,
    'Court or body': 'District court (made up)',
    'Current state': matter.state ?? 'Proceeding opened',
    'In this state since': '2026-01-12',
  });
  await press(page, 'Enter the matter');
  await arriveAt(page, matter.name);
}

/** From the page of a matter to that of its only proceeding. */
export async function openProceeding({ page }: Visitor): Promise<void> {
  await follow(page, 'Law, safeguards, exemption');
  await page.getByRole('heading', { name: 'Law it is based on' }).waitFor();
  await settled(page);
}

/** Chooses the first version offered whose text matches. */
export async function citeOffence({ page }: Visitor, words: string | RegExp): Promise<void> {
  await follow(page, 'Choose the offence');
  await arriveAt(page, 'Choose the offence');
  await page.getByRole('radio', { name: words }).first().check();
  await press(page, 'Save');
  await page.getByText('Edition of the law').waitFor();
  await settled(page);
}

/** From the page of a proceeding and back to it. */
export async function recordState(visitor: Visitor, state: string, on: string): Promise<void> {
  const { page } = visitor;
  await follow(page, 'Record the next state');
  await arriveAt(page, 'Record the next state');
  await page.getByLabel(state, { exact: true }).check();
  await fillIn(page, { 'Date it took effect': on });
  await press(page, 'Save');
  await page.getByRole('heading', { name: 'Proceedings', exact: true }).waitFor();
  await openProceeding(visitor);
}

type Request = { readonly rule: RegExp; readonly conditions: readonly string[] };

/** Legal aid first, then every condition answered yes; ends on the page of the request. */
export async function requestExemption(
  { page }: Visitor,
  { rule, conditions }: Request,
): Promise<void> {
  await follow(page, 'Open a request');
  await arriveAt(page, 'Open a request');
  await fillIn(page, { 'Date legal aid was offered': '2026-01-15' });
  await page.getByLabel('Yes, wants a lawyer').check();
  await page.getByRole('radio', { name: rule }).check();
  await fillIn(page, { 'Date of the request': '2026-01-16' });
  await press(page, 'Open a request');
  await page.getByRole('heading', { name: 'Conditions' }).waitFor();
  for (const condition of conditions) {
    const form = page.getByRole('form', { name: condition });
    await form.getByLabel('Yes', { exact: true }).check();
    await fillIn(form, { 'What is the answer based on?': 'Sheet 12 of the file (made up)' });
    await press(form, 'Save this answer');
    await page
      .getByText('Sheet 12 of the file (made up)')
      .nth(conditions.indexOf(condition))
      .waitFor();
  }
}

export async function grantExemption({ page }: Visitor): Promise<void> {
  await page.getByText('The conditions are met.').waitFor();
  await page.getByLabel('Granted').check();
  await fillIn(page, {
    'Deciding body': 'Commission (made up)',
    'Decision number': 'E-1',
    'Date of the decision': '2026-01-20',
  });
  await press(page, 'Record the decision');
  await page.getByText('Exempted from liability').first().waitFor();
  await settled(page);
}

/** Axe finds nothing wrong and nothing scrolls sideways, on a phone and on a desktop. */
export async function expectNoFaults({ page }: Visitor, names: readonly string[]): Promise<void> {
  const before = page.viewportSize()!;
  expect(
    await faultsOf(page, { path: new URL(page.url()).pathname, names, axeAt: [360, 1280] }),
  ).toEqual([]);
  await page.setViewportSize(before);
}
