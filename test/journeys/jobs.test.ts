// The page about background work: all is well, then something fails for hours and the server gives
// up on a job. The administrator sees it at the top of the page and fixes it; the auditor sees the
// same but has no button.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  press,
  type RunningProgramme,
  settled,
  signInAs,
  startProgramme,
  textOf,
} from './support/journey.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 90_000;

describe.skipIf(!canBrowse)('background work', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme()), patience);
  afterAll(() => programme?.stop());

  const fail = () =>
    programme.asOwner(async (owner) => {
      await owner.query(`update jobs.job set failing_since = now() - interval '2 hours',
        attempts = 4, last_error = '53100', run_after = now() + interval '1 hour'
        where kind = 'erasing'`);
      await owner.query(`insert into jobs.job (kind, payload, side, account_id, session_id, state,
          attempts, attempts_max, ended_at, last_error)
        select 'list-import', jsonb_build_object('importId', gen_random_uuid()::text), a.side, a.id,
          gen_random_uuid(), 'dead', 3, 3, now() - interval '30 minutes', 'claim-ran-out'
        from access.account a join workforce.membership m on m.account_id = a.id
          and m.role = 'national-coordinator' limit 1`);
    });

  test(
    'is seen, and mended by the administrator alone',
    async () => {
      const visitor = await signInAs(programme, accountOf(programme, 'administrator'));
      const { page } = visitor;
      await visitor.open('/jobs');
      expect(await textOf(page)).toContain('All background work is getting done.');
      expect(await textOf(page)).toContain('The server has not given up on any job');
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);

      await fail();
      await press(page, 'Refresh');
      await page.getByText('Some work is not getting done').waitFor();
      const text = await textOf(page);
      expect(text).toContain('Erasing data that may no longer be kept: failing since');
      expect(text).toContain('The server gave up on 1 job');
      expect(text.indexOf('not getting done')).toBeLessThan(text.indexOf('Kinds of work'));

      const auditor = await signInAs(programme, accountOf(programme, 'auditor'));
      // Whatever screen they begin with, the line above it tells them.
      await auditor.open('/');
      await auditor.page.getByRole('link', { name: 'See background work' }).click();
      await auditor.page.getByText('The server gave up on 1 job').waitFor();
      expect(await auditor.page.getByRole('link', { name: 'See background work' }).count()).toBe(0);
      for (const name of ['Try again', 'Discard'])
        expect(await auditor.page.getByRole('button', { name }).count()).toBe(0);

      await press(page, 'Try again');
      await press(page.getByRole('dialog'), 'Try again');
      await page.getByText('It is being tried again.').waitFor();
      // The server itself runs it again within a second or two.
      await expect
        .poll(
          async () => {
            await press(page, 'Refresh');
            await settled(page);
            return page.getByText('Some work is not getting done').count();
          },
          { timeout: 10_000, interval: 500 },
        )
        .toBe(0);

      await press(page, 'Discard');
      await press(page.getByRole('dialog'), 'Discard');
      await page.getByText('The job was discarded.').waitFor();
      await page.getByText('All background work is getting done.').waitFor();
    },
    patience,
  );
});
