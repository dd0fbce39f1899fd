// A yes to one organisation that was taken back is a no to that organisation, although a yes to
// everybody stands beside it: nothing is offered, moved or done there until somebody asks anew.

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, testServices } from './support/actors.ts';
import { actionOn, helped, no, recording, yes } from './support/answers.ts';
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
});
