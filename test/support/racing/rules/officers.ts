// A matter is reached by the officer who has it, one in each part, with a grant that a second
// person confirmed and nobody has withdrawn.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor } from '../../actors.ts';
import { addSubject } from '../../disclosures.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';

type Court = {
  readonly organisationId: string;
  readonly registrars: readonly [TestActor, TestActor];
  readonly administrator: TestActor;
};
/** The first has the matter; the last has a grant that is not confirmed. */
type World = { readonly subjectId: string; readonly officers: readonly TestActor[] };

export async function officerRule(bench: RacingBench): Promise<AnyRule> {
  const organisationId = await makeOrganisation(bench.database, { side: 'justice' });
  const registrar = () =>
    makeActor(bench.database, { role: 'prosecutor', duty: 'registrar', organisationId });
  const court = {
    organisationId,
    registrars: [await registrar(), await registrar()] as const,
    administrator: await makeActor(bench.database, { role: 'administrator' }),
  };
  return ruleOf<World>(bench, {
    tables: ['legal.assignment', 'legal.reach', 'workforce.membership'],
    isCompared: true,
    worlds: { 'one officer': () => entered(bench, court) },
    commands: commandsOf(court),
    refusals: [
      'not-found',
      'no-such-officer',
      'already-assigned',
      'conflict-changed-meanwhile',
      'done already',
    ],
    holes: [
      {
        without: [['legal.assign', 'for share']],
        pair: 'one officer: withdraw the grant of the second, then assign the second',
      },
      {
        without: [['legal.assign', 'for no key update']],
        pair: 'one officer: assign the second, then assign the second',
      },
    ],
    elsewhere: {
      'care.end_leaving': 'ends the grants of an organisation of care that has left',
      'access.grant_account': 'a new account, whose id nobody knows yet',
      'access.renew_invitation': 'a grant that sleeps, or one nobody has come in by',
      'access.change_duty': 'asks for a duty, or takes one away, which reaches nothing by itself',
      'access.confirm_duty': 'a duty, which reaches nothing by itself',
      'access.set_place': 'where somebody works, which opens nothing',
      'access.ask_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'access.agree_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'access.refuse_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'legal.set_expungement': { raced: 'what protects in a matter follows from all of it' },
      'programme.erase_what_is_due': 'erases what nobody reaches any more',
    },
    held: {
      'the matter': ({ subjectId }) =>
        sql`select from legal.subject where id = ${subjectId} for update`,
      'a grant': ({ officers }) => sql`select from workforce.membership
        where account_id = ${officers[1]!.accountId} for update`,
      'what is reached': ({ subjectId }) =>
        sql`select from legal.reach where subject_id = ${subjectId} for update`,
    },
    broken: ({ subjectId, officers }) => sql`
      with grant_ as (select * from workforce.membership
          where account_id = any(${officers.map((one) => one.accountId)}::uuid[])),
        now_ as (select * from legal.assignment where subject_id = ${subjectId}
          and until_at = 'infinity'),
        reach as (select * from legal.reach where subject_id = ${subjectId})
      select 'two officers' as fault from now_ group by role having count(*) > 1
      union all select 'reached without the matter' from reach where not exists (select 1
        from now_ where officer_account_id = reach.account_id)
      union all select 'not reached' from now_ join grant_ g on g.account_id = officer_account_id
        where g.withdrawn_at is null and not exists (select 1 from reach
          where reach.account_id = g.account_id)
      union all select 'reached without a grant' from reach join grant_ g
        on g.account_id = reach.account_id where g.withdrawn_at is not null
          or g.confirmed_at is null
      union all select 'a session without a grant' from access.session s join grant_ g
        on g.account_id = s.account_id where g.withdrawn_at is not null and s.ended_at is null`,
  });
}

async function entered(bench: RacingBench, court: Court): Promise<World> {
  const { organisationId, registrars } = court;
  const officer = () => makeActor(bench.database, { role: 'prosecutor', organisationId });
  const officers = [await officer(), await officer(), await officer()];
  const subjectId = await addSubject(bench.database, {
    court: organisationId,
    registrar: registrars[0],
    officers: [officers[0]!],
  });
  await sql`with unconfirmed as (update workforce.membership set confirmed_at = null
      where account_id = ${officers[2]!.accountId})
    insert into legal.assignment (id, subject_id, officer_account_id, role, organisation_id,
      reason, assigned_by)
    values (${newId()}, ${subjectId}, ${officers[0]!.accountId}, 'prosecutor', ${organisationId},
      'new-matter', ${registrars[0].accountId})`.execute(bench.database.owner);
  return { subjectId, officers };
}

function commandsOf({ registrars, administrator }: Court): Record<string, Command<World>> {
  const assign =
    (which: number): Command<World>['act'] =>
    ({ subjectId, officers }, turn) => [
      registrars[turn],
      (tx) =>
        askFor(
          tx,
          sql`legal.assign(${newId()}, ${subjectId}, ${officers[which]!.accountId}, 'workload',
            2)`,
        ),
    ];
  const change =
    (name: 'confirm_grant' | 'withdraw_grant', which: number): Command<World>['act'] =>
    ({ officers }, turn) => [
      name === 'withdraw_grant' && turn === 1 ? administrator : registrars[turn],
      async (tx) => {
        const { rows } = await sql<{ isDone: boolean }>`select ${sql.raw(`access.${name}`)}(m.id)
          as is_done from workforce.membership m
          where m.account_id = ${officers[which]!.accountId}`.execute(tx);
        return rows[0]!.isDone ? 'ok' : 'done already';
      },
    ];
  return {
    'assign the second': { through: ['legal.assign'], act: assign(1) },
    'assign the third': { through: ['legal.assign'], act: assign(2) },
    'withdraw the grant of the first': {
      through: ['access.withdraw_grant'],
      act: change('withdraw_grant', 0),
    },
    'withdraw the grant of the second': {
      through: ['access.withdraw_grant'],
      act: change('withdraw_grant', 1),
    },
    'withdraw the grant of the third': {
      through: ['access.withdraw_grant'],
      act: change('withdraw_grant', 2),
    },
    'confirm the grant of the third': {
      through: ['access.confirm_grant'],
      act: change('confirm_grant', 2),
    },
  };
}
