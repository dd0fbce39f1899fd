// Households for tests, created as in a programme: by the coordinator of an operation through the
// definer functions, with file keys from the test's own keyring.

import type { Services } from '../../src/engine/http/handler.ts';
import { sql } from '../../src/engine/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { makeWrappedKey, newPersonCode } from '../../src/rooms/people/public.ts';
import { packOf } from '../../src/engine/countries/load-packs.ts';
import { asActor, testProgramme, type TestActor, type TestDatabase } from './actors.ts';

export type Member = {
  readonly name: string;
  readonly birth: string | null;
  readonly sex: 'female' | 'male';
  /** Index of the member who has custody of this one. */
  readonly custodian?: number;
};
export type MadeHousehold = {
  readonly id: string;
  readonly code: string;
  readonly personIds: string[];
};

/**
 * Persons who arrived with an operation and are not handed over; minors are covered as on arrival.
 */
export async function makeArrivedHousehold(
  database: TestDatabase,
  { coordinator, services }: { coordinator: TestActor; services: Services },
  members: readonly Member[],
): Promise<MadeHousehold> {
  const household = {
    id: newId(),
    code: newPersonCode('kg'),
    operationId: newId(),
    province: 'KG-O',
  };
  const persons = members.map((member) => personOf(member, services));
  await asActor(database, coordinator, async (tx) => {
    await sql`select
      people.add_household(${JSON.stringify({ household, persons, kinship: [] })}::jsonb)`.execute(
      tx,
    );
    const arrived = members.map((member, at) => ({
      personId: persons[at]!.id,
      custodialParentPersonId:
        member.custodian === undefined ? null : persons[member.custodian]!.id,
    }));
    await sql`select guardianship.cover_minors(${JSON.stringify(arrived)}::jsonb)`.execute(tx);
  });
  const made = await sql<{ code: string }>`select code from people.household
    where id = ${household.id}`.execute(database.owner);
  return {
    id: household.id,
    code: made.rows[0]!.code,
    personIds: persons.map((person) => person.id),
  };
}

function personOf(member: Member, services: Services) {
  const id = newId();
  return {
    id,
    code: newPersonCode('kg'),
    sex: member.sex,
    birthFrom: member.birth,
    birthTo: member.birth,
    birthPrecision: member.birth === null ? 'unknown' : 'day',
    citizenship: 'KG',
    province: 'KG-O',
    wrappedKey: makeWrappedKey(services.keyring, id),
    folded: ` ${member.name.toLowerCase()} `,
    names: [
      {
        id: newId(),
        kind: 'current',
        fullName: member.name,
        givenName: null,
        familyName: null,
        fatherName: null,
        language: null,
      },
    ],
  };
}

export type ConsentFields = {
  ground?: string;
  untilOn?: string;
  withdrawnAt?: string | null;
  toldOn?: string;
  organisationId?: string | null;
  purpose?: string;
};

const dutyVersion = packOf(testProgramme.country).dutyToReport.version;

/** What goes with a yes that was asked alone, after the statement was read aloud on that day. */
export const askedAlone = (dutyReadOn: string) => ({ alone: true, dutyReadOn });
/** Somebody decided on a named ground. */
export const decided = {
  alone: null,
  dutyReadOn: null,
  decision: { reason: 'stated in a test', authority: null },
};
/** The child agreed, and so did somebody of the family without a file. */
export const agreedByBoth = (on: string) => ({
  ground: 'assent-and-guardian',
  ...askedAlone(on),
  child: {
    assent: 'given',
    adultAnswer: 'given',
    adultOn: on,
    adultPersonId: null,
    adultName: 'Testova',
    adultRelation: 'grandparent',
  },
});

/** What a person of this age has to say besides the ground. */
export const answerOf = (years: number, on: string) =>
  years < 18 ? agreedByBoth(on) : askedAlone(on);

/** A consent row; by default it lets any organisation learn about the person. */
export async function addConsent(
  database: TestDatabase,
  personId: string,
  fields: ConsentFields = {},
): Promise<string> {
  const id = newId();
  const { purpose = 'share-with-organisation', ground = 'consent', withdrawnAt = null } = fields;
  const organisationId = fields.organisationId ?? null;
  const toldOn = fields.toldOn ?? '2020-01-01';
  const isAgreed = ground === 'consent';
  const isDecided = ['vital-interest', 'best-interests', 'law'].includes(ground);
  // One answer is in force for each purpose and recipient, as the room itself keeps it.
  await sql`update people.consent set ended_at = now(), ended_why = ${
    ground === 'refused' ? 'refused' : 'replaced'
  } where person_id = ${personId} and purpose = ${purpose} and ended_at is null
      and (organisation_id is not distinct from ${organisationId}::uuid
        or (${ground} = 'refused' and ${organisationId}::uuid is null))`.execute(database.owner);
  await sql`insert into people.consent (id, person_id, purpose, ground, organisation_id, told_in,
      told_how, told_on, until_on, ended_at, ended_why, alone, duty_version, duty_read_on,
      decided_by, reason)
    values (${id}, ${personId}, ${purpose}, ${ground}, ${organisationId}, 'ky', 'spoken',
      ${toldOn}, ${fields.untilOn ?? '2099-01-01'}, ${withdrawnAt}::timestamptz,
      ${withdrawnAt && 'withdrawn'}, ${isAgreed ? true : null},
      ${isAgreed ? dutyVersion : null}, ${isAgreed ? toldOn : null}::date,
      ${isDecided ? newId() : null}, ${isDecided ? Buffer.from('sealed') : null})`.execute(
    database.owner,
  );
  return id;
}

/** Today minus this many years, as a birth date. */
export function bornYearsAgo(years: number): string {
  const day = new Date();
  return `${day.getUTCFullYear() - years}-01-01`;
}
