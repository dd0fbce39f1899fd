// Creating commands of supervision: a worker with a supervisor, and a time that was agreed.

import { addDays, type Day } from '../../../src/kernel/day.ts';
import { makeActor, type TestActor } from '../actors.ts';
import { dayThere } from '../today.ts';
import { type Bench, type Makers, step } from './bench.ts';
import { makeStaff, type Staff } from './care.ts';

/** A new worker, whom the manager gives to the supervisor. */
export async function supervised(
  bench: Bench,
  { organisationId, manager, supervisor }: Staff,
  role: 'case-manager' | 'psychologist' | 'community-mentor' = 'case-manager',
): Promise<TestActor> {
  const worker = await makeActor(bench.database, { role, organisationId });
  await step(bench, manager, [
    `POST /api/workers/${worker.accountId}/supervisor`,
    { supervisorId: supervisor.accountId },
  ]);
  return worker;
}

type Wanted = { readonly worker: TestActor; readonly onDay: Day; readonly atHour?: string };

export async function planned(
  bench: Bench,
  { supervisor }: Staff,
  { worker, onDay, atHour = '00:00' }: Wanted,
): Promise<string> {
  const { id } = await step(bench, supervisor, [
    'POST /api/supervision',
    { kind: 'individual', workerIds: [worker.accountId], onDay, atHour },
  ]);
  return id;
}

/** One that took place yesterday. */
export async function held(bench: Bench, staff: Staff, worker: TestActor): Promise<string> {
  const id = await planned(bench, staff, { worker, onDay: addDays(dayThere(), -1) });
  await step(bench, staff.supervisor, [
    `PUT /api/supervision/${id}/held`,
    { minutes: 50, baseVersion: 1 },
  ]);
  return id;
}

export async function supervisionMakers(bench: Bench): Promise<Makers> {
  const staff = await makeStaff(bench);
  const { supervisor, manager, organisationId } = staff;
  const onDay = addDays(dayThere(), 3);
  return {
    planSupervision: async () => ({
      actor: supervisor,
      body: {
        kind: 'individual',
        workerIds: [(await supervised(bench, staff)).accountId],
        onDay,
        atHour: '10:00',
      },
    }),
    correctSupervision: async () => ({
      actor: supervisor,
      params: { supervisionId: await held(bench, staff, await supervised(bench, staff)) },
      body: {
        outcome: 'held',
        onDay: addDays(dayThere(), -2),
        atHour: '09:00',
        minutes: 40,
        movedFor: null,
        baseVersion: 2,
      },
    }),
    askSupervision: async () => ({
      actor: await supervised(bench, staff),
      body: { wish: 'this-week' },
    }),
    nameSupervisor: async () => ({
      actor: manager,
      params: {
        workerId: (await makeActor(bench.database, { role: 'psychologist', organisationId }))
          .accountId,
      },
      body: { supervisorId: supervisor.accountId },
    }),
  };
}
