// One person with two files, in two scripts: noticed at intake, compared, proposed by the case
// manager, approved by the supervisor, and found under both names afterwards.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  arriveAt,
  fillIn,
  follow,
  press,
  reloadAndUnlock,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
  type Visitor,
} from './support/journey.ts';
import { sayAskedAlone } from './support/care-steps.ts';
import { takePicture } from './support/pictures.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

describe.skipIf(!canBrowse)('one person with two files', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'gets one again, by two people',
    async () => {
      const worker = await signInAs(programme, accountOf(programme, 'case-manager'));
      const first = await openFile(worker, { name: 'Бахтиёр Саидов (SYN)', isKnown: false });
      const second = await openFile(worker, { name: 'Bakhtiyor Saidov (SYN)', isKnown: true });
      const organisation = (await worker.ask('GET /api/session')).body.organisation.id as string;
      const supervisor = await superviseBoth(programme, {
        organisation,
        personIds: [first, second],
      });

      const { page } = worker;
      await worker.open(`/persons/${first}`);
      await follow(page, 'Compare with another file');
      await page
        .getByRole('list', { name: 'Files that may belong to the same person' })
        .getByRole('link', { name: /Bakhtiyor/ })
        .click();
      await page.getByRole('heading', { level: 2, name: 'Is this the same person?' }).waitFor();
      await settled(page);
      expect(await textOf(page)).toContain('Suggests the same person');
      expect(await textOf(page)).toContain('about one in 500 of these pairs was two people');
      await press(page, 'Propose: the same person');
      await page
        .getByText('choose which file to keep')
        .or(page.getByText('enter why you think so'))
        .first()
        .waitFor();
      await page
        .getByRole('group', { name: 'Which file do you keep?' })
        .getByRole('radio')
        .first()
        .check();
      await fillIn(page, { 'Why do you think so?': 'His aunt brought both papers.' });
      await takePicture(page, 'two-files');
      await reloadAndUnlock(worker);
      const keeping = page.getByRole('group', { name: 'Which file do you keep?' });
      expect(await keeping.getByRole('radio').first().isChecked()).toBe(true);
      expect(await page.getByLabel('Why do you think so?').inputValue()).toContain('aunt');
      await press(page, 'Propose: the same person');
      await page.getByText('You proposed this.').waitFor();
      expect(await page.getByRole('button', { name: 'Agree: merge the files' }).count()).toBe(0);

      await supervisor.open('/persons');
      await supervisor.page
        .getByRole('list', { name: 'Waiting for a second person' })
        .or(supervisor.page.getByRole('list', { name: 'Waiting for a second person' }))
        .getByRole('link')
        .first()
        .click();
      await supervisor.page.getByText('His aunt brought both papers.').waitFor();
      await press(supervisor.page, 'Agree: merge the files');
      await press(supervisor.page.getByRole('dialog'), 'Agree: merge the files');
      await supervisor.page
        .getByRole('heading', { name: 'Are they two people after all?' })
        .waitFor();

      await worker.open(`/persons/${second}`);
      await page.getByText(/This file was merged into/).waitFor();
      await follow(page, 'Open the file that was kept');
      await arriveAt(page, /Бахтиёр/);
      expect(await textOf(page)).toContain('Bakhtiyor Saidov');
      const found = (await worker.ask('GET /api/persons?search=Bakhtiyor+Saidov')).body.persons;
      expect(found.map((one: { id: string }) => one.id)).toEqual([first]);
    },
    patience,
  );
});

/** Through the intake page; returns the person's id. */
async function openFile(
  { page, open, ask }: Visitor,
  { name, isKnown }: { name: string; isKnown: boolean },
): Promise<string> {
  await open('/intake');
  await page.getByRole('searchbox').fill('Somebody else');
  await page.getByRole('searchbox').press('Enter');
  await press(page, /Open a new file|None of these/);
  await page.getByLabel('Later').check();
  await fillIn(page, { 'Full name': name });
  await page.getByLabel('Male', { exact: true }).check();
  const birth = page.getByRole('group', { name: 'Born' }).first();
  await fillIn(birth, { 'How much is known?': 'Only the year', Year: '1990' });
  await page.getByLabel('Consent of the person').check();
  await sayAskedAlone(page);
  await fillIn(page, { 'Language used': 'Tajik' });
  await press(page, /Open the file/);
  if (isKnown) {
    await page.getByRole('heading', { name: 'Is there a file already?' }).waitFor();
    await press(page, 'None of these: open the files');
  }
  await page.getByRole('heading', { name: 'The file is open' }).waitFor();
  const { persons } = (await ask(`GET /api/persons?search=${encodeURIComponent(name)}`)).body;
  const made = persons.find((one: { name: string }) => one.name === name);
  expect(made).toBeDefined();
  return made.id;
}

async function superviseBoth(
  programme: RunningProgramme,
  { organisation, personIds }: { organisation: string; personIds: readonly string[] },
): Promise<Visitor> {
  const manager = await ofOrganisation(programme, 'cso-manager', organisation);
  const supervisor = await ofOrganisation(programme, 'supervisor', organisation);
  const accountId = (await supervisor.ask('GET /api/session')).body.userId as string;
  for (const personId of personIds) {
    const { body } = await manager.ask(`GET /api/persons/${personId}/case`);
    const { status } = await manager.ask(`PUT /api/cases/${body.caseId}/assignment`, {
      baseVersion: body.version,
      part: 'supervisor',
      accountId,
      reason: 'first-assignment',
    });
    expect(status).toBe(200);
  }
  return supervisor;
}

async function ofOrganisation(
  programme: RunningProgramme,
  role: 'cso-manager' | 'supervisor',
  organisation: string,
): Promise<Visitor> {
  for (let turn = 0; ; turn++) {
    const visitor = await signInAs(programme, accountOf(programme, role, { turn }));
    if ((await visitor.ask('GET /api/session')).body.organisation.id === organisation)
      return visitor;
  }
}
