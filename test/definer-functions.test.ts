// Functions that run with the owner's rights are called by people who may not: over SQL, as a login
// role with an entered session, bypassing everything that the endpoints check first. Each function
// must decide for itself.

import { describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { queryKeys } from '../src/rooms/people/public.ts';
import { asActor, makeActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { fillProgramme } from './support/programme.ts';
import { personsOf } from './support/who-sees.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 80 });
const { owner } = database;
type Row = Record<string, any>;
type Query = ReturnType<typeof sql>;

const rowsOf = async (query: Query) => (await query.execute(owner)).rows as Row[];

/** Rows of one statement as this person; rolled back. */
async function asked(actor: TestActor, query: Query): Promise<Row[]> {
  const kept: { rows: Row[] } = { rows: [] };
  await asActor(database, actor, async (tx) => {
    kept.rows = (await query.execute(tx)).rows as Row[];
    throw new Error('undo');
  }).catch((problem: Error) => {
    if (problem.message !== 'undo') throw problem;
  });
  return kept.rows;
}
const answerOf = async (actor: TestActor, query: Query) =>
  (await asked(actor, query))[0]!['answer'];

const of = (role: TestActor['role']) => programme.actors.filter((one) => one.role === role);
const oneNotOf = async (actor: TestActor) => {
  const own = await personsOf(database, actor);
  return (
    await rowsOf(sql`select c.id as case_id, c.person_id, c.version, p.version as person_version
    from care.case_file c join people.person p on p.id = c.person_id
    where c.state = 'active' and c.person_id <> all(${[...own]}::uuid[]) limit 1`)
  )[0]!;
};

describe('people.search', () => {
  it.each([
    'national-coordinator',
    'case-manager',
    'psychologist',
    'child-protection-officer',
    'cso-manager',
    'teacher',
    'donor',
  ] as const)('%s finds within the own scope and nothing beyond', async (role) => {
    const names = await rowsOf(
      sql`select person_id, full_name from people.person_name where kind = 'current' limit 60`,
    );
    for (const actor of of(role).slice(0, 2)) {
      const own = await personsOf(database, actor);
      const found = new Set<string>();
      for (const { fullName: name } of names) {
        const keys = JSON.stringify(queryKeys(name).slice(0, 1));
        const rows = await asked(
          actor,
          sql`select person_id from people.search(${keys}::jsonb, 200)`,
        );
        for (const row of rows) found.add(row['personId']);
      }
      expect([...found].filter((id) => !own.has(id))).toEqual([]);
    }
  });
});

describe('functions of a case', () => {
  it('answer "not found" to a supervisor for a case that is not theirs', async () => {
    const [supervisor] = of('supervisor');
    const { caseId: id, version } = await oneNotOf(supervisor!);
    expect(
      await answerOf(
        supervisor!,
        sql`select care.move_case(${id}, ${version}, 'closing', 'goals-met') as
          answer`,
      ),
    ).toBe('not-found');
    expect(
      await answerOf(
        supervisor!,
        sql`select care.change_priority(${id}, ${version}, 'high', 'health') as
          answer`,
      ),
    ).toBe('not-found');
    expect(
      await answerOf(
        supervisor!,
        sql`select care.assign(${id}, 'supervisor', ${supervisor!.accountId}, 'workload', null) as
          answer`,
      ),
    ).toBe('not-found');
    expect(
      await answerOf(
        supervisor!,
        sql`select care.end_team(${id}, ${supervisor!.accountId}, 'workload') as answer`,
      ),
    ).toBe('not-found');
  });
  it('answer "not found" to a manager for a case and an offer of another organisation', async () => {
    const [manager] = of('cso-manager');
    const lead = of('case-manager').find((one) => one.organisationId !== manager!.organisationId)!;
    const found = (
      await rowsOf(sql`select c.id, c.household_id, c.organisation_id from care.case_file c
      join care.assignment a on a.case_id = c.id and a.part = 'lead' and a.until_at = 'infinity'
      where c.organisation_id = ${lead.organisationId} and c.state = 'active'
        and a.account_id <> ${lead.accountId} limit 1`)
    )[0]!;
    expect(found['organisationId']).not.toBe(manager!.organisationId);
    const [id, household, account] = [found['id'], found['householdId'], lead.accountId];
    expect(
      await answerOf(
        manager!,
        sql`select care.assign(${id}, 'lead', ${account}, 'workload', null) as answer`,
      ),
    ).toBe('not-found');
    expect(
      await answerOf(manager!, sql`select care.end_team(${id}, ${account}, 'workload') as answer`),
    ).toBe('not-found');
    expect(
      await answerOf(
        manager!,
        sql`select care.assign_household(${household}, ${account}, ${account}, 'workload') as
          answer`,
      ),
    ).toMatchObject({ outcome: 'not-found' });
    const offer = (
      await rowsOf(
        sql`select id, version from care.offer where organisation_id <> ${manager!.organisationId}
          limit 1`,
      )
    )[0]!;
    expect(
      await answerOf(
        manager!,
        sql`select care.accept_offer(${offer['id']}, ${offer['version']}) as
          answer`,
      ),
    ).toMatchObject({ outcome: 'not-found' });
    expect(
      await answerOf(
        manager!,
        sql`select care.decide_offer(${offer['id']}, ${offer['version']}, 'declined', 'district') as
          answer`,
      ),
    ).toBe('not-found');
  });
  it('a supervisor who is only on the team does not decide', async () => {
    const [supervisor] = of('supervisor');
    const { caseId: id, version, personId } = await oneNotOf(supervisor!);
    await sql`insert into access.reach (account_id, person_id, via)
      values (${supervisor!.accountId}, ${personId}, 'case-team')`.execute(owner);
    expect(
      await answerOf(
        supervisor!,
        sql`select care.move_case(${id}, ${version}, 'closing', 'goals-met') as
          answer`,
      ),
    ).toBe('not-found');
    await sql`delete from access.reach where account_id = ${supervisor!.accountId}
      and person_id = ${personId}`.execute(owner);
  });
  it.each([
    'case-manager',
    'psychologist',
    'child-protection-officer',
    'cso-manager',
    'teacher',
  ] as const)('%s moves, advances and corrects nothing of others', async (role) => {
    const [actor] = of(role);
    const { caseId: id, version, personId, personVersion: base } = await oneNotOf(actor!);
    expect(
      await answerOf(
        actor!,
        sql`select care.move_case(${id}, ${version}, 'closing', 'goals-met') as
          answer`,
      ),
    ).toBe('not-found');
    expect(
      await answerOf(
        actor!,
        sql`select care.advance_case(${id}, 'closing', 'goals-met') as answer`,
      ),
    ).toBe(false);
    const correction = JSON.stringify({
      id: newId(),
      personId,
      field: 'sex',
      value: 'male',
      baseVersion: base,
      reason: 'AAAA',
      before: {},
      after: {},
    });
    await expect(asked(actor!, sql`select people.correct(${correction}::jsonb)`)).rejects.toThrow(
      'no such person',
    );
    expect(await asked(actor!, sql`select * from guardianship.kinds_of(${personId})`)).toEqual([]);
    expect(
      await answerOf(
        actor!,
        sql`select guardianship.has_cover_if_minor(${personId}) as answer`,
      ).catch(() => null),
    ).toBeNull();
  });
});

const everyCase = sql`(select array_agg(c.id) from care.case_file c)`;
const listsOfMine: Readonly<Record<string, (cases: Query) => Query>> = {
  'care.sorted_of_mine': () =>
    sql`select case_id as id from care.sorted_of_mine('urgent', null, null, 101)`,
  'care.searched_of_mine': () =>
    sql`select case_id as id from care.searched_of_mine('[["a"]]', '', 'urgent', null, null, 101)`,
  'care.searched_of_mine by code': (cases) =>
    sql`select m.case_id as id from unnest(${cases}) one
      cross join lateral care.searched_of_mine(null, one, 'name', null, null, 101) m`,
  'care.rows_of_mine': (cases) => sql`select m.id from unnest(${cases}) one
    cross join lateral care.rows_of_mine(array[one]) m`,
};
const askedWith: Readonly<Record<string, Query>> = {
  'care.searched_of_mine by code': sql`(select array_agg(c.code) from care.case_file c)`,
};

describe.each(Object.keys(listsOfMine))('%s', (name) => {
  it.each([
    'case-manager',
    'supervisor',
    'psychologist',
    'child-protection-officer',
    'cso-manager',
    'teacher',
    'community-mentor',
  ] as const)('%s is told of no case of a person who is not assigned to them', async (role) => {
    const all = (await rowsOf(sql`select ${askedWith[name] ?? everyCase} as wanted`))[0]!['wanted'];
    const wanted =
      name === 'care.rows_of_mine'
        ? sql`${all as string[]}::uuid[]`
        : sql`${all as string[]}::text[]`;
    for (const actor of of(role).slice(0, 2)) {
      const own = (
        await rowsOf(sql`select c.id from care.case_file c join access.reach r
          on r.person_id = c.person_id
          where r.account_id = ${actor.accountId} and r.level = 'assigned'`)
      ).map((row) => row['id']);
      const seen = await asked(actor, listsOfMine[name]!(wanted));
      expect(seen.filter((row) => !own.includes(row['id']))).toEqual([]);
      if (role === 'case-manager' && name !== 'care.searched_of_mine') {
        expect(seen.length).toBe(Math.min(own.length, 101));
      }
      if (role === 'cso-manager' || role === 'teacher') expect(seen).toEqual([]);
    }
  });
  it.each(['prosecutor', 'national-coordinator', 'auditor'] as const)(
    '%s may not ask it',
    async (role) => {
      const none = name === 'care.rows_of_mine' ? sql`'{}'::uuid[]` : sql`'{x}'::text[]`;
      await expect(asked(of(role)[0]!, listsOfMine[name]!(none))).rejects.toThrow(
        /permission denied/,
      );
    },
  );
});

describe("a probation officer's minimum", () => {
  it('is of the own matters alone', async () => {
    const officers = of('probation-officer');
    expect(officers.length).toBeGreaterThan(1);
    for (const officer of officers) {
      const own = (
        await rowsOf(sql`select subject_id as id from legal.assignment
        where officer_account_id = ${officer.accountId} and until_at = 'infinity' order by 1`)
      ).map((row) => row['id']);
      const seen = await asked(
        officer,
        sql`select id from legal.minimum_subjects(null, null, null, 101) order by 1`,
      );
      expect(seen.map((row) => row['id'])).toEqual(own);
      const all = (await rowsOf(sql`select array_agg(id) as ids from legal.subject`))[0]!['ids'];
      for (const name of ['proceedings', 'hearings'] as const) {
        const rows = await asked(
          officer,
          sql`select distinct subject_id as id
            from ${sql.ref(`legal.minimum_${name}`)}(${all}::uuid[])`,
        );
        expect(rows.filter((row) => !own.includes(row['id']))).toEqual([]);
      }
    }
  });
});

describe('officers of other bodies', () => {
  it.each(['prosecutor', 'probation-officer'] as const)(
    'are not shown to a %s without the duty',
    async (role) => {
      const bodies = (
        await rowsOf(sql`select id from workforce.organisation where side = 'justice'`)
      ).map((row) => row['id']);
      const registrars = new Set(
        (
          await rowsOf(sql`select account_id from workforce.membership where duty = 'registrar'`)
        ).map((row) => row['accountId']),
      );
      for (const actor of of(role).filter((one) => !registrars.has(one.accountId))) {
        for (const body of bodies)
          expect(await asked(actor, sql`select * from legal.officers(${body})`)).toEqual([]);
        expect(await asked(actor, sql`select * from legal.bodies_with_officers()`)).toEqual([]);
      }
    },
  );
  it('are never of the care side, not even for a registrar', async () => {
    const [{ accountId: id } = {}] = await rowsOf(
      sql`select account_id from workforce.membership where duty = 'registrar' limit 1`,
    );
    const registrar = programme.actors.find((one) => one.accountId === id)!;
    const others = (
      await rowsOf(sql`select id from workforce.organisation where side <> 'justice'`)
    ).map((row) => row['id']);
    expect(others.length).toBeGreaterThan(1);
    for (const body of others)
      expect(await asked(registrar, sql`select * from legal.officers(${body})`)).toEqual([]);
  });
});

describe('grants', () => {
  const waiting = async (organisationId: string) => {
    const { accountId } = await makeActor(database, { role: 'case-manager', organisationId });
    return (
      await rowsOf(sql`update workforce.membership set confirmed_at = null, confirmed_by = null
      where account_id = ${accountId} returning id`)
    )[0]!['id'] as string;
  };
  const membershipOf = async ({ accountId }: TestActor) =>
    (await rowsOf(sql`select id from workforce.membership where account_id = ${accountId}`))[0]![
      'id'
    ] as string;
  const confirm = (actor: TestActor, id: string) =>
    answerOf(actor, sql`select access.confirm_grant(${id}) as answer`);
  const withdraw = (actor: TestActor, id: string) =>
    answerOf(actor, sql`select access.withdraw_grant(${id}) as answer`);

  it('are confirmed and withdrawn in the own organisation, by its manager', async () => {
    const [manager] = of('cso-manager');
    const other = of('cso-manager').find((one) => one.organisationId !== manager!.organisationId)!;
    const id = await waiting(manager!.organisationId);
    for (const actor of [
      other,
      of('prosecutor')[0]!,
      of('administrator')[0]!,
      of('case-manager').find((one) => one.organisationId === manager!.organisationId)!,
    ]) {
      expect([actor.role, await confirm(actor, id)]).toEqual([actor.role, false]);
      if (actor.role !== 'administrator')
        expect([actor.role, await withdraw(actor, id)]).toEqual([actor.role, false]);
    }
    expect([await confirm(manager!, id), await withdraw(manager!, id)]).toEqual([true, true]);
  });
  it('never by oneself', async () => {
    const [manager, administrator] = [of('cso-manager')[0]!, of('administrator')[0]!];
    const id = await membershipOf(manager);
    expect(await withdraw(manager, id)).toBe(false);
    expect(await withdraw(administrator, await membershipOf(administrator))).toBe(false);
  });
});

describe('the store of repeated commands', () => {
  it('shows each account its own', async () => {
    const [one, other] = of('case-manager');
    const id = newId();
    await sql`insert into access.command (id, account_id, endpoint, body_hash, response)
      values (${id}, ${one!.accountId}, 'x', 'x', '{}')`.execute(owner);
    const look = (actor: TestActor) =>
      asked(actor, sql`select 1 as found from access.command where id = ${id}`);
    expect([await look(one!), await look(other!)]).toEqual([[{ found: 1 }], []]);
    const wrote = await asked(
      other!,
      sql`update access.command set response = '{}' where id = ${id} returning 1 as found`,
    );
    expect(wrote).toEqual([]);
  });
});
