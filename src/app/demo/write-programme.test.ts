// The made-up programme in a real database: everything is there once, sealed values open in the
// rooms' own places and appear nowhere in clear, and each user sees what is theirs and no more.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { openTestSession } from '../../../test/support/sessions.ts';
import { type Ring, openText, type Place, unwrapKey } from '../../engine/crypto/envelope.ts';
import { keyringOf } from '../../engine/crypto/keyring.ts';
import { passwordMatches } from '../../engine/crypto/sign-in-secrets.ts';
import { enter } from '../../engine/access/actor.ts';
import { inTransaction, sql, type Tx } from '../../engine/db/database.ts';
import { dayAt } from '../../kernel/day.ts';
import { clearFields, timeZoneOf, writeProgramme, type Written } from './write-programme.ts';
import { makeProgramme } from './programme.ts';

const database = await testDatabase();
const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
const today = dayAt(new Date(), timeZoneOf('kg'));
const programme = makeProgramme({ seed: 1, today, persons: 400, country: 'kg' });
const chunks = [...programme.chunks()];
const families = chunks.flatMap((chunk) => chunk.families);
const cases = families.flatMap((family) => family.cases);
let written: Written;
let milliseconds = 0;

beforeAll(async () => {
  const from = performance.now();
  written = await writeProgramme(database.owner, { programme, keyring });
  milliseconds = performance.now() - from;
}, 60_000);

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select count(*)::integer as count from ${query}`.execute(database.owner);
  return found.rows[0]!.count;
}

/** One transaction as this account, over the login role of its side. */
async function as<Value>(login: string, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const user = programme.users.find((one) => one.login === login)!;
  const token = `${user.side}.${randomBytes(32).toString('base64url')}`;
  await openTestSession(database.owner, { accountId: user.id, token });
  return inTransaction(database.pools.of(user.side), async (tx) => {
    expect((await enter(tx, token)).status).toBe('ok');
    return work(tx);
  });
}

const codesSeenBy = (login: string) =>
  as(login, async (tx) => {
    const found = await sql<{ code: string }>`select code from care.case_file order by 1`.execute(
      tx,
    );
    return found.rows.map((row) => row.code);
  });

const firstOf = (role: string) => programme.users.find((user) => user.role === role)!;

describe('everything is there', () => {
  test('as many as the model has', async () => {
    const persons = families.flatMap((family) => family.persons);
    expect(await count(sql`people.person where handed_over_at is not null`)).toBe(persons.length);
    expect(await count(sql`care.case_file`)).toBe(cases.length);
    expect(await count(sql`care.case_file where closed_at is not null`)).toBe(
      cases.filter((one) => one.state === 'closed').length,
    );
    // Besides those of the model, the urgent ones of the last days.
    const urgent = await count(sql`care.urgent_concern`);
    expect(urgent).toBeGreaterThan(4);
    expect(await count(sql`care.visit`)).toBe(cases.flatMap((one) => one.visits).length + urgent);
    expect(await count(sql`operations.entry`)).toBe(
      chunks.flatMap((chunk) => chunk.entries).length,
    );
    const subjects = chunks.flatMap((chunk) => chunk.subjects);
    expect(await count(sql`legal.subject`)).toBe(subjects.length);
    expect(await count(sql`link.subject_person`)).toBe(subjects.length);
    expect(await count(sql`reports.release`)).toBe(1);
    expect(milliseconds).toBeLessThan(30_000);
  });

  test('proceedings stand where the model has them', async () => {
    const found = await sql<{
      id: string;
      state: string;
    }>`select id, state from legal.proceeding`.execute(database.owner);
    const wanted = chunks
      .flatMap((chunk) => chunk.subjects)
      .map(({ proceeding }) => [proceeding.id, proceeding.state]);
    expect(found.rows.map((row) => [row.id, row.state]).sort()).toEqual(wanted.sort());
  });

  test('minors without cover are those of the model and nobody else', async () => {
    const found = await sql<{ id: string }>`select p.id from people.person p
      where care.may_be_minor(p.birth_to, care.today())
        and not guardianship.covered_on(p.id, care.today())`.execute(database.owner);
    const wanted = families.flatMap((family) => family.uncovered);
    expect(wanted.length).toBeGreaterThan(0);
    expect(found.rows.map((row) => row.id).sort()).toEqual([...wanted].sort());
  });

  test('a second programme is refused, and nothing of it stays', async () => {
    const before = await count(sql`people.person`);
    await expect(writeProgramme(database.owner, { programme, keyring })).rejects.toThrow();
    expect(await count(sql`people.person`)).toBe(before);
  });

  test('the password of an account is the one that was told', async () => {
    const [account] = written.accounts;
    const found = await sql<{ passwordHash: string }>`select password_hash from access.account
      where login = ${account!.login}`.execute(database.owner);
    expect(await passwordMatches(account!.password, found.rows[0]!.passwordHash)).toBe(true);
    expect(new Set(written.accounts.map((one) => one.role)).size).toBe(14);
  });
});

type Sealed = { record: string; person: string; value: Buffer; version: number };

const careValues: readonly [table: string, column: string, query: ReturnType<typeof sql>][] = [
  [
    'people.contact',
    'value',
    sql`select id as record, person_id as person, value, version
    from people.contact`,
  ],
  [
    'people.identity_document',
    'number',
    sql`select id as record, person_id as person,
    number as value, version from people.identity_document`,
  ],
  [
    'care.visit',
    'text',
    sql`select id as record, person_id as person, text as value, 1 as version
    from care.visit`,
  ],
  [
    'care.assessment_level',
    'text',
    sql`select assessment_id || '|' || level as record,
    person_id as person, text as value, version from care.assessment_level`,
  ],
  [
    'care.goal',
    'wording',
    sql`select id as record, person_id as person, wording as value, version
    from care.goal`,
  ],
  [
    'guardianship.cover',
    'order_details',
    sql`select id as record, person_id as person, order_details as value, 1 as version
    from guardianship.cover where order_details is not null`,
  ],
];

function openAll(rows: readonly Sealed[], at: { table: string; column: string; keys: Keys }) {
  return rows.map(({ record, person, value, version }) => {
    const place: Place = { table: at.table, column: at.column, record, version };
    return openText(at.keys.get(person)!, place, value);
  });
}

type Keys = ReadonlyMap<string, Buffer>;

async function keysFrom(
  ring: Ring,
  query: ReturnType<typeof sql>,
  ownerOf: (id: string) => string,
) {
  const found = await sql<{ id: string; wrappedKey: Buffer }>`${query}`.execute(database.owner);
  return new Map(
    found.rows.map((row) => [row.id, unwrapKey(ring, ownerOf(row.id), row.wrappedKey)]),
  );
}

describe('sealed values', () => {
  test('every one opens, and holds the canary that was made for it', async () => {
    const opened: string[] = [];
    const persons = await keysFrom(
      keyring.wrapping.care,
      sql`select person_id as id, wrapped_key from people.file_key`,
      (id) => id,
    );
    for (const [table, column, query] of careValues) {
      const found = await sql<Sealed>`${query}`.execute(database.owner);
      opened.push(...openAll(found.rows, { table, column, keys: persons }));
    }
    const subjects = await keysFrom(
      keyring.wrapping.justice,
      sql`select subject_id as id, wrapped_key from legal.subject_key`,
      (id) => `subject|${id}`,
    );
    for (const [table, column] of [
      ['hearing', 'note'],
      ['restriction', 'scope'],
      ['restriction_variation', 'scope'],
      ['permission_request', 'purpose'],
      ['probation_contact', 'place'],
    ] as const) {
      const found = await sql<Sealed>`select id as record, subject_id as person,
        ${sql.ref(column)} as value, 1 as version from ${sql.table(`legal.${table}`)}`.execute(
        database.owner,
      );
      opened.push(...openAll(found.rows, { table: `legal.${table}`, column, keys: subjects }));
    }
    const operations = await keysFrom(
      keyring.wrapping.programme,
      sql`select operation_id as id, wrapped_key from operations.operation_key`,
      (id) => id,
    );
    const entries = await sql<Sealed>`select entry_id as record, operation_id as person,
      document as value, 1 as version from operations.entry_identity
        where document is not null`.execute(database.owner);
    opened.push(
      ...openAll(entries.rows, {
        table: 'operations.entry_identity',
        column: 'document',
        keys: operations,
      }),
    );
    const text = opened.join('\n');
    // Documents of people who did not come are erased on their day; all others are there.
    const sealed = written.canaries.filter(
      ({ field, record }) => !clearFields.includes(field) && !/^SYN-[EI]/.test(record),
    );
    expect(sealed.length).toBeGreaterThan(2_000);
    expect(sealed.filter(({ value }) => !text.includes(value))).toEqual([]);
  });

  test('no sealed canary stands in clear anywhere in the database', async () => {
    const tables = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(
      database.owner,
    );
    expect(tables.rows.length).toBeGreaterThan(50);
    let clear = '';
    for (const { name } of tables.rows) {
      const found = await sql<{ all: string | null }>`
        select string_agg(to_jsonb(t)::text, ' ') as all from ${sql.raw(name)} t`.execute(
        database.owner,
      );
      clear += found.rows[0]?.all ?? '';
    }
    const standing = new Set(clear.match(/cnry-[0-9a-z]{7}/g));
    expect(standing.size).toBeGreaterThan(300);
    const leaks = written.canaries.filter(
      ({ field, value }) => !clearFields.includes(field) && standing.has(value),
    );
    expect(leaks).toEqual([]);
  });
});

describe('who sees what', () => {
  const sorted = (codes: readonly string[]) => [...codes].sort();

  test('a case manager: the cases of their own assignments', async () => {
    const { lead } = cases.find((one) => one.lead !== null)!;
    // Closing a case ends the work of lead and team; the supervisor can still read it.
    const own = cases
      .filter((one) => one.lead === lead && one.state !== 'closed')
      .map((one) => one.code);
    expect(await codesSeenBy(lead!)).toEqual(sorted(own));
    const reach = await as(
      lead!,
      async (tx) =>
        (await sql<{ accountId: string }>`select distinct account_id from access.reach`.execute(tx))
          .rows,
    );
    expect(reach.map((row) => row.accountId)).toEqual([
      programme.users.find((user) => user.login === lead)!.id,
    ]);
  });

  test('a supervisor and a psychologist: what they supervise, whose team they are on', async () => {
    const { supervisor } = cases.find((one) => one.supervisor !== null)!;
    expect(await codesSeenBy(supervisor!)).toEqual(
      sorted(cases.filter((one) => one.supervisor === supervisor).map((one) => one.code)),
    );
    const { login } = firstOf('psychologist');
    expect(await codesSeenBy(login)).toEqual(
      sorted(
        cases
          .filter((one) => one.team.includes(login) && one.state !== 'closed')
          .map((one) => one.code),
      ),
    );
  });

  test('a manager: the cases of the organisation, no visit', async () => {
    const { login, organisation } = firstOf('cso-manager');
    const own = cases.filter((one) => one.organisation === organisation);
    expect(await codesSeenBy(login)).toEqual(sorted(own.map((one) => one.code)));
    const visits = await as(
      login,
      async (tx) => (await sql`select 1 from care.visit`.execute(tx)).rows.length,
    );
    expect(visits).toBe(0);
  });

  test('a guardianship officer: children by guardianship, and searches in the queue', async () => {
    const { login } = firstOf('child-protection-officer');
    const minors = new Set(
      families.flatMap((family) => family.covers.map((cover) => cover.childId as string)),
    );
    const found = await as(login, async (tx) => ({
      persons: (await sql<{ id: string }>`select id from people.person`.execute(tx)).rows,
      queue: (await sql`select * from guardianship.queue('urgent', null, 50)`.execute(tx)).rows,
    }));
    expect(found.persons.length).toBeGreaterThan(0);
    expect(found.persons.filter((row) => !minors.has(row.id))).toEqual([]);
    expect(found.queue.length).toBeGreaterThan(0);
  });

  test('the coordinator: those who wait for an organisation, and alarms', async () => {
    const found = await as(firstOf('national-coordinator').login, async (tx) => ({
      waiting: (
        await sql<{ organisationId: string | null; operationId: string }>`
        select organisation_id, operation_id from people.person`.execute(tx)
      ).rows,
      clocks: (await sql`select * from care.missed_clocks()`.execute(tx)).rows,
      open: (await sql`select 1 from care.offer where state = 'open'`.execute(tx)).rows,
      newest: (
        await sql<{ state: string }>`select state from operations.entry
        where operation_id = ${programme.operations.at(-1)!.id}`.execute(tx)
      ).rows,
    }));
    expect(found.waiting.length).toBeGreaterThan(3);
    expect(found.waiting.every((row) => row.organisationId === null)).toBe(true);
    expect(new Set(found.waiting.map((row) => row.operationId))).toContain(
      programme.operations.at(-1)!.id,
    );
    expect(found.clocks.length).toBeGreaterThan(0);
    expect(found.open.length).toBeGreaterThan(0);
    expect(found.newest.filter((row) => row.state === 'arrived').length).toBeGreaterThan(1);
  });

  test('a prosecutor and a probation officer: their matters, and nothing of care', async () => {
    const subjects = chunks.flatMap((chunk) => chunk.subjects);
    const matters = await as(
      firstOf('prosecutor').login,
      async (tx) => (await sql`select 1 from legal.subject`.execute(tx)).rows.length,
    );
    expect(matters).toBe(subjects.length);
    const { login } = firstOf('probation-officer');
    const own = await as(
      login,
      async (tx) =>
        (
          await sql<{ code: string }>`
      select code from legal.minimum_subjects(null, null, null, 101)`.execute(tx)
        ).rows,
    );
    expect(sorted(own.map((row) => row.code))).toEqual(
      sorted(subjects.filter((one) => one.officer === login).map((one) => one.code)),
    );
    const care = as(login, (tx) => sql`select 1 from care.case_file`.execute(tx));
    await expect(care).rejects.toThrow();
  });
});
