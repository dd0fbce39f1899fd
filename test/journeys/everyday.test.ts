// Shorter journeys of named people in a real browser: a family that came home on its own, a matter
// of the court, the pages of roles whose work is still to come, and leaving in a hurry. Everything
// is done through the screen, as a person would.

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
} from './support/journey.ts';
import { sayAskedAlone } from './support/care-steps.ts';
import { takePicture } from './support/pictures.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

describe.skipIf(!canBrowse)('everyday journeys', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  test(
    'a mother and her child, home without an operation, get their files',
    async () => {
      const worker = accountOf(programme, 'case-manager');
      const { page, open, ask } = await signInAs(programme, worker);
      await open('/intake');
      await page.getByRole('searchbox').fill('Nazgul Tilekova');
      await page.getByRole('searchbox').press('Enter');
      await press(page, /Open a new file|None of these/);
      await page.getByLabel('Yes, wants a lawyer').check();
      await fillIn(page, { 'Full name': 'Назгүл Тилекова (SYN)' });
      await page.getByLabel('Female').check();
      const hers = page.getByRole('group', { name: 'Born' }).first();
      await fillIn(hers, { 'How much is known?': 'Only the year', Year: '1991' });
      await page.getByLabel('Consent of the person').check();
      await sayAskedAlone(page);
      await fillIn(page, { 'Language used': 'Kyrgyz' });
      await press(page, 'Add a family member');
      const child = page.getByRole('group', { name: 'Person 2' });
      await fillIn(child, {
        'Who is this to the first person?': 'child',
        'Full name': 'Айбек Тилеков (SYN)',
      });
      await fillIn(child.getByRole('group', { name: 'Born' }), {
        'How much is known?': 'Roughly which year',
        Year: '2016',
      });
      await child.getByLabel('Male', { exact: true }).check();
      await child.getByLabel('Assent of the child and consent of the adult responsible').check();
      await sayAskedAlone(child);
      await child.getByRole('radio', { name: 'The child agrees', exact: true }).check();
      await fillIn(child, {
        "The adult's name": 'Назгүл Тилекова (SYN)',
        'Who is this to the child?': 'Mother',
      });
      await child.getByRole('radio', { name: 'The adult agrees', exact: true }).check();
      await press(page, 'Open 2 files');
      await page.getByRole('heading', { name: '2 files are open' }).waitFor();
      await page.getByRole('list', { name: 'Files opened' }).getByRole('link').nth(1).click();
      await arriveAt(page, /Айбек Тилеков/);
      const text = await textOf(page);
      expect(text).toContain('2016');
      expect(text).toContain('Назгүл Тилекова');
      await open('/today');
      expect(await page.title()).not.toContain('Тилеков');
      const found = await ask('GET /api/persons?search=Tilekova');
      expect(found.body.persons.length).toBeGreaterThan(0);
    },
    patience,
  );

  test(
    'a registrar enters a matter, and only its officer opens it',
    async () => {
      const { page, open } = await signInAs(programme, accountOf(programme, 'prosecutor'));
      await open('/matters');
      await page.getByRole('link', { name: 'New matter' }).click();
      await arriveAt(page, 'New matter');
      await fillIn(page, { 'Full name': 'Айнура Бекова (SYN)' });
      const birth = page.getByRole('group', { name: 'Birth date' });
      await fillIn(birth, { 'How much is known?': 'Only the year', Year: '1989' });
      await page.getByLabel('Has no lawyer').check();
      await fillIn(page, { 'Article of the law': 'Article 1 (made up)' });
      const act = page.getByRole('group', { name: 'When the act is said to have happened' });
      await fillIn(act, { 'How much is known?': 'Not known' });
      await fillIn(page, {
        'Country where it happened': 'Syria',
        'Court or body': 'District court (made up)',
        'Current state': 'Proceeding opened',
        'In this state since': '2026-01-12',
      });
      await press(page, 'Enter the matter');
      await arriveAt(page, /Айнура Бекова/);
      const address = new URL(page.url()).pathname;

      await follow(page, 'Enter a restriction');
      await arriveAt(page, 'Enter a restriction');
      await fillIn(page, {
        'What is restricted': 'Travel',
        'Ordered by': 'District court (made up)',
        'Order number': 'R-1',
        'What exactly is ordered': 'No journeys abroad',
        'First day': '2026-02-01',
        'Last day': '2028-01-31',
      });
      await press(page, 'Save');
      await arriveAt(page, /Айнура Бекова/);
      await page.getByText('31 January 2028').first().waitFor();
      await takePicture(page, 'matter');

      await follow(page, 'Assign an officer');
      await arriveAt(page, 'Assign an officer');
      const theirs = await signInAs(programme, accountOf(programme, 'prosecutor', { turn: 1 }));
      const { displayName } = (await theirs.ask('GET /api/session')).body;
      await page.getByLabel(displayName).check();
      await fillIn(page, { Reason: 'New matter' });
      await press(page, 'Assign');
      await arriveAt(page, /Айнура Бекова/);

      await theirs.open('/matters');
      await theirs.page
        .getByRole('list', { name: 'Matters' })
        .getByRole('link', { name: /Айнура Бекова/ })
        .click();
      await arriveAt(theirs.page, /Айнура Бекова/);
      await follow(theirs.page, 'Record a hearing');
      await arriveAt(theirs.page, 'Record a hearing');
      await fillIn(theirs.page, { Where: 'Courtroom', 'Date of the hearing': '2026-03-02' });
      await theirs.page.getByLabel('Adjourned').check();
      await press(theirs.page, 'Save');
      await arriveAt(theirs.page, /Айнура Бекова/);
      await theirs.page.getByText('Adjourned').waitFor();
      expect(await theirs.page.title()).not.toContain('Бекова');

      const manager = await signInAs(programme, accountOf(programme, 'case-manager'));
      await manager.open(address);
      await arriveAt(manager.page, 'There is nothing here');
      const probation = await signInAs(programme, accountOf(programme, 'probation-officer'));
      await probation.open(address);
      expect(await textOf(probation.page)).not.toContain('Бекова');
    },
    patience,
  );

  test(
    'a supervisor brings a colleague to a case by keyboard, and ends it at once',
    async () => {
      const supervisor = await signInAs(programme, accountOf(programme, 'supervisor'), {
        width: 360,
      });
      const { page, ask, open } = supervisor;
      const { cases } = (await ask('GET /api/my-cases?state=active')).body;
      const colleague = await signInAs(
        programme,
        accountOf(programme, 'case-manager', {
          organisation: supervisor.account.organisation,
          turn: 1,
        }),
      );
      const { accountId, displayName } = (await colleague.ask('GET /api/session')).body;
      const opensIt = async (caseId: string) =>
        (await colleague.ask(`GET /api/cases/${caseId}`)).status;
      let file = null;
      for (const { caseId } of cases) {
        if ((await opensIt(caseId)) === 404) file ??= (await ask(`GET /api/cases/${caseId}`)).body;
      }
      expect(JSON.stringify(file.team)).not.toContain(accountId);

      await open(`/persons/${file.personId}`);
      await follow(page, 'Team');
      await arriveAt(page, 'Team');
      await page.getByRole('link', { name: 'Add a colleague' }).press('Enter');
      await arriveAt(page, 'Add a colleague');
      await page.getByRole('radio', { name: 'Psychologist' }).press('ArrowDown');
      await page.getByRole('radio', { name: displayName }).press('Space');
      await page.getByRole('button', { name: 'Add to the team' }).press('Enter');
      await arriveAt(page, 'Team');
      const step = page.getByRole('link', { name: `End membership: ${displayName}` });
      await step.waitFor();
      expect(await opensIt(file.caseId)).toBe(200);

      await step.press('Enter');
      await arriveAt(page, 'End a team membership');
      await page.getByText(`${displayName} loses access at once`).waitFor();
      await fillIn(page, { Reason: 'Workload' });
      await page.getByRole('button', { name: 'End the membership' }).press('Enter');
      await arriveAt(page, 'Team');
      await step.waitFor({ state: 'detached' });
      expect(await opensIt(file.caseId)).toBe(404);
    },
    patience,
  );

  test(
    'a registrar gives a matter to a probation officer of another body',
    async () => {
      const { page, ask, open } = await signInAs(programme, accountOf(programme, 'prosecutor'));
      const { matters } = (await ask('GET /api/matters')).body;
      const officers = programme.accounts.filter(({ role }) => role === 'probation-officer');
      const held = matters[0].officers.map((one: { accountId: string }) => one.accountId);
      const theirs = await signInAs(programme, officers[0]!);
      const other = await signInAs(programme, officers[1]!);
      const first = (await theirs.ask('GET /api/session')).body;
      const second = (await other.ask('GET /api/session')).body;
      const [next, before] = held.includes(first.accountId) ? [other, theirs] : [theirs, other];
      const name = next === theirs ? first.displayName : second.displayName;
      const path = `/matters/${matters[0].subjectId}`;

      await open(path);
      await follow(page, 'Assign an officer');
      await arriveAt(page, 'Assign an officer');
      await fillIn(page, { 'Where the officer works': 'Probation office (made up)' });
      await page.getByLabel(name).check();
      await fillIn(page, { Reason: 'Workload' });
      await press(page, 'Assign');
      await page.getByRole('heading', { name: 'Officers assigned' }).waitFor();
      await page.getByText(name).waitFor();
      await next.open(path);
      await next.page.getByText('You see what you need for your work').waitFor();
      expect((await before.ask(`GET /api/matters/${matters[0].subjectId}`)).status).toBe(404);
    },
    patience,
  );

  test.each([
    ['teacher', 'School placements'],
    ['theologian', 'always voluntary'],
    ['community-mentor', 'log of your meetings'],
  ] as const)(
    'a %s is told what will be here, and is shown nothing else',
    async (role, words) => {
      const { page, open, ask } = await signInAs(programme, accountOf(programme, role));
      await arriveAt(page, 'Your pages are not ready yet');
      expect(await textOf(page)).toContain(words);
      for (const path of ['/today', '/persons', '/matters', '/operations', '/trail']) {
        await open(path);
        await arriveAt(page, 'There is nothing here');
      }
      for (const path of ['/api/persons?search=a', '/api/matters', '/api/operations']) {
        const { status } = await ask(`GET ${path}`);
        expect([path, status < 400]).toEqual([path, false]);
      }
    },
    patience,
  );

  test(
    "an empty field and one's own trail speak the language of the screen",
    async () => {
      const coordinator = accountOf(programme, 'national-coordinator');
      const { page, open } = await signInAs(programme, coordinator, { locale: 'kk' });
      await open('/operations/new');
      await page.locator('form button[type=submit]').click();
      const name = page.locator('form input').first();
      const complaint = page.locator('form .field').first().locator('.field-error');
      expect(await complaint.textContent()).toBe('Осы жолды толтырыңыз.');
      await name.fill('Ұшақ');
      await complaint.waitFor({ state: 'detached' });
      expect(await complaint.count()).toBe(0);
      const worker = await signInAs(programme, accountOf(programme, 'case-manager'), {
        locale: 'kk',
      });
      await worker.open('/my-trail');
      const trail = await textOf(worker.page);
      expect(trail).toContain('бүгінгі істер');
      expect(trail).not.toMatch(/case-work|case-read/);
    },
    patience,
  );

  test(
    'a donor sees figures and nobody',
    async () => {
      const { page, open } = await signInAs(programme, accountOf(programme, 'donor'));
      await arriveAt(page, 'Figures');
      const text = await textOf(page);
      for (const name of programme.names) expect(text).not.toContain(name);
      await open('/cockpit');
      await arriveAt(page, 'There is nothing here');
    },
    patience,
  );

  test(
    'Escape twice leaves to a page that says nothing, and the session is over',
    async () => {
      const { page, context } = await signInAs(programme, accountOf(programme, 'supervisor'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.waitForURL('**/recipe-en.html');
      const left = await page.locator('body').innerText();
      expect(left).not.toMatch(/Alongside|case|sign in/i);
      const answer = await context.request.get(`${programme.address}/api/session`);
      expect(answer.status()).toBe(401);
      await page.goBack().catch(() => null);
      await page.goto(`${programme.address}/today`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await takePicture(page, 'sign-in');
    },
    patience,
  );

  test(
    'what was typed outlives a reload, and leaving in another tab takes it along at once',
    async () => {
      const coordinator = accountOf(programme, 'national-coordinator');
      const { page, context, open } = await signInAs(programme, coordinator);
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await open('/operations/new');
      const name = page.locator('form input').first();
      await name.fill('A flight in spring');
      const place = 'alongside/drafts';
      await page.waitForFunction((key) => sessionStorage.getItem(key) !== null, place);
      expect(await page.evaluate((key) => sessionStorage.getItem(key), place)).not.toContain(
        'spring',
      );
      await page.reload();
      await page.getByText('This is what you typed here earlier').waitFor();
      expect(await name.inputValue()).toBe('A flight in spring');
      asked.length = 0;
      const other = await context.newPage();
      await other.goto(`${programme.address}/operations`);
      await other.getByRole('heading', { name: 'Operations' }).first().waitFor();
      await other.keyboard.press('Escape');
      await other.keyboard.press('Escape');
      await page.waitForURL('**/recipe-en.html');
      expect(asked).toEqual([]);
      expect(await page.evaluate((key) => sessionStorage.getItem(key), place)).toBeNull();
    },
    patience,
  );

  test(
    'a locked screen shows nothing until the password is given again',
    async () => {
      const account = accountOf(programme, 'supervisor', { turn: 1 });
      const { page, ask } = await signInAs(programme, account);
      // The screen is dark at once; the server is told at the same moment and answers a little
      // later.
      const locked = page.waitForResponse((response) =>
        response.url().endsWith('/api/session/lock'),
      );
      await press(page, 'Lock now');
      await page.getByRole('heading', { name: 'Screen locked' }).waitFor();
      await locked;
      expect((await ask('GET /api/today')).status).toBe(423);
      await fillIn(page, { Password: 'not the password' });
      const refused = page.waitForResponse((response) => response.status() >= 400);
      await press(page, 'Unlock');
      await refused;
      await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
      await settled(page);
      await fillIn(page, { Password: account.password });
      await press(page, 'Unlock');
      await arriveAt(page, 'Today');
      await settled(page);
    },
    patience,
  );
});
