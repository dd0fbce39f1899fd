// Lists over the whole programme are answered through an index: the coordinator's alarms, the
// emergencies that wait for a review, what is late in a court and what one may ask the other side
// about. Counts what the database really read, as in plans.test.ts.

import { beforeAll, describe, expect, it } from 'vitest';
import { sql, type Tx } from '../src/engine/db/database.ts';
import { listEmergencies, getEmergencyNotice } from '../src/rooms/care/emergency/queries.ts';
import { listAskableRows } from '../src/rooms/disclosure/queries.ts';
import { countAlarms, listAlarmRows } from '../src/rooms/reports/queries.ts';
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
const persons = 6_000;
/** One in so many is an alarm, waits for a review, is late or belongs to this court. */
const oneIn = 300;
const rowsMost = persons / 10;
const big = [
  'people.person',
  'people.person_name',
  'care.case_file',
  'care.emergency_opening',
  'care.move',
  'care.offer',
  'people.household',
  'guardianship.search',
  'guardianship.cover',
  'operations.entry',
  'access.reach',
  'legal.subject',
  'legal.subject_name',
  'legal.restriction',
  'legal.restriction_notice',
];
const filled = [...big, 'operations.operation', 'care.assignment', 'care.emergency_told'];
const actors = {} as Record<
  'coordinator' | 'supervisor' | 'worker' | 'opener' | 'registrar',
  TestActor
>;

const id = (kind: string) => sql`md5(${kind} || n)::uuid`;
const all = sql`from generate_series(1, ${persons}) n`;

beforeAll(async () => {
  await makeTestProgramme(database);
  await openReadCounts(database);
  const [care, other, justice, court] = [
    await makeOrganisation(database, { side: 'care' }),
    await makeOrganisation(database, { side: 'care' }),
    await makeOrganisation(database, { side: 'justice' }),
    await makeOrganisation(database, { side: 'justice' }),
  ];
  actors.coordinator = await makeActor(database, { role: 'national-coordinator' });
  actors.supervisor = await makeActor(database, { role: 'supervisor', organisationId: care });
  actors.worker = await makeActor(database, { role: 'case-manager', organisationId: care });
  actors.opener = await makeActor(database, { role: 'case-manager', organisationId: other });
  actors.registrar = await makeActor(database, {
    role: 'prosecutor',
    duty: 'registrar',
    organisationId: justice,
  });
  // What the triggers would follow is filled in as well; row by row it would take minutes.
  for (const table of filled)
    await sql.raw(`alter table ${table} disable trigger user`).execute(owner);
  await fillCare({ care, other });
  await fillOperation();
  await fillCourts({ justice, court });
  for (const table of filled)
    await sql.raw(`alter table ${table} enable trigger user`).execute(owner);
  await sql`vacuum (analyze)`.execute(owner);
}, 120_000);

async function fillCare({ care, other }: { care: string; other: string }): Promise<void> {
  const alarming = sql`n % ${oneIn} = 0`;
  const organisation = sql`case when ${alarming} then ${care}::uuid else ${other}::uuid end`;
  await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision,
      organisation_id, handed_over_at)
    select ${id('p')}, 'P-' || n, 'female', current_date - 3000, current_date - 3000, 'day',
      ${organisation}, now() ${all}`.execute(owner);
  await sql`insert into people.person_name (id, person_id, kind, full_name)
    select ${id('n')}, ${id('p')}, 'current', 'Name ' || n ${all}`.execute(owner);
  await sql`insert into guardianship.cover (id, person_id, kind, basis, holder_name,
      holder_relation, from_on)
    select ${id('g')}, ${id('p')}, 'custodial-parent', 'parental', 'x', 'mother',
      current_date - 100 ${all} where not (${alarming})`.execute(owner);
  await sql`insert into guardianship.uncovered (person_id, days)
    select p.id, guardianship.gaps(p.id, care.today()) from people.person p
    where not isempty(guardianship.gaps(p.id, care.today()))`.execute(owner);
  await sql`insert into care.case_file (id, code, person_id, organisation_id, intake, priority,
      priority_reason, contact_due_at, contacted_at)
    select ${id('c')}, 'C-' || n, ${id('p')}, ${organisation}, false, 'low', 'usual',
      now() - interval '1 day', case when not (${alarming}) then now() end ${all}`.execute(owner);
  await sql`insert into access.reach (account_id, person_id, via)
    select case when ${alarming} then ${actors.worker.accountId}::uuid
      else ${actors.opener.accountId}::uuid end, ${id('p')}, 'case-lead' ${all}`.execute(owner);
  await sql`insert into care.emergency_opening (id, case_id, person_id, by_account,
      by_organisation_id, kind, opened_at, until_at, review_due_at, verdict, reviewed_at,
      reviewed_by)
    select ${id('e')}, ${id('c')}, ${id('p')}, ${actors.opener.accountId}, ${other}, 'health',
      at, at, at + interval '72 hours', ${verdict(alarming, sql`'justified'`)},
      ${verdict(alarming, sql`at + interval '1 hour'`)},
      ${verdict(alarming, sql`${actors.supervisor.accountId}::uuid`)}
    from generate_series(1, ${persons}) n,
      lateral (select now() - interval '120 days' as at) a`.execute(owner);
  await fillMoves(alarming, { care, other });
  await fillWaiting(alarming, { care, other });
}

/** Of each kind that waits for somebody: long done, but for a few that nobody has taken on. */
async function fillWaiting(
  alarming: ReturnType<typeof sql>,
  { care, other }: { care: string; other: string },
): Promise<void> {
  const long = sql`now() - interval '90 days'`;
  const left = sql`case when ${alarming} then ${long} end`;
  await sql`update care.case_file c set without_lead_since = ${left},
      without_supervisor_since = ${left} from generate_series(1, ${persons}) n
    where c.id = ${id('c')}`.execute(owner);
  const household = (kind: string) => sql`insert into people.household (id, code, operation_id,
      province, made_at) select ${id(kind)}, ${kind} || n, ${id('op')}, 'KG-O', ${long} ${all}`;
  await household('h').execute(owner);
  await household('k').execute(owner);
  const awaited = (kind: string) => sql`insert into people.person (id, code, sex, birth_from,
      birth_to, birth_precision, operation_id, household_id, handed_over_at)
    select md5('q' || ${kind} || n)::uuid, 'Q-' || ${kind} || n, 'female', '1990-01-01',
      '1990-01-01', 'day', ${id('op')}, ${id(kind)},
      case when not (${alarming}) then now() end ${all}`;
  await awaited('h').execute(owner);
  await awaited('k').execute(owner);
  await sql`insert into care.offer (id, household_id, household_code, organisation_id, adults,
      children, age_bands, languages, state, offered_by, offered_at, decided_by, decided_at)
    select ${id('f')}, ${id('k')}, 'k' || n, case when ${alarming} then ${care}::uuid
        else ${other}::uuid end, 1, 0, '{}', '{}', case when ${alarming} then 'open'
        else 'accepted' end, ${actors.coordinator.accountId}, ${long},
      ${verdict(alarming, sql`${actors.supervisor.accountId}::uuid`)}, ${verdict(alarming, long)}
      ${all}`.execute(owner);
  await sql`insert into guardianship.search (id, person_id, body_organisation_id, state, opened_at,
      closed_at, outcome)
    select ${id('s')}, ${id('p')}, ${care}, case when ${alarming} then 'open' else 'closed' end,
      ${long}, ${verdict(alarming, sql`now()`)}, ${verdict(alarming, sql`'cover-found'`)}
      ${all}`.execute(owner);
}

/** One to each case: those of long ago are done, and nobody answered the others. */
async function fillMoves(
  alarming: ReturnType<typeof sql>,
  { care, other }: { care: string; other: string },
): Promise<void> {
  const { accountId } = actors.supervisor;
  const done = (value: ReturnType<typeof sql>) => verdict(alarming, value);
  await sql`insert into care.move (id, case_id, person_id, case_code, from_organisation_id,
      to_organisation_id, reason, age_band, may_be_minor, priority, state, proposed_by, proposed_at,
      due_on, lead_id, supervisor_id, talked_on, done_by, done_at, opened_on, visits)
    select ${id('m')}, ${id('c')}, ${id('p')}, 'C-' || n,
      case when ${alarming} then ${care}::uuid else ${other}::uuid end,
      case when ${alarming} then ${other}::uuid else ${care}::uuid end, 'language', '6-11', true,
      'low', case when ${alarming} then 'proposed' else 'done' end, ${accountId}::uuid,
      now() - interval '90 days', current_date - 83, ${done(sql`${accountId}::uuid`)},
      ${done(sql`${accountId}::uuid`)}, ${done(sql`current_date - 85`)},
      ${done(sql`${accountId}::uuid`)}, ${done(sql`now() - interval '85 days'`)},
      ${done(sql`current_date - 99`)}, ${done(sql`1`)} ${all}`.execute(owner);
}

const verdict = (waits: ReturnType<typeof sql>, value: ReturnType<typeof sql>) =>
  sql`case when not (${waits}) then ${value} end`;

async function fillOperation(): Promise<void> {
  const operationId = (
    await sql<{ id: string }>`insert into operations.operation (id, name, state, made_by)
      values (gen_random_uuid(), 'One', 'landed', ${actors.coordinator.accountId}) returning id`.execute(
      owner,
    )
  ).rows[0]!.id;
  const familyId = (
    await sql<{ id: string }>`insert into operations.family (id, operation_id, code)
      values (gen_random_uuid(), ${operationId}, 'F-1') returning id`.execute(owner)
  ).rows[0]!.id;
  const state = sql`case when n % ${oneIn} = 0 then 'arrived' else 'handed-over' end`;
  await sql`insert into operations.entry (id, operation_id, code, root_id, state, own_state, sex,
      may_be_minor, own_may_be_minor, listed_family_id, family_is_listed, family_id)
    select ${id('o')}, ${operationId}::uuid, 'E-' || n, ${id('o')}, ${state}, ${state}, 'female',
      false, false, ${familyId}::uuid, false, ${familyId}::uuid ${all}`.execute(owner);
}

async function fillCourts({ justice, court }: { justice: string; court: string }): Promise<void> {
  const by = actors.registrar.accountId;
  await sql`insert into legal.subject (id, code, birth_from, birth_to, birth_precision,
      birth_disputed, counsel, organisation_id, registered_by, registered_on)
    select ${id('s')}, 'J-' || lpad(n::text, 6, '0'), '1990-01-01', '1990-01-01', 'day', false,
      'present', case when n % 2 = 0 then ${justice}::uuid else ${court}::uuid end, ${by},
      current_date ${all}`.execute(owner);
  await sql`insert into legal.subject_name (id, subject_id, kind, full_name, recorded_by)
    select ${id('sn')}, ${id('s')}, 'current', 'Name ' || n, ${by} ${all}`.execute(owner);
  await sql`insert into legal.restriction (id, subject_id, kind, court, order_number, scope,
      start_on, end_on, recorded_by, organisation_id)
    select ${id('r')}, s.id, 'travel', 'x', '1', '', day, day + 80, ${by}, s.organisation_id
    from generate_series(1, ${persons}) n join legal.subject s on s.id = ${id('s')},
      lateral (select current_date - case when n % ${oneIn} = 0 then 9 else 400 end as day) d
      `.execute(owner);
}

type Question = (tx: Tx) => Promise<unknown>;
/** Grants, operations and lists do not grow with the persons of a programme. */
const few = [
  'grant-waiting',
  'operation-still',
  'pairs-to-decide',
  'list-staged',
  'import-failed',
  'given-name-proposed',
];
const questions: readonly (readonly [keyof typeof actors, string, Question])[] = [
  [
    'coordinator',
    'alarms',
    async (tx) => {
      const found = await listAlarmRows(tx, { kind: null, after: null, most: 50 });
      expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(1);
      for (const [kind, count] of Object.entries(await countAlarms(tx)))
        expect([kind, count]).toEqual([kind, few.includes(kind) ? 0 : persons / oneIn]);
    },
  ],
  [
    'supervisor',
    'emergencies',
    async (tx) => {
      const found = await listEmergencies(tx, { openingId: null, limit: 50 });
      expect(found).toHaveLength(persons / oneIn);
      await getEmergencyNotice(tx);
    },
  ],
  [
    'worker',
    'own records to ask about',
    async (tx) =>
      expect(await listAskableRows(tx, { about: null, code: null }, 101)).toHaveLength(
        persons / oneIn,
      ),
  ],
  [
    'registrar',
    'own records to ask about',
    async (tx) =>
      expect(await listAskableRows(tx, { about: null, code: null }, 101)).toHaveLength(101),
  ],
];

describe('no big table is read from end to end', () => {
  it.each(questions)('%s: %s', async (who, _, question) => {
    const reads = await asActor(database, actors[who], async (tx) => {
      // As on the embedded server: with another's default, a small table would be read whole.
      await sql`set local random_page_cost = 1.1`.execute(tx);
      const before = await countReads(tx, big);
      await question(tx);
      return (await countReads(tx, big))
        .map(({ table, whole, looked }, at) => ({
          table,
          whole: whole - before[at]!.whole,
          looked: looked - before[at]!.looked,
        }))
        .filter(({ whole, looked }) => whole > 0 || looked > rowsMost);
    });
    expect(reads).toEqual([]);
  });
});
