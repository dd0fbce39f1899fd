// A court with its people and a subject with restrictions, for tests of the justice side. The
// subject and the assignments are written as the owner; everything else goes through the endpoints
// that the test is about.

import { expect } from 'vitest';
import { unwrapKey } from '../../src/engine/crypto/envelope.ts';
import type { Keyring } from '../../src/engine/crypto/keyring.ts';
import { sql } from '../../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../../src/kernel/day.ts';
import { newId } from '../../src/kernel/id.ts';
import { sealingWith, type Sealing } from '../../src/rooms/legal/restriction/sealing.ts';
import { legalRoom } from '../../src/rooms/legal/room.ts';
import { makeSubjectKey } from '../../src/rooms/legal/subject-key.ts';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  type TestDatabase,
  testProgramme,
  testServices,
} from './actors.ts';
import { testDatabase } from './database.ts';
import { call, serverWith } from './http.ts';

export type Court = {
  readonly organisationId: string;
  readonly registrar: TestActor;
  readonly officer: TestActor;
  readonly colleague: TestActor;
  readonly probation: TestActor;
};

export async function makeCourt(database: TestDatabase): Promise<Court> {
  const organisationId = await makeOrganisation(database, { side: 'justice' });
  return {
    organisationId,
    registrar: await makeActor(database, { role: 'prosecutor', duty: 'registrar', organisationId }),
    officer: await makeActor(database, { role: 'prosecutor', organisationId }),
    colleague: await makeActor(database, { role: 'prosecutor', organisationId }),
    probation: await makeActor(database, { role: 'probation-officer', organisationId }),
  };
}

export type Matter = { readonly subjectId: string; readonly sealing: Sealing };

/** Assigned to the officer and the probation officer of the court. */
export async function makeMatter(
  { owner }: TestDatabase,
  { court, keyring, name = 'Айнура Тестова' }: { court: Court; keyring: Keyring; name?: string },
): Promise<Matter> {
  const subjectId = newId();
  const by = court.registrar.accountId;
  await sql`insert into legal.subject (id, code, birth_precision, birth_disputed, counsel,
    organisation_id,
    registered_by, registered_on) values (${subjectId}, ${`J-${subjectId.slice(-9)}`}, 'unknown',
      false, 'present',
    ${court.organisationId}, ${by}, current_date - 400)`.execute(owner);
  await sql`insert into legal.subject_name (id, subject_id, kind, full_name, recorded_by)
    values (${newId()}, ${subjectId}, 'current', ${name}, ${by})`.execute(owner);
  const wrapped = makeSubjectKey(keyring, subjectId);
  await sql`insert into legal.subject_key (subject_id, wrapped_key)
    values (${subjectId}, ${wrapped})`.execute(owner);
  for (const { accountId, role, organisationId } of [court.officer, court.probation]) {
    await sql`insert into legal.assignment (id, subject_id, officer_account_id, role,
      organisation_id, reason, assigned_by)
      values (${newId()}, ${subjectId}, ${accountId}, ${role}, ${organisationId}, 'new-matter',
        ${by})`.execute(owner);
    await sql`insert into legal.reach (account_id, subject_id, organisation_id)
      values (${accountId}, ${subjectId}, ${organisationId})`.execute(owner);
  }
  return {
    subjectId,
    sealing: sealingWith(unwrapKey(keyring.wrapping.justice, `subject|${subjectId}`, wrapped)),
  };
}

/** In the test programme, which is in Bishkek. */
export const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
export const daysFromNow = (days: number): Day => addDays(today(), days);

let orders = 0;

/** The body of an order; each one has its own number. */
export function orderOf(startOn: string, endOn: string, more: Record<string, unknown> = {}) {
  return {
    proceedingId: null,
    kind: 'travel',
    court: 'Osh city court',
    orderNumber: `12-${++orders}`,
    scope: 'Shall not leave Osh without the consent of the inspectorate.',
    startOn,
    endOn,
    ...more,
  };
}

export const restrictionTables = [
  'restriction',
  'restriction_lifting',
  'restriction_variation',
  'restriction_appeal',
  'restriction_notice',
  'permission_request',
  'probation_contact',
];

/** A matter of one court, where its restrictions are ordered and read. */
export async function openRestrictions() {
  const database = await testDatabase();
  const { owner } = database;
  const services = testServices(database);
  const server = serverWith([legalRoom], services);
  await makeTestProgramme(database);
  const court = await makeCourt(database);
  const matter = await makeMatter(database, { court, keyring: services.keyring });
  const base = `/api/matters/${matter.subjectId}/restrictions` as const;

  async function order(by: TestActor, body: object): Promise<string> {
    const answer = await call(server, by, `POST ${base}`, body);
    expect(answer.status, answer.raw).toBe(200);
    return answer.body.id;
  }
  const read = async (id: string, by = court.officer) =>
    (await call(server, by, `GET ${base}/${id}`)).body;
  const codeOf = async (by: TestActor, line: `${'POST' | 'PUT'} ${string}`, body: object) =>
    (await call(server, by, line, body)).body.code;

  /** One written as the owner, whose days the law of today need not allow any more to be typed. */
  async function orderedBefore(
    startOn: string,
    endOn: string,
    kind = 'reporting',
  ): Promise<string> {
    const id = newId();
    const { subjectId, sealing } = matter;
    await sql`insert into legal.restriction (id, subject_id, kind, court, order_number, scope,
      start_on, end_on, recorded_by)
      values (${id}, ${subjectId}, ${kind}, 'Osh city court', ${id},
        ${sealing.seal('legal.restriction.scope', id, 'x')},
        ${startOn}, ${endOn}, ${court.officer.accountId})`.execute(owner);
    return id;
  }
  return {
    database,
    owner,
    services,
    server,
    court,
    matter,
    base,
    order,
    read,
    codeOf,
    orderedBefore,
  };
}

export const variation = (more: object) => ({
  court: 'Regional court',
  orderNumber: '77-1',
  onDay: today(),
  scope: null,
  endOn: null,
  ...more,
});
