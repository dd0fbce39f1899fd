// A yes to one organisation that was taken back is a no to that organisation, although a yes to
// everybody stands beside it: nothing is offered, moved or done there until somebody asks anew.

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { actionOn, daysFrom, helped, no, recording, yes } from './support/answers.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { confirm } from './support/disclosures.ts';
import { makeArrivedHousehold } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const sharing = { ...yes, purpose: 'share-with-organisation' };
let staff: Staff;
let next: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  next = await makeStaff(bench);
});
beforeEach(async () => {
  staff = await makeStaff(bench);
});

type Why = {
  why: { code: string; facts: { actionId?: string; dueOn?: string } };
  missed: boolean;
};
type Asker = 'lead' | 'coordinator';
async function answered(by: Asker, personId: string, fields: object): Promise<string> {
  const id = newId();
  const said = await asActor(
    database,
    staff[by],
    async (tx) => (await recording(personId, { ...sharing, ...fields, id }).execute(tx)).rows,
  );
  expect(said).toEqual([{ answer: 'ok' }]);
  return id;
}
const takeBack = (by: Asker, personId: string, consentId: string) =>
  call(server, staff[by], `PUT /api/persons/${personId}/consents/${consentId}/withdrawal`, {});
const toNext = () => ({ organisationId: next.organisationId });

describe('what was agreed with one organisation and taken back', () => {
  it('ends the offer to it and allows no other, until asked anew', async () => {
    const { coordinator } = staff;
    const { id: householdId, personIds } = await makeArrivedHousehold(
      database,
      { coordinator, services },
      [{ name: 'Aida Testova', sex: 'female', birth: '1990-01-01' }],
    );
    const personId = personIds[0]!;
    const offer = () =>
      call(server, coordinator, 'POST /api/offers', {
        householdId,
        ...toNext(),
        languages: ['ky'],
        urgentNeeds: [],
      });
    await answered('coordinator', personId, {});
    const one = await answered('coordinator', personId, toNext());
    const { body } = await offer();
    expect(body.state).toBe('open');
    expect((await takeBack('coordinator', personId, one)).status).toBe(200);
    const state = await sql`select state from care.offer where id = ${body.id}`.execute(owner);
    expect(state.rows).toEqual([{ state: 'withdrawn' }]);
    expect((await offer()).body.code).toBe('sharing-not-agreed');
    await answered('coordinator', personId, {});
    expect((await offer()).body.state).toBe('open');
  });

  it('is not decided by the programme when the organisation leaves', async () => {
    const moves = movesBetween(bench, staff, next);
    const { personId, caseId } = await takeIn(bench, staff, 30);
    await confirm(database, staff.coordinator);
    await call(server, staff.coordinator, 'POST /api/leavings', {
      organisationId: staff.organisationId,
      leavesOn: '2099-01-01',
      reason: 'funding-ends',
    });
    const unasked = { notAskedWhy: 'not-reached' };
    const one = await answered('lead', personId, toNext());
    await takeBack('lead', personId, one);
    expect((await moves.propose(staff.supervisor, caseId, unasked)).body.code).toBe(
      'sharing-refused',
    );
    const all = await answered('lead', personId, {});
    await takeBack('lead', personId, all);
    expect((await moves.propose(staff.supervisor, caseId, unasked)).body.code).toBe(
      'sharing-refused',
    );
  });

  it.each(['a no', 'a yes taken back'])('is no basis for an action there: %s', async (kind) => {
    const { personId, consentId, goalId } = await helped(bench, staff);
    const support = { purpose: 'case-support', ...toNext() };
    const act = (fields: object) =>
      call(server, staff.lead, `POST /api/goals/${goalId}/actions`, actionOn(consentId, fields));
    if (kind === 'a no') await answered('lead', personId, { ...no, ...support });
    else await takeBack('lead', personId, await answered('lead', personId, support));
    expect((await act({ providerOrganisationId: next.organisationId })).body.code).toBe(
      'consent-does-not-hold',
    );
    expect((await act({})).status).toBe(200);
  });

  it.each(['a no', 'a yes taken back'])('stops what runs there already: %s', async (kind) => {
    const one = await helped(bench, staff);
    const support = { purpose: 'case-support', ...toNext() };
    const act = async (fields: object) =>
      (
        await call(
          server,
          staff.lead,
          `POST /api/goals/${one.goalId}/actions`,
          actionOn(one.consentId, fields),
        )
      ).body.id as string;
    const there = await act({ providerOrganisationId: next.organisationId, providerName: null });
    await act({});
    const refuse = async () => {
      if (kind === 'a no') await answered('lead', one.personId, { ...no, ...support });
      else await takeBack('lead', one.personId, await answered('lead', one.personId, support));
    };
    const stopped = async () => {
      const { plan } = (await call(server, staff.lead, `GET /api/cases/${one.caseId}/plan`)).body;
      return plan.goals[0].actions
        .filter(({ needsBasis }: { needsBasis: boolean }) => needsBasis)
        .map(({ id }: { id: string }) => id);
    };
    const told = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=100')).body.items
        .filter(({ why }: Why) => why.code === 'basis-needed' && why.facts.actionId === there)
        .map(({ why, missed }: Why) => [why.facts.dueOn, missed]);
    expect([await stopped(), await told(staff.lead)]).toEqual([[], []]);
    await refuse();
    expect([await stopped(), await told(staff.lead), await told(staff.supervisor)]).toEqual([
      [there],
      [[daysFrom(7), false]],
      [],
    ]);
    await sql`update people.consent set ended_at = ended_at - interval '9 days',
        recorded_at = recorded_at
          - case when organisation_id is null then interval '20 days' else interval '9 days' end
      where person_id = ${one.personId}`.execute(owner);
    expect(await told(staff.supervisor)).toEqual([[daysFrom(-2), true]]);
    // A renewed yes to everybody is recorded, and goes on for the others; after a no it leaves
    // this one out.
    await answered('lead', one.personId, { purpose: 'case-support' });
    expect(await stopped()).toEqual(kind === 'a no' ? [there] : []);
    await answered('lead', one.personId, support);
    expect((await told(staff.lead)).length).toBe(kind === 'a no' ? 1 : 0);
  });
});
