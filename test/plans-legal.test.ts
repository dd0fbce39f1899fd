// How the justice side's queries are answered: through an index, for an officer with ten matters
// among many and for one with hundreds, although the same policies hide sealed and expunged ones.
// Counts what the database really read, as in plans.test.ts.

import { beforeAll, describe, expect, it } from 'vitest';
import { sql, type Tx } from '../src/engine/db/database.ts';
import type { Actor } from '../src/engine/access/actor.ts';
import { findSubject, listSubjects } from '../src/rooms/legal/matter/queries.ts';
import {
  listHearings,
  listProceedings,
  listTransitions,
} from '../src/rooms/legal/matter/queries-proceedings.ts';
import { listRestrictions } from '../src/rooms/legal/restriction/queries.ts';
import { findProceeding } from '../src/rooms/legal/charge/queries.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
} from './support/actors.ts';
import { countReads, openReadCounts } from './support/count-reads.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;
const subjects = 6_000;
const [dense, sparse] = [400, 10];
const big = [
  'legal.subject',
  'legal.subject_name',
  'legal.proceeding',
  'legal.proceeding_transition',
  'legal.hearing',
  'legal.reach',
  'legal.detention',
  'legal.restriction',
];
const officers = {} as Record<
  'dense' | 'sparse' | 'probation' | 'registrar',
  { actor: TestActor; subjectId: string; proceedingId: string; most: number; whole: number }
>;

beforeAll(async () => {
  await makeTestProgramme(database);
  await openReadCounts(database);
  const organisationId = await makeOrganisation(database, { side: 'justice' });
  const of = (role: 'prosecutor' | 'probation-officer') =>
    makeActor(database, { role, organisationId });
  const [many, few, probation] = [
    await of('prosecutor'),
    await of('prosecutor'),
    await of('probation-officer'),
  ];
  // A registrar's list is of the whole court, of which only what is near is asked about.
  const registrar = await makeActor(database, {
    role: 'prosecutor',
    duty: 'registrar',
    organisationId,
  });
  const others = await Promise.all(Array.from({ length: 40 }, () => of('prosecutor')));
  await fill(organisationId, { many, few, probation, others });
  for (const [name, actor, most, whole = 0] of [
    ['dense', many, 12 * dense],
    ['sparse', few, 60 * sparse],
    ['probation', probation, 12 * dense],
    // Of a tenth of its rows, PostgreSQL reads a table of this size whole: once, not for each row.
    ['registrar', registrar, subjects, subjects],
  ] as const) {
    const found = await sql<{
      s: string;
      p: string;
    }>`select r.subject_id as s, p.id as p from legal.reach r join legal.proceeding p
      on p.subject_id = r.subject_id
      where r.account_id = ${actor.accountId} or ${name === 'registrar'} limit 1`.execute(owner);
    officers[name] = {
      actor,
      subjectId: found.rows[0]!.s,
      proceedingId: found.rows[0]!.p,
      most,
      whole,
    };
  }
}, 120_000);

type People = {
  many: TestActor;
  few: TestActor;
  probation: TestActor;
  others: readonly TestActor[];
};

async function fill(
  organisationId: string,
  { many, few, probation, others }: People,
): Promise<void> {
  const id = (kind: string) => sql`md5(${kind} || n)::uuid`;
  const all = sql`from generate_series(1, ${subjects}) n`;
  await sql`insert into legal.subject (id, code, birth_from, birth_to, birth_precision,
    birth_disputed, counsel, organisation_id,
      registered_by, registered_on)
    select ${id('s')}, 'J-' || n, '1990-01-01', '1990-01-01', 'day', false, 'present',
      ${organisationId}::uuid, ${many.accountId},
      current_date ${all}`.execute(owner);
  await sql`insert into legal.subject_name (id, subject_id, kind, full_name, recorded_by)
    select ${id('n')}, ${id('s')}, 'current', 'Name ' || n, ${many.accountId} ${all}`.execute(
    owner,
  );
  await sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision, article,
    country, court, state, state_on,
      registered_on, registered_by)
    select ${id('p')}, ${id('s')}, '2017-01-01', '2017-01-01', 'day', '1', 'KG', 'x', 'opened',
      current_date - 9, current_date - 9,
      ${many.accountId} ${all}`.execute(owner);
  await sql`insert into legal.hearing (id, subject_id, proceeding_id, held_on, place_kind, outcome,
    recorded_by)
    select ${id('h')}, ${id('s')}, ${id('p')}, current_date + n % 90, 'video', 'planned',
      ${many.accountId} ${all}`.execute(owner);
  await sql`insert into legal.detention (id, subject_id, proceeding_id, started_on, order_number,
    reason, next_review_on, recorded_by)
    select ${id('d')}, ${id('s')}, ${id('p')}, current_date - 9, '1', '', current_date + n % 90,
      ${many.accountId} ${all}`.execute(owner);
  await sql`insert into legal.restriction (id, subject_id, proceeding_id, kind, court, order_number,
    scope, start_on, end_on, recorded_by)
    select ${id('r')}, ${id('s')}, ${id('p')}, 'travel', 'x', '1', '', current_date - 9,
      current_date + n % 90, ${many.accountId} ${all}`.execute(owner);
  await sql`insert into legal.reach (account_id, subject_id, organisation_id)
    select case when n <= ${dense} then ${many.accountId}::uuid when n <= ${dense + sparse}
      then ${few.accountId}::uuid
      else (${others.map((one) => one.accountId)}::uuid[])[1 + n % 40] end, ${id('s')},
        ${organisationId}::uuid ${all}`.execute(owner);
  await sql`insert into legal.reach (account_id, subject_id, organisation_id)
    select ${probation.accountId}::uuid, ${id('s')}, ${organisationId}::uuid ${all}
      where n % 60 = 0`.execute(owner);
  await sql`vacuum (analyze)`.execute(owner);
}

type Question = (
  tx: Tx,
  actor: Actor,
  of: { subjectId: string; proceedingId: string },
) => Promise<unknown>;
const questions: Readonly<Record<string, Question>> = {
  'my matters': async (tx, actor) => {
    const ids = (
      await listSubjects(tx, actor, { code: null, order: 'urgent', after: null, most: 51 })
    ).map(({ id }) => id);
    await listProceedings(tx, actor, ids);
    await listHearings(tx, actor, ids);
    await listRestrictions(tx, ids);
  },
  'one matter': async (tx, actor, { subjectId }) => {
    await findSubject(tx, actor, subjectId);
    await listProceedings(tx, actor, [subjectId]);
    await listTransitions(tx, subjectId);
  },
};
const ofProsecutors: Readonly<Record<string, Question>> = {
  ...questions,
  'one proceeding': (tx, _, { subjectId, proceedingId }) =>
    findProceeding(tx, subjectId, proceedingId),
};

async function readsOf(who: (typeof officers)['dense'], question: Question): Promise<object[]> {
  return asActor(database, who.actor, async (tx, actor) => {
    const count = () => countReads(tx, big);
    // As on the embedded server: with another server's default, a small table would be read whole.
    await sql`set local random_page_cost = 1.1`.execute(tx);
    const before = await count();
    await question(tx, actor, who);
    return (await count())
      .map((row, at) => ({
        table: row.table,
        whole: row.whole - before[at]!.whole,
        looked: row.looked - before[at]!.looked,
      }))
      .filter(({ whole, looked }) => whole > who.whole || looked > who.most);
  });
}

describe('no big table is read from end to end', () => {
  it.each([
    ...(['dense', 'sparse'] as const).flatMap((who) =>
      Object.keys(ofProsecutors).map((name) => [who, name] as const),
    ),
    ...(['probation', 'registrar'] as const).flatMap((who) =>
      Object.keys(questions).map((name) => [who, name] as const),
    ),
  ])('%s: %s', async (who, name) => {
    expect(await readsOf(officers[who], ofProsecutors[name]!)).toEqual([]);
  });
});
