// Consent in a real browser: an action rests on it, the person takes it back, the action stands on
// Today without a basis, the person is asked again after the statement was read aloud, and the new
// answer settles it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import { sayAskedAlone } from './support/care-steps.ts';
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
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

describe.skipIf(!canBrowse)('consent', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'taken back, it stops what rested on it; a new answer settles it',
    async () => {
      const { visitor, personId, actionId } = await someoneHelped(programme);
      const { page, open, ask } = visitor;
      await open(`/persons/${personId}`);
      const row = page
        .getByRole('list', { name: 'What was agreed' })
        .getByRole('listitem')
        .filter({ hasText: 'Support by a case manager' })
        .first();
      await press(row, 'Take back');
      await page.getByText('No reason is needed.').waitFor();
      await takePicture(page, 'take-back');
      await press(page.getByRole('dialog'), 'Take back');
      await page.getByText(/Taken back on/).waitFor();

      const due = (await ask('GET /api/today?limit=100')).body.items as {
        why: { code: string; facts: { actionId?: string } };
      }[];
      const waiting = due.filter(({ why }) => why.code === 'basis-needed');
      expect(waiting.map(({ why }) => why.facts.actionId)).toContain(actionId);
      await open('/today');
      await page.getByRole('link', { name: 'Settle the basis' }).first().waitFor();

      await open(`/persons/${personId}/plan/basis?action=${actionId}`);
      await page.getByRole('radio', { name: 'Consent of the person' }).check();
      await page.getByText('No valid consent covers this.').waitFor();
      await follow(page, 'Record an answer');
      await page.waitForURL('**/consents/new*');
      await settled(page);
      await page.getByRole('radio', { name: 'Consent of the person' }).check();
      await sayAskedAlone(page);
      await fillIn(page, { 'Language used': 'Kyrgyz' });
      await takePicture(page, 'consent');
      await press(page, 'Save');
      await page.waitForURL('**?saved=yes');

      await open(`/persons/${personId}/plan`);
      expect(await textOf(page)).toContain('Stopped: needs a new basis');
      await open(`/persons/${personId}/plan/basis?action=${actionId}`);
      await page.getByRole('radio', { name: 'Consent of the person' }).check();
      await page.getByRole('group', { name: 'Which consent' }).getByRole('radio').first().check();
      await press(page, 'Save');
      await page.waitForURL('**/plan?saved=yes');
      const plan = await planOf(visitor, personId);
      const action = plan.goals.flatMap(({ actions }) => actions).find(({ id }) => id === actionId);
      expect(action?.needsBasis).toBe(false);
    },
    patience,
  );
});

type Plan = {
  state: string;
  goals: {
    actions: { id: string; state: string; ground: string; service: string; needsBasis: boolean }[];
  }[];
};

async function planOf({ ask }: Visitor, personId: string): Promise<Plan> {
  const { caseId } = (await ask(`GET /api/persons/${personId}/case`)).body;
  return (await ask(`GET /api/cases/${caseId}/plan`)).body.plan;
}

/** Somebody of one's own whose plan has an action that rests on her consent. */
async function someoneHelped(programme: RunningProgramme): Promise<Found> {
  for (let turn = 0; turn < 6; turn++) {
    const visitor = await signInAs(programme, accountOf(programme, 'case-manager', { turn }));
    const found = await findHelped(visitor);
    if (found) return { visitor, ...found };
  }
  throw new Error('nobody in this made-up programme has such an action');
}

type Helped = { readonly personId: string; readonly actionId: string };
type Found = Helped & { readonly visitor: Visitor };

async function findHelped(visitor: Visitor): Promise<Helped | null> {
  const { cases } = (await visitor.ask('GET /api/my-cases?limit=50')).body;
  for (const { personId } of cases as { personId: string }[]) {
    const plan = await planOf(visitor, personId);
    if (plan?.state !== 'active') continue;
    const action = plan.goals
      .flatMap(({ actions }) => actions)
      .find(
        (one) =>
          one.state === 'open' &&
          one.ground === 'consent' &&
          one.service !== 'legal-aid' &&
          !one.needsBasis,
      );
    if (action) return { personId, actionId: action.id };
  }
  return null;
}
