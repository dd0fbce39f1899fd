// Opening a case because a life is in danger. First who may not and what it never opens, over SQL
// as the login role and over HTTP; then the opening and its sixty minutes. What comes after it is
// in judging.test.ts.

import { describe, expect, it } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { roleNames } from '../../../kernel/roles.ts';
import { asActor, makeOrganisation, type TestActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import { canary, openEmergencies, type Row } from '../../../../test/support/emergencies.ts';

const {
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
  age,
} = await openEmergencies();

describe('who may not', () => {
  const others = roleNames.filter(
    (role) => !['case-manager', 'supervisor', 'child-protection-officer'].includes(role),
  );
  it.each(others)('%s opens nothing, over HTTP and over SQL', async (role) => {
    const actor = role === 'cso-manager' ? as('manager') : as(role);
    const [found, absent] = [
      await open(actor, mother.code),
      await call(server, actor, 'POST /api/nothing', {}),
    ];
    expect([found.status, found.raw]).toEqual([404, absent.raw]);
    const input = JSON.stringify({ id: newId(), caseCode: mother.code, kind: 'violence' });
    await expect(
      asActor(database, actor, (tx) =>
        sql`select care.open_emergency(${input}::jsonb)`.execute(tx),
      ),
    ).rejects.toThrow(/not open to this role|permission denied/);
  });
  it('nobody reads or writes the tables over SQL, whoever they are', async () => {
    for (const actor of staff.values()) {
      for (const statement of [
        'select * from care.emergency_opening',
        'select * from care.emergency_told',
        'update care.emergency_opening set until_at = until_at',
        'delete from care.emergency_opening',
        'insert into care.emergency_told (opening_id, person_id, account_id, of_case) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), true)',
        'select access.is_held_at(gen_random_uuid(), now())',
        'select * from care.emergency_leads(gen_random_uuid(), gen_random_uuid())',
        'select care.emergency_covers(gen_random_uuid())',
      ]) {
        await expect(
          asActor(database, actor, (tx) => sql.raw(statement).execute(tx)),
          `${actor.role}: ${statement}`,
        ).rejects.toThrow(/permission denied/);
      }
    }
  });
  it('a wrong code and one that may not be opened answer alike, and leave the same entry', async () => {
    await sql`update people.person set died_on = current_date
      where id = ${guarded.personId}`.execute(owner);
    const answers = [];
    for (const code of ['C-2222-2222', guarded.code, '%', guarded.code.slice(0, -1), "C-' or 1=1"])
      answers.push(await open(as('sixth'), code));
    await sql`update people.person set died_on = null where id = ${guarded.personId}`.execute(
      owner,
    );
    expect(new Set(answers.map(({ status, raw }) => `${status} ${raw}`))).toEqual(
      new Set(['200 {"openingId":null}']),
    );
    const entries = await rowsOf(sql`select event, subjects, purpose from audit.entry
      where account_id = ${as('sixth').accountId} order by at`);
    expect(entries).toHaveLength(10);
    expect(
      new Set(
        entries.map((entry) => `${entry['event']} ${entry['purpose']} ${entry['subjects'].length}`),
      ),
    ).toEqual(
      new Set(['emergency-attempted threat-to-life 0', 'emergency-not-opened threat-to-life 0']),
    );
  });
  it('a case for which nobody could be told is not opened', async () => {
    const lonely = await makeOrganisation(database, { side: 'care' });
    await sql`update care.case_file set organisation_id = ${lonely}
      where id = ${guarded.caseId}`.execute(owner);
    expect((await open(as('fifth'), guarded.code)).raw).toBe('{"openingId":null}');
    await sql`update care.case_file set organisation_id = ${organisationId}
      where id = ${guarded.caseId}`.execute(owner);
  });
  it('the eleventh attempt of an hour is refused, also with the right code', async () => {
    for (let turn = 5; turn < 10; turn++)
      expect((await open(as('sixth'), 'C-2222-2222')).status).toBe(200);
    const answer = await open(as('sixth'), mother.code);
    expect([answer.status, answer.body.code]).toEqual([409, 'emergency-attempts-used-up']);
  });
  it('who holds the case is told so and opens nothing', async () => {
    for (const name of ['lead', 'supervisor']) {
      expect([(await open(as(name), mother.code)).body.code]).toEqual(['emergency-not-needed']);
    }
  });
  it('an opening without a reason is not kept', async () => {
    const input = JSON.stringify({ id: newId(), caseCode: mother.code, kind: 'violence' });
    await ask(as('helper'));
    await expect(
      asActor(database, as('helper'), (tx) =>
        sql`select care.open_emergency(${input}::jsonb)`.execute(tx),
      ),
    ).rejects.toThrow('says why');
    expect((await open(as('helper'), mother.code, { reason: ' ' })).status).toBe(400);
    expect((await open(as('helper'), mother.code, { kind: 'curious' })).status).toBe(400);
  });
});

/** On record before the code is looked up; test/asked-first.test.ts tries it otherwise. */
function ask(actor: TestActor): Promise<unknown> {
  return asActor(database, actor, (tx) =>
    sql`select care.ask_emergency(${mother.code})`.execute(tx),
  );
}

describe('an opening that is not committed', () => {
  it('shows nothing in its own transaction, which could be rolled back with all its traces', async () => {
    await forget('fifth');
    const id = newId();
    const input = JSON.stringify({ id, caseCode: mother.code, kind: 'violence' });
    await ask(as('fifth'));
    const seen = await asActor(database, as('fifth'), async (tx) => {
      await sql`select care.open_emergency(${input}::jsonb)`.execute(tx);
      await sql`select care.give_emergency_reason(${id}, ${Buffer.from('sealed')})`.execute(tx);
      return (await sql<Row>`select care.read_emergency(${id}) as page`.execute(tx)).rows[0]![
        'page'
      ];
    });
    expect(seen).toBeNull();
    const later = await asActor(
      database,
      as('fifth'),
      async (tx) =>
        (await sql<Row>`select care.read_emergency(${id}) ->> 'caseCode' as code`.execute(tx))
          .rows[0]!['code'],
    );
    expect(later).toBe(mother.code);
    await forget('fifth');
  });
});

describe('an opening', () => {
  it('shows one page: who, how to reach, who answers for the child, whom to call, and no text', async () => {
    const id = await opened('helper', ` ${child.code.toLowerCase().replaceAll('-', ' ')} `);
    const { status, body, raw } = await read('helper', id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      caseCode: child.code,
      kind: 'violence',
      names: ['Aida Testova'],
      mayBeMinor: true,
      contacts: [{ kind: 'phone', value: `+996 555 ${canary}` }],
      covers: [
        {
          kind: 'custodial-parent',
          relation: 'mother',
          name: 'Gulnara Testova',
          phones: [`+996 555 ${canary}`],
        },
      ],
      team: [
        { part: 'lead', name: 'Person lead' },
        { part: 'supervisor', name: 'Person supervisor' },
      ],
      told: ['Person supervisor'],
    });
    expect(body.secondsLeft).toBeGreaterThan(3590);
    expect(body.secondsLeft).toBeLessThanOrEqual(3600);
    for (const hidden of [child.personId, 'wrapped', 'consent', 'document'])
      expect(raw).not.toContain(hidden);
  });
  it('of an adult shows nobody who answers for them', async () => {
    const id = await opened('helper');
    expect((await read('helper', id)).body).toMatchObject({
      names: ['Gulnara Testova'],
      covers: [],
    });
  });
  it('leaves an entry for the attempt, the opening and every reading, with the pseudonym', async () => {
    const id = await opened('other');
    await read('other', id);
    await read('other', id);
    const entries = await rowsOf(sql`select event, purpose, subjects from audit.entry
      where account_id = ${as('other').accountId} order by at`);
    expect(entries.map((entry) => entry['event'])).toEqual([
      'emergency-attempted',
      'emergency-opened',
      'emergency-read',
      'emergency-read',
    ]);
    expect(new Set(entries.map((entry) => entry['purpose']))).toEqual(new Set(['threat-to-life']));
    expect(entries[2]!['subjects']).toEqual([services.keyring.pseudonym(mother.personId)]);
  });
  it('is for whoever opened it, and for nobody else', async () => {
    const id = await opened('helper');
    const absent = await read('other', newId());
    for (const name of ['other', 'lead', 'supervisor', 'second', 'stranger', 'officer']) {
      const answer = await read(name, id);
      expect([name, answer.status, answer.raw]).toEqual([name, 404, absent.raw]);
      const seen = await asActor(
        database,
        as(name),
        async (tx) =>
          (await sql<Row>`select care.read_emergency(${id}) as answer`.execute(tx)).rows[0]![
            'answer'
          ],
      );
      expect([name, seen]).toEqual([name, null]);
    }
  });
  it('opens no other door: not the file, not a list, not a search, and it writes nothing', async () => {
    const id = await opened('helper');
    expect((await read('helper', id)).status).toBe(200);
    const actor = as('helper');
    const { personId, caseId } = mother;
    for (const path of [
      `persons/${personId}`,
      `persons/${personId}/contacts`,
      `persons/${personId}/case`,
      `cases/${caseId}`,
      `persons/${personId}/timeline`,
      `persons/${personId}/cover`,
      `persons/${personId}/plan`,
      `persons/${personId}/likely-files`,
    ]) {
      expect([path, (await call(server, actor, `GET /api/${path}`)).status]).toEqual([path, 404]);
    }
    expect((await call(server, actor, 'GET /api/my-cases')).body.cases).toEqual([]);
    expect((await call(server, actor, 'GET /api/persons?search=Testova')).body.persons).toEqual([]);
    expect(
      (await call(server, actor, `GET /api/persons?search=${mother.code}`)).body.persons,
    ).toEqual([]);
    const writes: [string, object][] = [
      [`POST /api/persons/${personId}/contacts`, { kind: 'phone', value: '1' }],
      [
        `POST /api/cases/${caseId}/visits`,
        {
          visitedOn: '2026-01-01',
          kind: 'first',
          present: ['person'],
          safetyConcern: 'none',
          text: 'x',
          nextVisitOn: null,
        },
      ],
      [
        `POST /api/cases/${caseId}/legal-aid-offers`,
        { offeredOn: '2026-01-01', toldIn: 'ky', answer: 'later' },
      ],
      [
        `PUT /api/persons/${personId}/correction`,
        { field: 'sex', value: 'male', baseVersion: 1, reason: 'because' },
      ],
    ];
    for (const [line, body] of writes)
      expect([line, (await call(server, actor, line as 'POST x', body)).status]).toEqual([
        line,
        404,
      ]);
    await asActor(database, actor, async (tx) => {
      for (const table of [
        'people.person',
        'people.person_name',
        'people.contact',
        'people.file_key',
        'people.identity_document',
        'people.consent',
        'people.kinship',
        'care.case_file',
        'care.visit',
        'care.assessment',
        'care.plan',
        'care.assignment',
        'guardianship.cover',
        'access.reach',
      ]) {
        expect([table, (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows]).toEqual([
          table,
          [],
        ]);
      }
    });
  });
  it('keeps its reason sealed, in no table in clear', async () => {
    await opened('helper');
    const tables = await rowsOf(sql`select to_jsonb(o)::text as text from care.emergency_opening o
      union all select to_jsonb(e)::text from audit.entry e union all select to_jsonb(c)::text
        from access.command c`);
    expect(tables.map((row) => row['text']).join(' ')).not.toContain(canary);
  });
  it('is one case in sixty minutes, also when the first was ended', async () => {
    const id = await opened('helper');
    const [again] = [await open(as('helper'), child.code)];
    expect([again.status, again.body.code]).toEqual([409, 'emergency-still-open']);
    expect((await call(server, as('helper'), `PUT /api/emergencies/${id}/end`)).status).toBe(200);
    expect((await open(as('helper'), child.code)).body.code).toBe('emergency-still-open');
    expect((await read('helper', id)).status).toBe(404);
  });
  it('two at once open one', async () => {
    await forget('third');
    const answers = await Promise.all([
      open(as('third'), mother.code),
      open(as('third'), child.code),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(
      await rowsOf(
        sql`select 1 from care.emergency_opening where by_account = ${as('third').accountId}`,
      ),
    ).toHaveLength(1);
  });
  it('with the code of a file merged since opens the one that is kept, with the ways of both', async () => {
    await sql`alter table people.person disable trigger case_follows_merge`.execute(owner);
    await sql`select people.point_file(${guarded.personId}, ${child.personId})`.execute(owner);
    const id = await opened('fourth', guarded.code);
    const { body } = await read('fourth', id);
    expect([body.caseCode, body.names, body.contacts.length]).toEqual([
      child.code,
      ['Aida Testova', 'Aida Sydykova'],
      2,
    ]);
    await sql`select people.point_file(${guarded.personId}, null)`.execute(owner);
    await sql`alter table people.person enable trigger case_follows_merge`.execute(owner);
    await forget('fourth');
  });
  it('ends with the grant of the one who opened', async () => {
    const leaving = await join('leaving', 'case-manager', organisationId);
    const id = await opened('leaving');
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${leaving.accountId}`.execute(owner);
    expect(
      (await rowsOf(sql`select ended_at from care.emergency_opening where id = ${id}`))[0]![
        'endedAt'
      ],
    ).not.toBeNull();
  });
});

describe('sixty minutes', () => {
  const isOpenAt = async (id: string, seconds: number) =>
    (
      await rowsOf(sql`select care.emergency_is_open(o,
    o.opened_at + make_interval(secs => ${seconds})) as is from care.emergency_opening o
      where id = ${id}`)
    )[0]!['is'];
  it('are over at the sixtieth, by the clock of the question', async () => {
    const id = await opened('helper');
    expect(
      await Promise.all([0, 3540, 3599.999, 3600, 3600.001, 3660].map((at) => isOpenAt(id, at))),
    ).toEqual([true, true, true, false, false, false]);
  });
  it.each([
    [3590, 200],
    [3600, 404],
    [3660, 404],
  ])('opened %i seconds ago the page answers %i', async (seconds, status) => {
    const id = await opened('helper');
    await age(id, `${seconds} seconds`);
    expect((await read('helper', id)).status).toBe(status);
    expect((await call(server, as('helper'), 'GET /api/emergencies')).body.openId).toBe(
      status === 200 ? id : null,
    );
  });
  it('cannot be made longer, not even by the owner of the tables', async () => {
    const id = await opened('helper');
    for (const column of ['until_at', 'review_due_at']) {
      await expect(
        sql`update care.emergency_opening set ${sql.ref(column)} = ${sql.ref(column)} + interval
          '1 second'
        where id = ${id}`.execute(owner),
      ).rejects.toThrow(/check constraint/);
    }
  });
  it('are counted in a transaction that was begun before and held open', async () => {
    const id = await opened('helper');
    await asActor(database, as('helper'), async (tx) => {
      const look = async () =>
        (await sql<Row>`select care.read_emergency(${id}) is not null as seen`.execute(tx))
          .rows[0]!['seen'];
      expect(await look()).toBe(true);
      await age(id, '59 minutes 59.8 seconds');
      expect(await look()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await look()).toBe(false);
    });
  });
});
