// A life is in danger and the case belongs to someone else: a worker opens it on a phone; its
// supervisor is notified on the screen that is already open, ends the opening and reviews it. Axe
// checks the open case and the pending review at both widths here, because no link leads there
// while nothing is open.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { takePicture } from './support/pictures.ts';
import { faultsOf, widths } from './support/walk.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 240_000;
const oneMinute = 60_000;

describe.skipIf(!canBrowse)('when a life is in danger', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'one case opens for an hour, and a second person knows within a minute',
    async () => {
      const worker = await signInAs(programme, accountOf(programme, 'case-manager'), {
        width: 360,
      });
      const { organisation, displayName } = (await worker.ask('GET /api/session')).body;
      const { code, personId, supervisorId } = await caseOfOthers(
        programme,
        worker,
        organisation.id,
      );
      const supervisor = await withId(programme, supervisorId);
      expect(await textOf(supervisor.page)).not.toContain('opened in an emergency');

      const { page } = worker;
      await press(page, 'Menu');
      await page.getByRole('link', { name: 'Emergency access', exact: true }).click();
      await arriveAt(page, 'Emergency access');
      expect(await page.getByRole('link', { name: 'Police 102' }).getAttribute('href')).toBe(
        'tel:102',
      );
      await takePicture(page, 'emergency-before');
      await fillIn(page, {
        'Code of the case': 'C-2222-2222',
        'What has happened?': 'A neighbour heard shouting.',
      });
      await page.getByLabel('Violence or a threat of it').check();
      await press(page, 'Open for 60 minutes');
      await page.getByText('Nothing was opened').waitFor();
      await fillIn(page, { 'Code of the case': code.toLowerCase().replaceAll('-', ' ') });
      await press(page, 'Open for 60 minutes');
      await page.getByText(/Open for (60|59) more minutes/).waitFor();
      await settled(page);
      expect(await textOf(page)).toContain('For the police or a doctor');
      await takePicture(page, 'emergency');
      const looking = { path: '/emergency', names: programme.names, axeAt: widths };
      expect(await faultsOf(page, looking)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 760 });
      expect((await worker.ask(`GET /api/persons/${personId}`)).status).toBe(404);
      expect((await worker.ask(`GET /api/persons/${personId}/contacts`)).status).toBe(404);

      await supervisor.page
        .getByText('A case was opened in an emergency')
        .waitFor({ timeout: oneMinute });
      await supervisor.page.getByText(code).first().waitFor();
      expect(await textOf(supervisor.page)).toContain(`${displayName}, `);
      await takePicture(supervisor.page, 'emergency-told');
      await supervisor.page.getByRole('link', { name: 'Look at it' }).click();
      await arriveAt(supervisor.page, 'Emergency openings');
      expect(await textOf(supervisor.page)).toContain('A neighbour heard shouting.');
      await takePicture(supervisor.page, 'emergency-review');
      expect(await faultsOf(supervisor.page, { ...looking, path: '/emergency-reviews' })).toEqual(
        [],
      );
      await press(supervisor.page, 'End it now');
      await press(supervisor.page.getByRole('dialog'), 'End it now');
      await supervisor.page.getByText('Over', { exact: true }).waitFor();

      await page.getByText('The emergency page is closed').waitFor({ timeout: oneMinute });
      expect(await textOf(page)).not.toContain('For the police or a doctor');
      await takePicture(page, 'emergency-after');

      await supervisor.page.getByLabel('Justified', { exact: false }).first().check();
      await fillIn(supervisor.page, {
        'What you found out': 'I called the family. They are safe.',
      });
      await press(supervisor.page, 'Save the answer');
      await supervisor.page.getByText('I called the family. They are safe.').last().waitFor();
      const again = supervisor.page.getByRole('button', { name: 'Save the answer' });
      await again.waitFor({ state: 'detached' });
      expect(await again.count()).toBe(0);
      await worker.open('/emergency');
      expect(await textOf(page)).toContain('Justified');
    },
    patience,
  );
});

/** A case of the organisation that the worker is not assigned to, as its manager sees it. */
async function caseOfOthers(programme: RunningProgramme, worker: Visitor, organisationId: string) {
  const own = new Set(
    (await worker.ask('GET /api/my-cases?limit=100')).body.cases.map(
      (one: { caseId: string }) => one.caseId,
    ),
  );
  for (let turn = 0; ; turn++) {
    const manager = await signInAs(programme, accountOf(programme, 'cso-manager', { turn }));
    if ((await manager.ask('GET /api/session')).body.organisation.id !== organisationId) continue;
    const { cases } = (await manager.ask('GET /api/cases?state=active&limit=100')).body;
    const found = cases.find((one: any) => !own.has(one.caseId) && one.supervisor);
    return {
      code: found.code as string,
      personId: found.personId as string,
      supervisorId: found.supervisor.accountId as string,
    };
  }
}

async function withId(programme: RunningProgramme, accountId: string): Promise<Visitor> {
  for (let turn = 0; ; turn++) {
    const visitor = await signInAs(programme, accountOf(programme, 'supervisor', { turn }));
    if ((await visitor.ask('GET /api/session')).body.userId === accountId) return visitor;
  }
}
