// Every code that the program shows can be typed into the search: of a person, a case, a family, an
// entry of a list. It finds what is in reach, and answers otherwise as for a code of nobody.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import type { Role } from '../src/kernel/roles.ts';
import type { TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { actors, services } = await fillProgramme(database, { persons: 150 });
const server = serverWith(rooms, services);
const actorOf = (role: Role) => actors.find((actor) => actor.role === role)!;

type Codes = { id: string; person: string; caseCode: string; family: string };

async function find(actor: TestActor, code: string): Promise<string[]> {
  const { body } = await call(server, actor, `GET /api/persons?search=${encodeURIComponent(code)}`);
  return body.persons.map(({ id }: { id: string }) => id);
}

const codesOf = async (isOwn: boolean, actor: TestActor) =>
  (
    await sql<Codes>`select p.id, p.code as person, c.code as case_code, h.code as family
      from people.person p join care.case_file c on c.person_id = p.id
      join people.household h on h.id = p.household_id
      where p.merged_into is null and c.state <> 'closed'
        and exists (select 1 from access.reach r where r.person_id = p.id
          and r.account_id = ${actor.accountId} and r.level = 'assigned') = ${isOwn}
        and not exists (select 1 from people.person other join access.reach r
          on r.person_id = other.id and r.account_id = ${actor.accountId}
          where other.household_id = p.household_id and not ${isOwn})
      order by p.code limit 3`.execute(database.owner)
  ).rows;

describe('a case manager', () => {
  let actor: TestActor;
  beforeAll(() => void (actor = actorOf('case-manager')));

  test('finds by the code of a person, a case and a family', async () => {
    const own = await codesOf(true, actor);
    expect(own).toHaveLength(3);
    for (const { id, ...codes } of own) {
      expect(await find(actor, codes.person)).toEqual([id]);
      expect(await find(actor, codes.caseCode)).toEqual([id]);
      expect(await find(actor, codes.family)).toContain(id);
    }
  });

  test('typed in small letters, with another dash, or with letters of another alphabet', async () => {
    const [{ id, caseCode: code }] = (await codesOf(true, actor)) as [Codes];
    const cyrillic = code.replaceAll('C', 'С').replaceAll('P', 'Р');
    for (const typed of [code.toLowerCase(), code.replaceAll('-', '–'), cyrillic, ` ${code} `]) {
      expect(await find(actor, typed), typed).toEqual([id]);
    }
  });

  test('learns nothing from the codes of others', async () => {
    const others = await codesOf(false, actor);
    expect(others.length).toBeGreaterThan(0);
    for (const { person, caseCode, family } of others) {
      for (const code of [person, caseCode, family]) expect(await find(actor, code)).toEqual([]);
    }
    expect(await find(actor, 'KG-2222-2222')).toEqual([]);
  });
});

test('nobody else finds by the code of a case', async () => {
  const [{ caseCode: code }] = (await codesOf(true, actorOf('case-manager'))) as [Codes];
  expect(await find(actorOf('national-coordinator'), code)).toEqual([]);
  for (const role of ['prosecutor', 'donor', 'auditor', 'administrator'] as const) {
    const asked = await call(server, actorOf(role), `GET /api/persons?search=${code}`);
    expect(asked.status, role).toBe(404);
  }
});

test('a coordinator finds an entry of an operation by its code and by that of its family', async () => {
  const actor = actorOf('national-coordinator');
  const { rows } = await sql<{ id: string; code: string; family: string; operation: string }>`
    select e.id, e.code, f.code as family, e.operation_id as operation from operations.entry e
    join operations.family f on f.id = e.family_id where e.root_id = e.id
    order by e.code limit 3`.execute(database.owner);
  expect(rows).toHaveLength(3);
  for (const { id, code, family, operation } of rows) {
    const idsFor = async (text: string) =>
      (
        await call(server, actor, `GET /api/operations/${operation}/entries?search=${text}`)
      ).body.entries.map((one: { id: string }) => one.id);
    expect(await idsFor(code)).toEqual([id]);
    expect(await idsFor(family)).toContain(id);
  }
});
