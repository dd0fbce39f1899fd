// What the database knows by itself is never taken from the caller: over SQL, as the login role, with
// forged values for it, the stored row still says what is true.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { type Helped, helped } from './support/answers.ts';
import { type Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };
type Query = ReturnType<typeof sql>;
type Row = Record<string, any>;
let staff: Staff;
let her: Helped;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  her = await helped(bench, staff);
});

const rowsOf = async (query: Query) => (await query.execute(owner)).rows as Row[];
const as = (actor: TestActor, query: Query) =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows as Row[]);

describe('people.correct', () => {
  const correct = async (fields: object) => {
    const id = newId();
    const [person] = await rowsOf(
      sql`select version from people.person where id = ${her.personId}`,
    );
    const input = {
      id,
      personId: her.personId,
      baseVersion: person!['version'],
      reason: 'AAAA',
      before: { text: '1950-01-01' },
      after: { text: '1951-01-01' },
      ...fields,
    };
    await as(staff.lead, sql`select people.correct(${JSON.stringify(input)}::jsonb)`);
    return (
      await rowsOf(sql`select before ->> 'text' as before, after ->> 'text' as after,
      corrected_by as who from people.person_correction where id = ${id}`)
    )[0]!;
  };
  const who = () => staff.lead.accountId;
  it('keeps the birth date that was there, in the shape it was known in', async () => {
    const [{ day }] = (await rowsOf(sql`select birth_from::text as day from people.person
      where id = ${her.personId}`)) as [Row];
    const born = (birthFrom: string, birthTo: string, birthPrecision: string) =>
      correct({ field: 'birth', birthFrom, birthTo, birthPrecision });
    expect(await born('1990-03-01', '1990-03-31', 'month')).toEqual({
      before: day,
      after: '1990-03',
      who: who(),
    });
    expect(await born('1991-01-01', '1991-12-31', 'year')).toMatchObject({
      before: '1990-03',
      after: 'year 1991',
    });
  });
  it.each([
    ['sex', 'unknown'],
    ['citizenship', 'UZ'],
    ['province', 'KG-O'],
  ])('keeps the %s that was there', async (field, value) => {
    const [known] = await rowsOf(sql`select to_jsonb(p) ->> ${field} as text from people.person p
      where p.id = ${her.personId}`);
    expect(await correct({ field, value })).toEqual({
      before: known!['text'] ?? '',
      after: value,
      who: who(),
    });
  });
  it('keeps the name that was there', async () => {
    const [known] = await rowsOf(sql`select full_name as name from people.person_name
      where person_id = ${her.personId} and kind = 'current' and until_at = 'infinity'`);
    const kept = await correct({
      field: 'name',
      nameId: newId(),
      fullName: 'Aigul Testova',
      folded: ' aigul testova ',
    });
    expect(kept).toEqual({ before: known!['name'], after: 'Aigul Testova', who: who() });
  });
});
