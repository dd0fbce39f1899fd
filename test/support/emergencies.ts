// A care organisation with its people, two families with open cases, and what is done about an
// emergency, for tests of openings. Each account has a name of its own: an account of the same name
// would count as the same person.

import { expect } from 'vitest';
import { sql } from '../../src/engine/db/database.ts';
import { type Role, roleNames } from '../../src/kernel/roles.ts';
import { careRoom } from '../../src/rooms/care/room.ts';
import { guardianshipRoom } from '../../src/rooms/guardianship/room.ts';
import { peopleRoom } from '../../src/rooms/people/room.ts';
import { reportsRoom } from '../../src/rooms/reports/room.ts';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './actors.ts';
import { testDatabase } from './database.ts';
import { agreedByBoth, askedAlone, bornYearsAgo } from './households.ts';
import { call, serverWith } from './http.ts';

export const canary = 'canary-of-an-emergency';
export type Row = Record<string, any>;
type Made = { personId: string; caseId: string; code: string };

const person = (fullName: string, years: number, relationToFirst: string) => ({
  name: { fullName, givenName: null, familyName: null, fatherName: null, language: 'ky' },
  otherSpellings: [],
  sex: 'female',
  citizenship: 'KG',
  relationToFirst,
  birth: { from: bornYearsAgo(years), to: bornYearsAgo(years), precision: 'day' },
  consents: [
    {
      purpose: 'case-support',
      ground: 'consent',
      organisationId: null,
      toldIn: 'ky',
      toldHow: 'spoken',
      toldOn: '2020-01-01',
      untilOn: '2099-01-01',
      ...(years < 18 ? agreedByBoth('2020-01-01') : askedAlone('2020-01-01')),
    },
  ],
});

export async function openEmergencies() {
  const database = await testDatabase();
  const { owner } = database;
  const services = testServices(database);
  const server = serverWith([peopleRoom, careRoom, guardianshipRoom, reportsRoom], services);
  const staff = new Map<string, TestActor>();
  const as = (name: string): TestActor => staff.get(name)!;
  const rowsOf = async (query: ReturnType<typeof sql>) =>
    (await query.execute(owner)).rows as Row[];

  async function join(
    name: string,
    role: Role,
    organisation: string,
    duty?: 'intake',
  ): Promise<TestActor> {
    const actor = await makeActor(database, {
      role,
      organisationId: organisation,
      ...(duty ? { duty } : {}),
    });
    await sql`update access.account set display_name = ${`Person ${name}`}
      where id = ${actor.accountId}`.execute(owner);
    staff.set(name, actor);
    return actor;
  }

  async function take(name: string): Promise<Made[]> {
    const lead = as('lead');
    await call(server, lead, `GET /api/persons?search=${name}`);
    const added = await call(server, lead, 'POST /api/intake', {
      province: null,
      searchedFor: name,
      legalAidOffered: { on: '2020-01-01', answer: 'later' },
      persons: [person(`Gulnara ${name}`, 30, 'self'), person(`Aida ${name}`, 7, 'child')],
    });
    expect(added.status).toBe(200);
    const made: Made[] = [];
    for (const { id: personId } of added.body.persons) {
      const { body } = await call(server, lead, `GET /api/persons/${personId}/case`);
      made.push({ personId, caseId: body.caseId, code: body.code });
      await call(server, as('manager'), `PUT /api/cases/${body.caseId}/assignment`, {
        baseVersion: body.version,
        part: 'supervisor',
        accountId: as('supervisor').accountId,
        reason: 'first-assignment',
      });
      await call(server, lead, `POST /api/persons/${personId}/contacts`, {
        kind: 'phone',
        value: `+996 555 ${canary}`,
      });
    }
    return made;
  }

  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const otherOrganisationId = await makeOrganisation(database, { side: 'care' });
  const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  await join('lead', 'case-manager', organisationId, 'intake');
  await join('supervisor', 'supervisor', organisationId);
  await join('second', 'supervisor', organisationId);
  await join('manager', 'cso-manager', organisationId);
  for (const name of ['helper', 'other', 'third', 'fourth', 'fifth', 'sixth'])
    await join(name, 'case-manager', organisationId);
  await join('stranger', 'case-manager', otherOrganisationId);
  await join('stranger-manager', 'cso-manager', otherOrganisationId);
  await join('stranger-supervisor', 'supervisor', otherOrganisationId);
  await join('officer', 'child-protection-officer', body);
  for (const role of roleNames)
    if (!['case-manager', 'supervisor', 'cso-manager', 'child-protection-officer'].includes(role)) {
      staff.set(role, await makeActor(database, { role }));
    }
  const [mother, child] = (await take('Testova')) as [Made, Made];
  const [, guarded] = (await take('Sydykova')) as [Made, Made];

  const open = (actor: TestActor, caseCode: string, more: object = {}) =>
    call(server, actor, 'POST /api/emergencies', {
      caseCode,
      kind: 'violence',
      reason: `Her brother stands at the door. ${canary}`,
      ...more,
    });
  /** An opening that is made new; earlier ones of the account are taken out of the way. */
  async function opened(name: string, code = mother.code): Promise<string> {
    await forget(name);
    const answer = await open(as(name), code);
    expect([name, answer.status, answer.body.openingId]).toEqual([name, 200, expect.any(String)]);
    return answer.body.openingId;
  }
  async function forget(name: string): Promise<void> {
    const mine = sql`select id from care.emergency_opening where by_account = ${as(name).accountId}`;
    await sql`delete from care.emergency_told where opening_id in (${mine})`.execute(owner);
    await sql`delete from care.emergency_opening where id in (${mine})`.execute(owner);
    // The tests soon use up ten attempts an hour. Only here are entries deleted from the trail.
    await sql`alter table audit.entry disable trigger append_only`.execute(owner);
    await sql`delete from audit.entry where account_id = ${as(name).accountId}`.execute(owner);
    await sql`alter table audit.entry enable trigger append_only`.execute(owner);
  }
  const read = (name: string, id: string) => call(server, as(name), `GET /api/emergencies/${id}`);
  const review = (name: string, id: string, verdict = 'justified') =>
    call(server, as(name), `PUT /api/emergencies/${id}/review`, {
      verdict,
      note: `I called her. ${canary}`,
    });
  const listed = async (name: string, id: string) =>
    (await call(server, as(name), 'GET /api/emergency-reviews')).body.openings.find(
      (one: Row) => one['openingId'] === id,
    );
  const notice = async (name: string) =>
    (await call(server, as(name), 'GET /api/emergency-notice')).body;

  async function age(id: string, by: string): Promise<void> {
    await sql`update care.emergency_opening set opened_at = opened_at - ${by}::interval, until_at =
      until_at - ${by}::interval,
      review_due_at = review_due_at - ${by}::interval where id = ${id}`.execute(owner);
  }

  return {
    database,
    owner,
    services,
    server,
    staff,
    as,
    rowsOf,
    join,
    organisationId,
    mother,
    child,
    guarded,
    open,
    opened,
    forget,
    read,
    review,
    listed,
    notice,
    age,
  };
}
