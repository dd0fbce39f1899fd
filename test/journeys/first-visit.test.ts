// From a list to a first visit: three sample lists that were not made for this test, the arrival of
// their people, one family accepted, visited and given a plan. People with no part in it see none
// of it, and the auditor finds who read what.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/roles.ts';
import { findSampleFolder } from '../manifest-lists.ts';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  acceptAndAssign,
  askAndOffer,
  approvePlan,
  assessNeeds,
  beginPlan,
  visitFirst,
} from './support/care-steps.ts';
import {
  accountOf,
  arriveAt,
  type RunningProgramme,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
  type Which,
} from './support/journey.ts';
import {
  applyBoarding,
  bringList,
  countShown,
  decideOthers,
  decidePairs,
  landAndArrive,
  lists,
  openOperation,
  readTruth,
} from './support/operation-steps.ts';
import { takePicture } from './support/pictures.ts';
import { findWaiting } from './support/steps.ts';

const folder = findSampleFolder('manifests');
const canRun = findBrowser() !== null && folder !== null;
if (findBrowser() === null) console.info(noBrowserMessage);
else if (folder === null) console.info('skipped: no sample lists here (set ALONGSIDE_SHARED)');
const patience = 200_000;
const organisation = { code: 'SYN-CSO-A', name: 'Warm Threshold (made up)' };

describe.skipIf(!canRun)('from a list to a first visit', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());
  const someone = (role: Role, which?: Which): Promise<Visitor> =>
    signInAs(programme, accountOf(programme, role, which));

  test.each(['uz', 'kg'])(
    'the lists of %s become people, counted as they are',
    async (country) => {
      const coordinator = await someone('national-coordinator', { turn: country === 'kg' ? 0 : 1 });
      const operationId = await receive(coordinator, country);
      if (country !== 'kg') return;
      await coordinator.open('/cockpit');
      await takePicture(coordinator.page, 'cockpit');
      await accompany(coordinator, operationId);
    },
    patience,
  );

  /** One family of the operation, from the offer to the plan, and who sees what of it. */
  async function accompany(coordinator: Visitor, operationId: string): Promise<void> {
    const household = await findWaiting(
      coordinator,
      (one) =>
        one.operationId === operationId && one.adults === 1 && one.children > 0 && one.children < 4,
    );
    const adult = household!.members.find(({ mayBeMinor }) => !mayBeMinor)!;
    await askAndOffer(coordinator, { household: household!, organisation: organisation.name });

    const within = { organisation: organisation.code };
    const worker = await someone('case-manager', { ...within, turn: 1 });
    const supervisor = await someone('supervisor', within);
    const names = { lead: await nameOf(worker), supervisor: await nameOf(supervisor) };
    await acceptAndAssign(await someone('cso-manager', within), { household: household!, names });

    const { page, open } = worker;
    await open('/today');
    await takePicture(page, 'today');
    await page.getByRole('link', { name: adult.name! }).first().click();
    await arriveAt(page, adult.name!);
    expect(await page.title()).not.toContain(adult.name);
    await takePicture(page, 'person');
    await visitFirst(worker);
    await assessNeeds(worker, adult.personId);
    await beginPlan(worker, adult.personId);
    await approvePlan(supervisor, adult.personId);

    await seeNothing(coordinator, { operationId, name: adult.name!, personId: adult.personId });
    const prosecutor = await someone('prosecutor');
    await prosecutor.open(`/persons/${adult.personId}`);
    await arriveAt(prosecutor.page, 'There is nothing here');
    const refused = await prosecutor.ask(`GET /api/persons/${adult.personId}`);
    expect(refused.status).toBeGreaterThan(399);
    const auditor = await someone('auditor');
    await takePicture(auditor.page, 'grants');
    await auditor.open('/trail?action=read&record=person');
    const trail = await textOf(auditor.page);
    expect(trail).toContain(names.lead);
    expect(trail).not.toContain(adult.name);
  }
});

/** Three lists, the pairs, the boarding, the arrival; returns the operation. */
async function receive(coordinator: Visitor, country: string): Promise<string> {
  const from = `${folder}/${country}`;
  const truth = readTruth(from);
  const operationId = await openOperation(coordinator, `Flight of ${country} (made up)`);
  const listIds: string[] = [];
  for (const at of lists.keys()) {
    listIds.push(await bringList(coordinator, { operationId, folder: from, at }));
  }
  await decidePairs(coordinator, operationId, country === 'kg' ? 3 : 1);
  await decideOthers(coordinator, operationId, truth);
  await applyBoarding(coordinator, operationId, listIds[2]!);
  await landAndArrive(coordinator, operationId);

  const { page, open } = coordinator;
  await open(`/operations/${operationId}`);
  const boarded = truth.filter((one) => one['boarding_row'] && one['boarded'] === '1').length;
  const stayed = truth.filter((one) => one['boarding_row'] && one['boarded'] === '0').length;
  const known = truth.filter((one) => lists.some(({ column }) => one[column])).length;
  expect(await countShown(page, 'Boarded')).toBe(boarded);
  expect(await countShown(page, 'Did not board')).toBe(stayed);
  expect(await countShown(page, 'Arrived')).toBe(boarded);
  const onLists = await countShown(page, 'On the lists');
  expect(onLists).toBeGreaterThanOrEqual(known);
  // No list tells enough about a few rows to recognise them.
  expect(onLists).toBeLessThanOrEqual(known * 1.03);
  return operationId;
}

async function nameOf({ ask }: Visitor): Promise<string> {
  return (await ask('GET /api/session')).body.displayName;
}

type Taken = { readonly operationId: string; readonly name: string; readonly personId: string };

/** Once an organisation has accepted, the coordinator can no longer read who they are. */
async function seeNothing({ page, open, ask }: Visitor, taken: Taken): Promise<void> {
  for (const path of ['/handovers', `/operations/${taken.operationId}/people`]) {
    await open(path);
    expect(await textOf(page)).not.toContain(taken.name);
  }
  expect((await ask(`GET /api/persons/${taken.personId}`)).status).toBeGreaterThan(399);
}
