// Ways through the wall that were once open, each tried as it was found: as a login role with an
// entered session and SQL, or over HTTP with a session of one's own. They must stay closed.

import { randomBytes } from 'node:crypto';
import { toJSONSchema, type ZodType } from 'zod';
import { describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 80 });
const server = serverWith(rooms, programme.services);
const { owner } = database;

type Row = Record<string, any>;
const rowsOf = async (query: ReturnType<typeof sql>) => (await query.execute(owner)).rows as Row[];
const oneOf = async (query: ReturnType<typeof sql>) => {
  const [row] = await rowsOf(query);
  expect(row).toBeDefined();
  return row!;
};

/** The error of one statement as this person: its SQLSTATE and text; null if it went through. */
async function refused(
  actor: TestActor,
  statement: ReturnType<typeof sql>,
): Promise<string | null> {
  try {
    await asActor(database, actor, async (tx) => {
      await statement.execute(tx);
      throw new Error('went through');
    });
    return null;
  } catch (problem) {
    const { code, message } = problem as { code?: string; message: string };
    return message === 'went through' ? null : `${code} ${message}`;
  }
}

const caseManager = async () => {
  const { accountId, personId, caseId } = await oneOf(sql`
    select a.account_id, a.person_id, a.case_id from care.assignment a
    join care.case_file c on c.id = a.case_id and c.state = 'active'
    where a.part = 'lead' and a.until_at = 'infinity' order by a.account_id limit 1`);
  const actor = programme.actors.find((one) => one.accountId === accountId)!;
  const hidden = await oneOf(sql`select p.id from people.person p where p.handed_over_at is not null
    and not exists (select 1 from access.reach r where r.person_id = p.id
      and r.account_id = ${accountId}) limit 1`);
  return { actor, personId, caseId, hiddenPersonId: hidden['id'] as string };
};

describe('ids of persons out of reach, handed in', () => {
  it("kinship names nobody outside the actor's reach: hidden and absent get one answer", async () => {
    const { actor, personId, hiddenPersonId } = await caseManager();
    const add = (kin: string) =>
      refused(
        actor,
        sql`insert into people.kinship
      (id, person_id, kin_person_id, relation, basis, recorded_by) values (${newId()}, ${personId},
      ${kin}, 'sibling', 'statement', ${actor.accountId})`,
      );
    const hidden = await add(hiddenPersonId);
    expect(hidden).toMatch(/^42501/);
    expect(await add(newId())).toBe(hidden);
  });

  it('a household brings no kinship into another file', async () => {
    const { hiddenPersonId } = await caseManager();
    const intake = await makeActor(database, { role: 'case-manager', duty: 'intake' });
    const person = {
      id: newId(),
      code: `T-${newId().slice(-9)}`,
      sex: 'female',
      birthFrom: null,
      birthTo: null,
      birthPrecision: 'unknown',
      citizenship: null,
      folded: ' x ',
      names: [],
      wrappedKey: randomBytes(32).toString('base64'),
    };
    const add = (personId: string, kinPersonId: string) =>
      refused(
        intake,
        sql`
      select people.add_household(${JSON.stringify({
        household: {
          id: newId(),
          code: `T-${newId().slice(-9)}`,
          operationId: null,
          province: null,
        },
        persons: [person],
        kinship: [{ id: newId(), personId, kinPersonId, relation: 'mother', basis: 'statement' }],
      })}::jsonb)`,
      );
    for (const stranger of [hiddenPersonId, newId()]) {
      expect(await add(stranger, person.id)).toMatch(/^42501 kin outside the household/);
      expect(await add(person.id, stranger)).toMatch(/^42501 kin outside the household/);
    }
  });

  it("a guardian with a file of their own is in the officer's reach, or not told from nobody", async () => {
    const reach = await oneOf(sql`select account_id, person_id from access.reach
      where via = 'guardianship' limit 1`);
    const officer = programme.actors.find((one) => one.accountId === reach['accountId'])!;
    const hidden = await oneOf(sql`select p.id from people.person p where not exists (select 1
      from access.reach r where r.person_id = p.id and r.account_id = ${officer.accountId})
        limit 1`);
    const appoint = (holderPersonId: string) =>
      refused(
        officer,
        sql`select guardianship.appoint(
      ${JSON.stringify({
        id: newId(),
        personId: reach['personId'],
        kind: 'guardian',
        basis: 'kinship',
        holderPersonId,
        holderName: null,
        relation: 'other',
        fromOn: '2026-01-01',
        untilOn: null,
      })}::jsonb)`,
      );
    expect(await appoint(hidden['id'])).toMatch(/^P0002/);
    expect(await appoint(newId())).toBe(await appoint(hidden['id']));
  });

  it("an action stands on the person's own consent and on nobody else's", async () => {
    const found = await oneOf(sql`select g.id, g.plan_id, g.person_id, r.account_id,
        (select s.id from people.consent s where s.person_id <> g.person_id limit 1) as consent_id
      from care.goal g join access.reach r on r.person_id = g.person_id and r.via = 'case-lead'
        limit 1`);
    const actor = programme.actors.find((one) => one.accountId === found['accountId'])!;
    const add = (consentId: string) =>
      refused(
        actor,
        sql`insert into care.action (id, goal_id, plan_id,
        person_id, service, wording, provider_name, due_on, ground, consent_id, made_by)
      values (${newId()}, ${found['id']}, ${found['planId']}, ${found['personId']}, 'health', 'x', 'x',
        current_date, 'consent', ${consentId}, ${actor.accountId})`,
      );
    const foreign = await add(found['consentId']);
    expect(foreign).toMatch(/^23503/);
    expect(await add(newId())).toBe(foreign);
  });

  it("lifting a restriction does not tell another subject's from none", async () => {
    const registrar = programme.actor('prosecutor');
    const [own, foreign] = [newId(), newId()];
    const court = newId();
    await sql`insert into workforce.organisation (id, code, kind, side, names)
      values (${court}, 'T-OTHER-COURT', 'court', 'justice', '{}')`.execute(owner);
    for (const [id, organisation] of [
      [own, registrar.organisationId],
      [foreign, court],
    ] as const) {
      await sql`insert into legal.subject (id, code, birth_precision, birth_disputed, counsel,
          organisation_id, registered_by, registered_on) values (${id}, ${`T-${id.slice(-9)}`},
        'unknown', false, 'present', ${organisation}, ${registrar.accountId}, current_date)`.execute(
        owner,
      );
    }
    const restriction = newId();
    await sql`insert into legal.restriction (id, subject_id, kind, court, order_number, scope,
      start_on,
        end_on, recorded_by) values (${restriction}, ${foreign}, 'travel', 'x', '1', '\\x00',
        current_date - 9, current_date + 9, ${registrar.accountId})`.execute(owner);
    await sql`insert into legal.reach (account_id, subject_id, organisation_id) values
      (${registrar.accountId}, ${own}, ${registrar.organisationId})`.execute(owner);
    const lift = (id: string) =>
      refused(
        registrar,
        sql`insert into legal.restriction_lifting (id,
        restriction_id, subject_id, kind, on_day, order_number, recorded_by)
      values (${newId()}, ${id}, ${own}, 'lifted', current_date, '1', ${registrar.accountId})`,
      );
    const answer = await lift(restriction);
    expect(answer).toBe('42501 not in sight');
    expect(await lift(newId())).toBe(answer);
  });
});

describe("time and name of a record are not the writer's to choose", () => {
  it('an assessment cannot be dated ahead to stay open beyond its lock', async () => {
    const { actor, personId, caseId } = await caseManager();
    // The database sets the time: it accepts no value for it, not even the right one.
    const add = (madeAt: string | null) =>
      refused(
        actor,
        sql`insert into care.assessment (id, case_id, person_id, assessed_on,
          made_by${sql.raw(madeAt === null ? '' : ', made_at')})
        values (${newId()}, ${caseId}, ${personId}, current_date,
          ${actor.accountId}${sql.raw(madeAt === null ? '' : `, '${madeAt}'`)})`,
      );
    expect(await add('2099-01-01')).toMatch(/^42501/);
    expect(await add('now')).toMatch(/^42501/);
    expect(await add(null)).toBeNull();
  });

  it('a consent cannot be dated behind a refusal that follows, nor be written for a colleague', async () => {
    const { actor, personId } = await caseManager();
    const add = (by: string, at: string | null) =>
      refused(
        actor,
        sql`insert into people.consent (id, person_id, purpose, ground, told_in, told_how, told_on,
          until_on, recorded_by${sql.raw(at === null ? '' : ', recorded_at')})
        values (${newId()}, ${personId}, 'legal-aid', 'refused', 'ky', 'spoken', current_date,
          current_date + 9, ${by}${sql.raw(at === null ? '' : `, '${at}'`)})`,
      );
    const record = (fields: object) => {
      const [toldOn, untilOn] = ['2026-01-10', '2099-01-01'];
      const answer = { purpose: 'legal-aid', ground: 'refused', toldIn: 'ky', toldHow: 'spoken' };
      const input = { ...answer, id: newId(), personId, toldOn, untilOn, ...fields };
      return sql`select people.record_consent(${JSON.stringify(input)}::jsonb)`;
    };
    for (const at of ['2099-01-01', 'now']) {
      expect(await add(actor.accountId, at)).toMatch(/^42501/);
    }
    expect(await add(programme.actor('supervisor').accountId, null)).toMatch(/^42501/);
    expect(await add(actor.accountId, null)).toMatch(/^42501/);
    // Only the function writes, and it takes neither the time nor the account from its caller.
    const forged = { recordedAt: '2099-01-01', recordedBy: newId(), endedAt: '2020-01-01' };
    expect(await refused(actor, record(forged))).toBeNull();
  });

  it('an end of a cover never prolongs it', async () => {
    const officer = programme.actor('child-protection-officer');
    const found = await oneOf(sql`select g.id, g.version, g.person_id from guardianship.cover g
      join people.person p on p.id = g.person_id and p.merged_into is null
      where g.until_on is null and g.from_on <= current_date and g.kind <> 'interim-body'
      order by g.id limit 1`);
    // With the file as one of the team: by a search, an officer has it only while that is open.
    await sql`insert into access.reach (account_id, person_id, via)
      values (${officer.accountId}, ${found['personId']}, 'case-team')
      on conflict do nothing`.execute(owner);
    const until = await asActor(database, officer, async (tx) => {
      await sql`select guardianship.end_cover(${found['id']}, ${found['version']}, current_date +
        30,
        'other', true)`.execute(tx);
      await sql`select guardianship.end_cover(${found['id']}, ${found['version'] + 1},
        current_date + 3000, 'other', false)`.execute(tx);
      return (
        await sql<{ days: number }>`select until_on - current_date as days
        from guardianship.cover where id = ${found['id']}`.execute(tx)
      ).rows[0]!.days;
    });
    expect(until).toBe(30);
  });

  it('a session that idled is locked, however patient the caller says to be', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    await sql`update access.session set seen_at = now() - interval '20 minutes'
      where account_id = ${actor.accountId}`.execute(owner);
    const found = await sql<{
      status: string;
    }>`select status from access.enter(${actor.token}, 600)`.execute(database.pools.of('care'));
    expect(found.rows[0]!.status).toBe('locked');
  });
});

describe('reach ends with its reason', () => {
  it('with the grant: a later one finds no file open', async () => {
    const found = await oneOf(sql`select r.account_id, m.organisation_id from access.reach r
      join workforce.membership m on m.account_id = r.account_id where m.role = 'psychologist'
        limit 1`);
    const accountId = found['accountId'] as string;
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${accountId}`.execute(owner);
    expect(await rowsOf(sql`select 1 from access.reach where account_id = ${accountId}`)).toEqual(
      [],
    );
    const officer = await oneOf(sql`select r.account_id, r.organisation_id from legal.reach r
      join workforce.membership m on m.account_id = r.account_id
      where m.role = 'probation-officer' limit 1`);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${officer['accountId']}`.execute(owner);
    expect(
      await rowsOf(sql`select 1 from legal.reach
      where account_id = ${officer['accountId']}`),
    ).toEqual([]);
  });

  it('with the case: lead and team leave at closing, the supervisor stays', async () => {
    const left = await rowsOf(sql`select distinct r.via from care.case_file c
      join access.reach r on r.person_id = c.person_id and r.via like 'case-%'
        where c.state = 'closed'`);
    expect(left).toEqual([{ via: 'case-supervisor' }]);
    const { caseId, personId, actor } = await caseManager();
    await sql`update care.case_file set state = 'closed', closed_at = now()
      where id = ${caseId}`.execute(owner);
    expect(
      await rowsOf(sql`select via from access.reach where person_id = ${personId}
      and via in ('case-lead', 'case-team')`),
    ).toEqual([]);
    expect(
      await rowsOf(sql`select part from care.assignment where case_id = ${caseId}
      and until_at = 'infinity'`),
    ).toEqual([{ part: 'supervisor' }]);
    const answer = await server.inject({
      method: 'GET',
      url: `/api/cases/${caseId}`,
      headers: { authorization: `Bearer ${actor.token}` },
    });
    expect(answer.statusCode).toBe(404);
  });

  it('a row of a person who arrived cannot be put out of what handover closes', async () => {
    const coordinator = programme.actor('national-coordinator');
    const found = await oneOf(sql`select r.id as root, e.id from operations.entry r
      join operations.entry e on e.root_id = r.id and e.id <> r.id
      where r.person_id is not null and r.state = 'arrived' limit 1`);
    for (const statement of [
      sql`update operations.entry set person_id = null where id = ${found['root']}`,
      sql`update operations.entry set person_id = ${newId()} where id = ${found['root']}`,
      sql`update operations.entry set root_id = id where id = ${found['id']}`,
    ])
      expect(await refused(coordinator, statement)).toMatch(/^23514 entry-already-arrived/);
  });
});

describe('duties', () => {
  it.each([
    ['teacher', 'registrar'],
    ['case-manager', 'registrar'],
    ['prosecutor', 'intake'],
  ] as const)('a %s is never %s', async (role, duty) => {
    await expect(makeActor(database, { role, duty })).rejects.toThrow(/membership/);
  });
});

describe('the store of repeated commands', () => {
  const administrator = () => programme.actor('administrator');

  it('keeps no hash that somebody with the database alone could guess the body from', async () => {
    const { actor, personId } = await caseManager().catch(() => ({ actor: null, personId: null }));
    const id = newId();
    const person = personId ?? newId();
    const body = { kind: 'phone', value: '+996 700 000000' };
    const answer = await server.inject({
      method: 'POST',
      url: `/api/persons/${person}/contacts`,
      headers: { authorization: `Bearer ${actor!.token}`, 'idempotency-key': id },
      payload: body,
    });
    expect(answer.statusCode).toBe(200);
    const { createHash } = await import('node:crypto');
    const plain = (params: object) =>
      createHash('sha256')
        .update(JSON.stringify(params))
        .update(JSON.stringify(body))
        .digest('hex');
    const kept = await oneOf(
      sql`select encode(body_hash, 'hex') as hash from access.command where id = ${id}`,
    );
    expect([
      plain({ personId: person }),
      plain([{ personId: person }, {}] as object),
    ]).not.toContain(kept['hash']);
  });

  it('an id of another account tells nothing of what was answered', async () => {
    const id = newId();
    const send = (actor: TestActor, name: string) =>
      server.inject({
        method: 'PUT',
        url: '/api/accounts/018f0000-0000-7000-8000-000000000000/confirmation',
        headers: { authorization: `Bearer ${actor.token}`, 'idempotency-key': id },
        payload: { name },
      });
    expect((await send(programme.actor('donor'), 'x')).statusCode).toBe(404);
    await sql`insert into access.command (id, account_id, endpoint, body_hash, response)
      values (${id}, ${administrator().accountId}, 'confirmGrant', 'x',
        '{"membershipId":"leak"}')`.execute(owner);
    const answer = await server.inject({
      method: 'PUT',
      url: '/api/accounts/018f0000-0000-7000-8000-000000000000/confirmation',
      headers: {
        authorization: `Bearer ${programme.actor('cso-manager').token}`,
        'idempotency-key': id,
      },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'command-id-reused']);
    expect(answer.payload).not.toContain('leak');
  });

  // Answers of commands are stored in clear, so they may contain only ids, codes, states and
  // counts.
  const plainTexts = [
    'code',
    'householdCode',
    'state',
    'madeAt',
    'lockedAt',
    'contactDueAt',
    'importedAt',
    'listed',
    'dueOn',
    'on',
    'at',
    'reviewsDueOn',
    'nextReviewOn',
    'searchId',
    'untilOn',
  ];
  const writing = endpoints.filter(
    (one) =>
      one.method !== 'GET' &&
      Array.isArray(one.who) &&
      !one.secretAnswer &&
      one.returns !== 'bytes',
  );
  it.each(writing.map((one) => [one.name, one] as const))(
    '%s answers with no text of a person',
    (_, one) => {
      const found: string[] = [];
      const walk = (schema: any, name: string): void => {
        if (schema === null || typeof schema !== 'object') return;
        if (
          schema.type === 'string' &&
          !schema.enum &&
          !schema.const &&
          !schema.format &&
          !plainTexts.includes(name)
        )
          found.push(name);
        for (const [key, inner] of Object.entries(schema.properties ?? {})) walk(inner, key);
        for (const key of ['items', 'additionalProperties']) walk(schema[key], name);
        for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(inner, name);
      };
      walk(toJSONSchema(one.returns as ZodType, { unrepresentable: 'any' }), '');
      expect(found).toEqual([]);
    },
  );
});
