// Supervision left undone: an ask without an answer, a time that nobody recorded, a next one that
// nobody agreed, a worker without a supervisor. As the scenarios of `undone-care.ts`.

import { sql } from '../../src/engine/db/database.ts';
import { makeActor, type TestActor } from './actors.ts';
import { type Bench, step } from './creating/bench.ts';
import { planned, supervised } from './creating/supervision.ts';
import { dayThere } from './today.ts';
import type { Scenarios, Staffs } from './undone-care.ts';

export function supervisionScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { supervisor, manager, organisationId } = staff;
  const asked = async (): Promise<{ worker: TestActor; id: string }> => {
    const worker = await supervised(bench, staff);
    const { id } = await step(bench, worker, ['POST /api/supervision-asks', { wish: null }]);
    return { worker, id };
  };
  const meets = async (atHour: string) => {
    const worker = await supervised(bench, staff);
    const id = await planned(bench, staff, { worker, onDay: dayThere(), atHour });
    return { worker, id };
  };
  return {
    'supervisor supervision-asked': async () => {
      const { id } = await asked();
      return {
        first: { by: supervisor, about: id },
        late: () =>
          sql`update workforce.supervision_ask set due_at = now() - interval '1 hour'
            where id = ${id}`.execute(owner),
        then: { by: manager, about: id },
      };
    },
    'worker supervision-own-ask': async () => {
      const { worker, id } = await asked();
      return { first: { by: worker, about: id } };
    },
    'supervisor supervision-to-record': async () => {
      const { id } = await meets('00:00');
      return {
        first: { by: supervisor, about: id },
        late: () =>
          sql`update workforce.supervision set planned_at = now() - interval '20 days'
            where id = ${id}`.execute(owner),
        then: { by: manager, about: id },
      };
    },
    'worker supervision-planned': async () => {
      const { worker, id } = await meets('23:59');
      return { first: { by: worker, about: id } };
    },
    'supervisor supervision-due': async () => {
      const { accountId } = await supervised(bench, staff);
      const ago = (days: number) =>
        sql`update workforce.supervised set named_at = now() - make_interval(days => ${days})
          where worker_id = ${accountId}`.execute(owner);
      await ago(10);
      return {
        first: { by: supervisor, about: accountId },
        late: () => ago(40),
        then: { by: manager, about: accountId },
      };
    },
    'manager supervisor-missing': async () => {
      const { accountId } = await makeActor(bench.database, {
        role: 'case-manager',
        organisationId,
      });
      return { first: { by: manager, about: accountId } };
    },
  };
}
