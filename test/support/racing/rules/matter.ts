// What protects in a matter follows from all of its proceedings and from the birth: who may have
// been a child is a victim first, a child's record is sealed once it is over, and the matter goes
// when the last proceeding does.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor } from '../../actors.ts';
import { addSubject, dayFrom } from '../../disclosures.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf, run } from '../rule.ts';

type Court = {
  readonly organisationId: string;
  readonly registrars: readonly [TestActor, TestActor];
};
/** Two acts as a child and one as an adult, all of them ended; or one act that may be either. */
type World = { readonly subjectId: string; readonly proceedingIds: readonly string[] };

export async function matterRule(bench: RacingBench): Promise<AnyRule> {
  const organisationId = await makeOrganisation(bench.database, { side: 'justice' });
  const registrar = () =>
    makeActor(bench.database, { role: 'prosecutor', duty: 'registrar', organisationId });
  const court = { organisationId, registrars: [await registrar(), await registrar()] as const };
  return ruleOf<World>(bench, {
    tables: ['legal.subject', 'legal.proceeding'],
    worlds: {
      'as a child and as an adult': () =>
        entered(bench, court, { birth: '2000-01-01', acts: [2015, 2016, 2020] }),
      'as an adult': () => entered(bench, court, { birth: '1990-01-01', acts: [2015] }),
    },
    commands: { ...stepping(bench, court), ...finding(court) },
    refusals: [
      'not-found',
      'conflict-changed-meanwhile',
      'matter-of-another-kind',
      'known_step',
      'only-earlier',
      '42501 not in sight',
    ],
    holes: [
      {
        without: [
          ['legal.check_proceeding', 'perform legal.lock_matter(new.subject_id);', 'null;'],
          ['legal.refresh_subject', 'for no key update'],
        ],
        pair: 'as an adult: learn of another birth, then add a proceeding',
      },
      {
        without: [
          ['legal.check_proceeding', 'perform legal.lock_matter(new.subject_id);', 'null;'],
          ['legal.refresh_subject', 'for no key update'],
        ],
        pair: 'as an adult: add a proceeding, then expunge the first',
      },
    ],
    elsewhere: {
      'programme.erase_what_is_due': 'erases what nobody reaches any more',
    },
    held: {
      'the matter': ({ subjectId }) =>
        sql`select from legal.subject where id = ${subjectId} for update`,
      'the first proceeding': ({ proceedingIds }) =>
        sql`select from legal.proceeding where id = ${proceedingIds[0]} for update`,
      'the last proceeding': ({ proceedingIds }) =>
        sql`select from legal.proceeding where id = ${proceedingIds.at(-1)} for update`,
    },
    broken: ({ subjectId }) => sql`
      with one as (select * from legal.subject where id = ${subjectId}),
        act as (select p.*, legal.may_have_been_minor(p.subject_id, p.act_from) as as_child,
            legal.over_from(p) as over_on
          from legal.proceeding p where p.subject_id = ${subjectId}),
        found as (select bool_or(as_child) filter (where state <> 'expunged') as is_juvenile,
            not bool_and(as_child) filter (where state <> 'expunged') as is_mixed,
            case when bool_and(over_on is not null) then max(over_on) end as over_on,
            case when bool_and(expunge_on is not null) then max(expunge_on) end as expunge_on
          from act)
      select 'not a victim first' as fault from one, found where found.is_juvenile
        and not one.is_victim
      union all select 'sealed on another day' from one, found where one.sealed_from
        is distinct from case when found.is_juvenile and not found.is_mixed then found.over_on end
      union all select 'gone on another day' from one, found
        where one.expunged_from is distinct from found.expunge_on
      union all select 'a proceeding sealed on another day' from act, found
        where act.sealed_from is distinct from case when found.is_juvenile and found.is_mixed
          and act.state <> 'expunged' and act.as_child then act.over_on end
      union all select 'steps that do not follow' from legal.proceeding_transition t
        where t.subject_id = ${subjectId} group by t.proceeding_id, t.from_state
        having count(*) > 1`,
  });
}

async function entered(
  bench: RacingBench,
  { organisationId, registrars }: Court,
  wanted: { birth: string; acts: readonly number[] },
): Promise<World> {
  const { owner } = bench.database;
  const subjectId = await addSubject(bench.database, {
    court: organisationId,
    registrar: registrars[0],
    officers: [],
  });
  const proceedingIds = wanted.acts.map(() => newId());
  await owner.transaction().execute(async (tx) => {
    for (const [at, id] of proceedingIds.entries()) {
      await sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision,
          article, country, court, state, state_on, registered_on, registered_by)
        values (${id}, ${subjectId}, ${`${wanted.acts[at]}-01-01`}, ${`${wanted.acts[at]}-12-31`},
          'period', 'Art. 256', 'KG', 'Osh city court', 'opened', legal.today() - 20,
          legal.today() - 20, ${registrars[0].accountId})`.execute(tx);
    }
    await sql`update legal.subject set birth_from = ${wanted.birth}, birth_to = ${wanted.birth},
      birth_precision = 'day' where id = ${subjectId}`.execute(tx);
    await sql`update legal.proceeding set state = 'ended', state_on = legal.today() - 10, version = 2
      where subject_id = ${subjectId}`.execute(tx);
  });
  return { subjectId, proceedingIds };
}

function stepping({ send }: RacingBench, { registrars }: Court): Record<string, Command<World>> {
  const expunge =
    (at: number): Command<World>['act'] =>
    ({ proceedingIds }, turn) => [
      registrars[turn],
      (tx) =>
        askFor(
          tx,
          sql`legal.set_expungement(${proceedingIds.at(at)}, legal.today() + 9 - ${turn}::integer,
            null)`,
        ),
    ];
  const move =
    (at: number, state: string): Command<World>['act'] =>
    ({ subjectId, proceedingIds }, turn) =>
      send(
        registrars[turn],
        `PUT /api/matters/${subjectId}/proceedings/${proceedingIds.at(at)}/state`,
        { state, on: dayFrom(0), baseVersion: 2 },
      );
  return {
    'make the first final': { through: [], act: move(0, 'final') },
    'expunge the last at once': {
      worlds: ['as a child and as an adult'],
      through: [],
      act: move(-1, 'expunged'),
    },
    'expunge the first': { through: ['legal.set_expungement'], act: expunge(0) },
    'expunge the last': {
      worlds: ['as a child and as an adult'],
      through: ['legal.set_expungement'],
      act: expunge(-1),
    },
    'add a proceeding': {
      through: [],
      act: ({ subjectId }, turn) => [
        registrars[turn],
        (tx) =>
          run(
            tx,
            sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision,
                article, country, court, state, state_on, registered_on, registered_by)
              values (${newId()}, ${subjectId}, '2015-01-01', '2015-12-31', 'period', 'Art. 256',
                'KG', 'Osh city court', 'opened', legal.today(), legal.today(),
                ${registrars[turn].accountId})`,
          ),
      ],
    },
  };
}

function finding({ registrars }: Court): Record<string, Command<World>> {
  return {
    'learn of another birth': {
      through: [],
      act: ({ subjectId }, turn) => [
        registrars[turn],
        (tx) =>
          run(
            tx,
            sql`insert into legal.birth_claim (id, subject_id, birth_from, birth_to,
                birth_precision, says, recorded_by)
              values (${newId()}, ${subjectId}, '2003-01-01', '2003-12-31', 'year', '\\x00',
                ${registrars[turn].accountId})`,
          ),
      ],
    },
    'settle the birth': {
      through: [],
      act: ({ subjectId }, turn) => [
        registrars[turn],
        (tx) =>
          run(
            tx,
            sql`insert into legal.birth_settlement (id, subject_id, birth_from, birth_to,
                birth_precision, order_number, found_on, recorded_by)
              values (${newId()}, ${subjectId}, '1992-01-01', '1992-12-31', 'year', 'S-1',
                legal.today(), ${registrars[turn].accountId})`,
          ),
      ],
    },
  };
}
