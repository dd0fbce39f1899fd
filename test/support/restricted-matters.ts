// A court with its people and a subject with restrictions, for tests of the justice side. The
// subject and the assignments are written as the owner; everything else goes through the endpoints
// that the test is about.

import { unwrapKey } from '../../src/engine/crypto/envelope.ts';
import type { Keyring } from '../../src/engine/crypto/keyring.ts';
import { sql } from '../../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../../src/kernel/day.ts';
import { newId } from '../../src/kernel/id.ts';
import { sealingWith, type Sealing } from '../../src/rooms/legal/restriction/sealing.ts';
import { makeSubjectKey } from '../../src/rooms/legal/subject-key.ts';
import {
  makeActor,
  makeOrganisation,
  type TestActor,
  type TestDatabase,
  testProgramme,
} from './actors.ts';

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
    sealing: sealingWith(unwrapKey(keyring.wrapping, `subject|${subjectId}`, wrapped)),
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
