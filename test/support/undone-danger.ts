// Danger left undone: an urgent concern that nobody settles, and what a colleague was asked to take
// on. As the scenarios of `undone-care.ts`.

import { sql } from '../../src/engine/db/database.ts';
import { makeActor, type TestActor } from './actors.ts';
import { type Bench, step } from './creating/bench.ts';
import { concerned, takeIn } from './creating/care.ts';
import type { Scenarios, Staffs } from './undone-care.ts';

export function dangerScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { lead, supervisor, manager, organisationId } = staff;
  const overdue = (concernId: string) => () =>
    sql`update care.urgent_concern set due_at = now() - interval '1 hour'
      where id = ${concernId}`.execute(owner);

  /** A colleague on the team is asked to make the first visit. */
  const asked = async () => {
    const made = await takeIn(bench, staff, 30);
    const mate = await makeActor(bench.database, { role: 'case-manager', organisationId });
    await step(bench, manager, [
      `POST /api/cases/${made.caseId}/team`,
      { accountId: mate.accountId },
    ]);
    const { id } = await step(bench, lead, [
      `POST /api/cases/${made.caseId}/handings`,
      { about: 'first-contact', concernId: null, toAccountId: mate.accountId, reason: 'nearer' },
    ]);
    return { ...made, mate, handingId: id as string };
  };
  const answer = (mate: TestActor, handingId: string, said: object) =>
    step(bench, mate, [`PUT /api/handings/${handingId}`, { baseVersion: 1, ...said }]);

  return {
    'lead urgent-concern': async () => {
      const { personId, concernId } = await concerned(bench, staff);
      return {
        first: { by: lead, about: personId },
        late: overdue(concernId),
        then: { by: manager, about: personId },
      };
    },
    'supervisor urgent-concern': async () => {
      const { personId } = await concerned(bench, staff);
      return { first: { by: supervisor, about: personId } };
    },
    'asked-colleague handing-to-answer': async () => {
      const { personId, mate } = await asked();
      return { first: { by: mate, about: personId } };
    },
    'asked-colleague handing-accepted': async () => {
      const { personId, caseId, mate, handingId } = await asked();
      await answer(mate, handingId, { answer: 'accepted', reason: null });
      return {
        first: { by: mate, about: personId },
        late: () =>
          sql`update care.case_file set contact_due_at = now() - interval '1 minute'
            where id = ${caseId}`.execute(owner),
        then: { by: supervisor, about: personId },
      };
    },
    'who-asked handing-declined': async () => {
      const { personId, mate, handingId } = await asked();
      await answer(mate, handingId, { answer: 'declined', reason: 'too-far' });
      return { first: { by: lead, about: personId } };
    },
  };
}
