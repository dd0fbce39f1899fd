// What one person writes reaches the next: a family is visited in one form, one of them is in
// danger, the supervisor sees it on the first page and records what was done, and it is gone from
// both. Counted on the way: how often somebody clicks for a family.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  follow,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';

const canRun = findBrowser() !== null;
if (!canRun) console.info(noBrowserMessage);
const patience = 200_000;
/** Of a family of five; its texts are not counted. */
const clicksMost = 12;

type OwnCase = {
  readonly caseId: string;
  readonly personId: string;
  readonly householdId: string | null;
  readonly state: string;
  readonly name: string;
  readonly supervisor: { readonly name: string } | null;
};

describe.skipIf(!canRun)('what one person hands to another', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'an urgent visit to a family reaches the supervisor, who records what was done',
    async () => {
      const { worker, family } = await findFamily();
      const [first] = family;
      const { page } = worker;
      await worker.open(`/persons/${first!.personId}/visits/new`);
      await follow(page, /one visit for all of them/);
      await page.waitForURL('**/households/**');
      const clicks = 1 + (await visitFamily(page, family.length));
      expect(clicks).toBeLessThanOrEqual(clicksMost - 2 * (5 - family.length));
      await page.waitForURL('**/today?saved=yes');
      await settled(page);
      await expectDanger(page, true);
      await takePicture(page, 'today-danger');

      const supervisor = await supervisorOf(first!);
      await supervisor.open('/today');
      const urgent = await urgentOf(supervisor);
      const { personId, record } = urgent.find((one) =>
        family.some((member) => member.personId === one.personId),
      )!;
      await supervisor.page
        .locator(`a[href="/persons/${personId}/urgent/${record}/outcome"]`)
        .first()
        .click();
      await supervisor.page.getByRole('radio', { name: 'Help was given' }).check();
      await press(supervisor.page, 'Save what was done');
      await supervisor.page.waitForURL('**saved=yes**');
      for (const visitor of [supervisor, worker]) {
        const left = await urgentOf(visitor);
        expect(left.filter((one) => one.record === record)).toEqual([]);
      }
    },
    patience,
  );

  /** Of the case manager with the largest family whose members can all be visited. */
  async function findFamily(): Promise<{ worker: Visitor; family: readonly OwnCase[] }> {
    for (let turn = 0; turn < 6; turn++) {
      const worker = await signInAs(programme, accountOf(programme, 'case-manager', { turn }));
      const { cases } = (await worker.ask('GET /api/my-cases?limit=100')).body;
      const open = (cases as OwnCase[]).filter(
        ({ state, supervisor }) => !['closed', 'transferred'].includes(state) && supervisor,
      );
      for (const [householdId, family] of Map.groupBy(open, (one) => one.householdId)) {
        if (householdId === null || family.length < 3) continue;
        const { body } = await worker.ask(`GET /api/households/${householdId}/family`);
        const members = body.members as { legalAidDue: boolean }[];
        if (members.length === family.length && members.every((one) => !one.legalAidDue))
          return { worker, family };
      }
    }
    throw new Error('No case manager has a family that can be visited.');
  }

  async function supervisorOf({ supervisor }: OwnCase): Promise<Visitor> {
    for (let turn = 0; ; turn++) {
      const visitor = await signInAs(programme, accountOf(programme, 'supervisor', { turn }));
      const me = (await visitor.ask('GET /api/session')).body;
      if (me.name === supervisor!.name || me.displayName === supervisor!.name) return visitor;
    }
  }
});

/** Everybody was asked alone; the last one is in danger. Returns how often somebody clicked. */
async function visitFamily(page: Page, size: number): Promise<number> {
  let clicks = 0;
  const click = async (what: Locator) => {
    await what.click();
    clicks++;
  };
  for (let at = 0; at < size; at++) {
    await click(page.getByRole('radio', { name: 'Alone', exact: true }).nth(at));
    const answer = at === size - 1 ? /^No, it is urgent/ : /^Yes, no concern/;
    await click(page.getByRole('radio', { name: answer }).nth(at));
  }
  await takePicture(page, 'family-visit');
  await click(page.getByRole('button', { name: 'Save the visit for all of them' }));
  return clicks;
}

async function expectDanger(page: Page, isThere: boolean): Promise<void> {
  expect((await page.getByRole('heading', { name: /^Danger now/ }).count()) > 0).toBe(isThere);
}

async function urgentOf({ ask }: Visitor): Promise<{ personId: string; record: string }[]> {
  const { items } = (await ask('GET /api/today?limit=100')).body;
  return items.filter((one: { kind: string }) => one.kind === 'urgent');
}
