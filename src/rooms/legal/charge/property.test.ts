// Over made-up births with doubt, act days, laws, claims and safeguards: the pure rules and the
// database say the same, and no path of steps reaches a charge against them.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLaw } from '../../law/load-law.ts';
import type { LawPack } from '../../law/model.ts';
import { inTransaction, sql, type Tx } from '../../../engine/db/database.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { makeActor, makeTestProgramme } from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { todayOf } from '../../../../test/support/matters.ts';
import { chargeStates, latestBirth, listObstacles, mayHaveBeenMinor } from './rules.ts';
import { proceedingSteps } from '../matter/rules.ts';
import type { ProceedingState } from '../matter/model.ts';
import { heavily } from '../../../../test/support/rounds.ts';

const database = await testDatabase();
const { owner } = database;
let [organisationId, by, today] = ['', '', '' as Day];
let editionAtFirst = '';

const shipped = loadLaw('kg');
const {
  responsibility: { general, listed, listedOffences },
} = shipped;
const laws: Readonly<Record<string, LawPack>> = {
  'as shipped': shipped,
  'nothing known well enough': {
    ...shipped,
    offences: shipped.offences.map((one) => ({ ...one, status: 'unverified' })),
  },
  'listed from fourteen': {
    ...shipped,
    responsibility: {
      general,
      listed: { ...listed, status: 'reported' },
      listedOffences: { ...listedOffences, status: 'reported', value: ['armed-conflict-abroad'] },
    },
  },
  'from eighteen': {
    ...shipped,
    responsibility: { general: { ...general, value: 18 }, listed, listedOffences },
  },
  'no offence any more': {
    ...shipped,
    offences: shipped.offences.map((one) => ({ ...one, until: one.until ?? toDay('2025-06-01') })),
  },
};

beforeAll(async () => {
  await makeTestProgramme(database);
  const actor = await makeActor(database, { role: 'prosecutor' });
  ({ accountId: by, organisationId } = actor);
  today = await todayOf(database);
  editionAtFirst = (await sql<{ id: string }>`select law.current_edition() as id`.execute(owner))
    .rows[0]!.id;
  // Says it of every second subject.
  await sql`create or replace function legal.best_interests_attested(wanted_subject uuid)
    returns boolean language sql stable
    security definer set search_path = '' as $$ select code like 'B-%' from legal.subject
      where id = wanted_subject $$`.execute(owner);
});

const dayFrom = (first: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((more) => addDays(toDay(first), more));
/** Births close to the ages that matter, so that the edges are met. */
const birth = fc.record({
  to: fc.option(
    fc.oneof(
      dayFrom('1998-01-01', 2600),
      fc.constantFrom('2000-02-29' as Day, '2004-02-29' as Day),
    ),
    { freq: 9 },
  ),
  spread: fc.integer({ min: 0, max: 800 }),
});
const act = fc.record({
  from: fc.option(dayFrom('2015-12-01', 3500), { freq: 9 }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 })),
});
const offence = fc.constantFrom(...shipped.offences.map(({ code, from }) => ({ code, from })));
const one = fc.record({
  birth,
  act,
  isDisputed: fc.boolean(),
  claims: fc.array(
    birth.filter(({ to }) => to !== null),
    { maxLength: 2 },
  ),
  offence: fc.option(offence, { freq: 9 }),
  isHome: fc.oneof(fc.constant(true), fc.constant(true), fc.boolean()),
  counsel: fc.constantFrom('present', 'present', 'absent', 'not-known'),
  hasAlternatives: fc.boolean(),
  hasBestInterests: fc.boolean(),
  walk: fc.array(fc.nat(), { minLength: 3, maxLength: 7 }),
});
type Case = typeof one extends fc.Arbitrary<infer Value> ? Value : never;

async function write(tx: Tx, it: Case): Promise<{ subjectId: string; proceedingId: string }> {
  const [subjectId, proceedingId] = [newId(), newId()];
  const { to, spread } = it.birth;
  await sql`insert into legal.subject (id, code, birth_from, birth_to, birth_precision,
    birth_disputed, counsel, organisation_id,
    registered_by, registered_on)
      values (${subjectId}, ${(it.hasBestInterests ? 'B-' : 'N-') + subjectId},
        ${to && addDays(to, -spread)},
    ${to}, ${to ? 'about' : 'unknown'}, ${it.isDisputed}, ${it.counsel}, ${organisationId}, ${by},
      ${today})`.execute(tx);
  for (const { to: latest, spread: wide } of it.claims) {
    await sql`insert into legal.birth_claim (id, subject_id, birth_from, birth_to, birth_precision,
      says, recorded_by)
      values (${newId()}, ${subjectId}, ${addDays(latest!, -wide)}, ${latest}, 'about', '',
        ${by})`.execute(tx);
  }
  const { from, until } = spanOf(it);
  await sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision, article,
    country, court, state, state_on,
    registered_on, registered_by) values (${proceedingId}, ${subjectId}, ${from}, ${until},
      ${from ? 'period' : 'unknown'}, '1',
    ${it.isHome ? 'KG' : 'SY'}, 'x', 'opened', ${today}, ${today}, ${by})`.execute(tx);
  if (it.hasAlternatives) {
    await sql`insert into legal.alternatives_considered (id, subject_id, proceeding_id,
      considered_on, alternatives, why_not_enough,
      recorded_by) values (${newId()}, ${subjectId}, ${proceedingId}, ${today}, '{warning}', '',
        ${by})`.execute(tx);
  }
  return { subjectId, proceedingId };
}

const spanOf = ({ act: { from, length } }: Case) => ({
  from,
  until: from && addDays(from, length),
});
const born = (it: Case) =>
  latestBirth(
    { to: it.birth.to, isDisputeUnnamed: it.isDisputed },
    it.claims.map(({ to }) => ({ to: to! })),
  );

function obstaclesOf(it: Case, cited: LawPack, lawNow: LawPack): readonly string[] {
  const { from, until } = spanOf(it);
  return listObstacles({
    isOwnCountry: it.isHome,
    cited: it.offence && { law: cited, ...it.offence },
    lawNow,
    act: { from, to: until },
    latestBirth: born(it),
    hasCounsel: it.counsel === 'present',
    hasAlternatives: it.hasAlternatives,
    hasBestInterests: it.hasBestInterests,
    today,
    isDemo: true,
  });
}

/** Nothing of it stays. */
async function inTrial<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  let kept: { value: Value } | null = null;
  await inTransaction(owner, async (tx) => {
    kept = { value: await work(tx) };
    throw new Error('undo');
  }).catch((problem: Error) => {
    if (problem.message !== 'undo') throw problem;
  });
  return kept!.value;
}

async function tried(tx: Tx, statement: ReturnType<typeof sql>): Promise<string | null> {
  await sql`savepoint trying`.execute(tx);
  try {
    await statement.execute(tx);
    return null;
  } catch (problem) {
    await sql`rollback to savepoint trying`.execute(tx);
    return (problem as Error).message;
  }
}

describe.each(Object.entries(laws))('%s', (_, law) => {
  let editionId = '';
  beforeAll(async () => {
    editionId = (
      await sql<{
        id: string;
      }>`insert into law.edition (origin, document, document_hash, confirmed_at)
      values ('pack', ${JSON.stringify(law)}::jsonb, ${Buffer.from(newId())}, clock_timestamp())
        returning id`.execute(owner)
    ).rows[0]!.id;
  });

  test('the rules and the database name the same first obstacle, also for a matter under an earlier law', async () => {
    await fc.assert(
      fc.asyncProperty(one, fc.boolean(), async (it, isOld) => {
        const [theirs, minor] = await inTrial(async (tx) => {
          const { subjectId, proceedingId } = await write(tx, it);
          const cites = it.offence && {
            edition_id: isOld ? editionAtFirst : editionId,
            offence_code: it.offence.code,
            offence_from: it.offence.from,
          };
          const found = await sql<{
            obstacle: string | null;
            minor: boolean;
          }>`select legal.charge_obstacle(jsonb_populate_record(p,
            ${JSON.stringify(cites ?? {})}::jsonb)) as obstacle,
              legal.may_have_been_minor(${subjectId}, p.act_from) as minor
          from legal.proceeding p where p.id = ${proceedingId}`.execute(tx);
          return [found.rows[0]!.obstacle, found.rows[0]!.minor] as const;
        });
        const mine = obstaclesOf(it, isOld ? shipped : law, law)[0] ?? null;
        expect([theirs, minor]).toEqual([mine, mayHaveBeenMinor(born(it), spanOf(it) as never)]);
      }),
      heavily({ numRuns: 80, seed: 4 }),
    );
  });

  test('no path of steps reaches a charge against the rules', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(one, async (it) => {
        const obstacles = obstaclesOf(it, law, law);
        await inTrial(async (tx) => {
          const { proceedingId } = await write(tx, it);
          let isCited = false;
          if (it.offence) {
            isCited =
              (await tried(
                tx,
                sql`update legal.proceeding set edition_id = ${editionId}, offence_code =
                  ${it.offence.code},
            offence_from = ${it.offence.from} where id = ${proceedingId}`,
              )) === null;
          }
          let state: ProceedingState = 'opened';
          for (const turn of it.walk) {
            const next: readonly ProceedingState[] = [...proceedingSteps[state]].filter(
              (to) => to !== 'exempted' && to !== 'expunged',
            );
            if (next.length === 0) break;
            // Towards a charge wherever there is one.
            const to: ProceedingState =
              next.find((each) => chargeStates.includes(each)) ?? next[turn % next.length]!;
            const refusal = await tried(
              tx,
              sql`update legal.proceeding set state = ${to} where id = ${proceedingId}`,
            );
            if (chargeStates.includes(to)) {
              expect([to, refusal === null]).toEqual([to, isCited && obstacles.length === 0]);
              if (refusal === null) reached++;
            }
            state = refusal === null ? to : 'ended';
            if (
              refusal !== null &&
              (await tried(
                tx,
                sql`update legal.proceeding set state = 'ended' where id = ${proceedingId}`,
              )) !== null
            )
              break;
          }
        });
      }),
      heavily({ numRuns: 60, seed: 11 }),
    );
    if (law === shipped) expect(reached).toBeGreaterThan(0);
  });
});
