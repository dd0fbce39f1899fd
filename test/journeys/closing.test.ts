// Two people close a case: on a phone a worker records an attempt and proposes it with an answer to
// each point; the supervisor finds it on Today and returns it; the worker learns why and proposes
// again; the supervisor closes, and the worker no longer reaches the file. Another person stops,
// and nobody is reminded of them. Axe looks at each page at both widths.

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
import { faultsOf, widths } from './support/walk.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 240_000;

const points: readonly (readonly [string, string])[] = [
  ['The person is safe', 'Yes'],
  ['Papers are in order', 'Yes'],
  ['A child has had the same guardian for six months', 'Does not apply'],
  ['Someone stays alongside', 'Yes'],
  ['The person agrees that it ends', 'Yes'],
];

describe.skipIf(!canBrowse)('closing a case', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'one proposes and another decides, and a person may stop',
    async () => {
      const { worker, adults } = await workerWithTwo(programme);
      const [first, second] = adults;
      const supervisor = await withId(programme, first!.supervisor.accountId);
      const { page } = worker;
      const { caseId } = first!;

      await worker.open(`/persons/${first!.personId}`);
      await follow(page, 'Closing');
      await arriveAt(page, 'Closing');
      expect(await textOf(page)).toContain('Never ask police, mahalla or neighbours');
      await fillIn(page, { How: 'By phone' });
      await press(page, 'Record the attempt');
      await page.getByText('Tried on 1 day').waitFor();
      await lookAt(programme, worker, `/cases/${caseId}/closing`);
      await lookAt(programme, worker, `/cases/${caseId}/closing/new`);
      await propose(worker, caseId);
      expect(await page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);

      await decide(supervisor, { caseId, decision: 'Return it', refusal: 'Safety comes first' });
      await worker.open('/today');
      await page.getByText('The closing was returned: the work goes on').first().waitFor();
      await propose(worker, caseId);
      await decide(supervisor, { caseId, decision: 'Close the case' });
      await supervisor.page.getByText('Ask again on').first().waitFor();
      expect((await worker.ask(`GET /api/cases/${caseId}`)).status).toBe(404);

      await worker.open(`/cases/${second!.caseId}/closing`);
      await follow(page, 'The person wishes to stop');
      await lookAt(programme, worker, `/cases/${second!.caseId}/closing/stop`);
      await press(page, 'Stop now');
      await page.getByText('No visit is expected.').waitFor();
      const { items } = (await worker.ask('GET /api/today?limit=100')).body;
      expect(items.filter((one: any) => one.caseId === second!.caseId)).toEqual([]);
    },
    patience,
  );
});

/** Adults in the worker's own cases under way, whose last visit raised no concern. */
/** Who has two adults whose cases could close depends on the programme made up today. */
async function workerWithTwo(programme: RunningProgramme) {
  for (let turn = 0; ; turn++) {
    const account = accountOf(programme, 'case-manager', { turn });
    const worker = await signInAs(programme, account, { width: 360 });
    const adults = await adultsOf(worker);
    if (adults.length >= 2) return { worker, adults };
  }
}

async function adultsOf(worker: Visitor): Promise<any[]> {
  const { cases } = (await worker.ask('GET /api/my-cases?state=active&limit=100')).body;
  const found: any[] = [];
  for (const one of cases) {
    if (one.mayBeMinor || !one.supervisor) continue;
    const file = (await worker.ask(`GET /api/cases/${one.caseId}`)).body;
    if (!file.closureBlockers.includes('open-safety-concern')) found.push(one);
  }
  return found;
}

async function lookAt(programme: RunningProgramme, { page, open }: Visitor, path: string) {
  await open(path);
  expect(await faultsOf(page, { path, names: programme.names, axeAt: widths })).toEqual([]);
  await page.setViewportSize({ width: 360, height: 760 });
}

async function propose({ page, open }: Visitor, caseId: string): Promise<void> {
  await open(`/cases/${caseId}/closing`);
  await follow(page, 'Propose closing');
  await page.getByRole('radio', { name: 'Moved' }).check();
  const goals = page.getByRole('group', { name: 'The goals of the plan are reached or settled' });
  await goals.getByRole('radio', { name: 'No', exact: true }).check();
  await fillIn(page, { 'Why not?': 'Handed to colleagues there.' });
  for (const [point, answer] of points) {
    await page.getByRole('group', { name: point }).getByRole('radio', { name: answer }).check();
  }
  await press(page, 'Propose');
  await page.waitForURL('**/closing?saved=yes');
  await page.getByText('Another person decides this').waitFor();
}

async function decide(
  { page, open }: Visitor,
  { caseId, decision, refusal }: { caseId: string; decision: string; refusal?: string },
): Promise<void> {
  await open('/today');
  await page.locator(`a[href$="/cases/${caseId}/closing"]`).first().click();
  await page.getByText('Handed to colleagues there.').first().waitFor();
  await page.getByRole('radio', { name: decision }).check();
  if (refusal) await fillIn(page, { 'Why it was returned': refusal });
  await press(page, 'Record the decision');
  await page.getByRole('button', { name: 'Record the decision' }).waitFor({ state: 'detached' });
  await settled(page);
}

async function withId(programme: RunningProgramme, accountId: string): Promise<Visitor> {
  for (let turn = 0; ; turn++) {
    const visitor = await signInAs(programme, accountOf(programme, 'supervisor', { turn }));
    if ((await visitor.ask('GET /api/session')).body.userId === accountId) return visitor;
  }
}
