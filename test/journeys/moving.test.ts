// A case moves to another organisation: its supervisor proposes it, the manager there finds its
// code on Today and takes it without a name, the two workers talk, the supervisor hands it on and
// no longer reaches it, and the new lead finds it on Today. Axe looks at each page at both widths.

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
import { dayThere } from '../support/today.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 240_000;

describe.skipIf(!canBrowse)('moving a case', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'proposed, taken without a name, talked about and handed on',
    async () => {
      const { lead, personId, caseId, code, supervisor } = await someoneToMove(programme);
      const old = await withId(programme, supervisor);
      const { manager, organisation } = await managerElsewhere(programme, old);
      const agreed = await lead.ask(`POST /api/persons/${personId}/consents`, {
        purpose: 'share-with-organisation',
        ground: 'consent',
        organisationId: organisation.id,
        toldIn: 'ky',
        toldHow: 'spoken',
        toldOn: today,
        untilOn: '2099-01-01',
        alone: true,
        dutyReadOn: today,
      });
      expect(agreed.status, JSON.stringify(agreed.body)).toBe(200);

      await old.open(`/cases/${caseId}`);
      await follow(old.page, 'Move to another organisation');
      await arriveAt(old.page, 'Moving to another organisation');
      await old.page.getByLabel('To', { exact: true }).selectOption(organisation.id);
      await old.page.getByLabel('Why', { exact: true }).selectOption('lives-elsewhere');
      await press(old.page, 'Propose the move');
      await old.page.getByText('Proposed on').waitFor();
      await lookAt(programme, old, `/cases/${caseId}/move`);

      await lookAt(programme, manager, '/today');
      const asked = manager.page.getByRole('listitem').filter({ hasText: code });
      await asked.getByText('Another organisation asks you to take this case.').waitFor();
      await follow(asked, 'Answer');
      await settled(manager.page);
      expect(await textOf(manager.page)).not.toContain(lead.account.login);
      const card = manager.page.locator('section, article').filter({ hasText: code }).last();
      await card.getByLabel('Lead').selectOption({ index: 1 });
      await card.getByLabel('Supervisor').selectOption({ index: 1 });
      await press(card, 'Take the case');
      await manager.page.getByText(code).waitFor({ state: 'detached' });
      await lookAt(programme, manager, '/moves?state=accepted');

      await old.open('/today');
      await old.page.locator(`a[href$="/cases/${caseId}/move"]`).first().click();
      await arriveAt(old.page, 'Moving to another organisation');
      await old.page.getByRole('radio', { name: 'Yes' }).check();
      await fillIn(old.page, { 'The two workers talked on': today });
      await press(old.page, 'Hand the case on');
      await old.page.waitForURL('**/cases?saved=yes');
      expect((await old.ask(`GET /api/cases/${caseId}`)).status).toBe(404);
      expect((await lead.ask(`GET /api/persons/${personId}`)).status).toBe(404);

      const done = (await manager.ask('GET /api/moves?state=done')).body.moves;
      expect(done.map((one: any) => one.caseCode)).toContain(code);
      const leadId = (await manager.ask(`GET /api/cases/${caseId}`)).body.lead.accountId;
      const next = await withId(programme, leadId, 'case-manager');
      await next.open('/today');
      await next.page.locator(`a[href$="/cases/${caseId}/move"]`).first().click();
      await arriveAt(next.page, 'Moving to another organisation');
      await press(next.page, 'I know that the case is mine');
      await next.page.getByRole('button', { name: 'I know' }).waitFor({ state: 'detached' });
      expect((await next.ask(`GET /api/persons/${personId}`)).status).toBe(200);
    },
    patience,
  );
});

const today = dayThere();

/** An adult's case under way, with a supervisor and without a move, and its lead. */
async function someoneToMove(programme: RunningProgramme): Promise<any> {
  for (let turn = 0; turn < 8; turn++) {
    const lead = await signInAs(programme, accountOf(programme, 'case-manager', { turn }));
    const { cases } = (await lead.ask('GET /api/my-cases?state=active&limit=100')).body;
    for (const one of cases) {
      if (one.mayBeMinor || !one.supervisor) continue;
      const { moves } = (await lead.ask(`GET /api/cases/${one.caseId}/moves`)).body;
      if (moves.length > 0) continue;
      return { ...one, lead, supervisor: one.supervisor.accountId };
    }
  }
  throw new Error('no case can move');
}

async function withId(
  programme: RunningProgramme,
  accountId: string,
  role: 'supervisor' | 'case-manager' = 'supervisor',
): Promise<Visitor> {
  for (let turn = 0; ; turn++) {
    const visitor = await signInAs(programme, accountOf(programme, role, { turn }));
    if ((await visitor.ask('GET /api/session')).body.userId === accountId) return visitor;
  }
}

/** A manager of another organisation that has a lead and a supervisor of its own. */
async function managerElsewhere(programme: RunningProgramme, old: Visitor) {
  const own = (await old.ask('GET /api/session')).body.organisation.id;
  for (let turn = 0; ; turn++) {
    const manager = await signInAs(programme, accountOf(programme, 'cso-manager', { turn }));
    const { organisation } = (await manager.ask('GET /api/session')).body;
    if (organisation.id === own) continue;
    const { colleagues } = (await manager.ask('GET /api/colleagues')).body;
    const roles = new Set(colleagues.map((one: any) => one.role));
    if (roles.has('case-manager') && roles.has('supervisor')) return { manager, organisation };
  }
}

async function lookAt(programme: RunningProgramme, { page, open }: Visitor, path: string) {
  await open(path);
  expect(await faultsOf(page, { path, names: programme.names, axeAt: widths })).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}
