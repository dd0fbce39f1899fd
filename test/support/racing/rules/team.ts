// Who works on a case reaches its person, and nobody else by it: one lead and one supervisor, no
// team in a closed case, and nothing for an account whose grant was withdrawn.

import { sql } from '../../../../src/engine/db/database.ts';
import { makeActor, type TestActor } from '../../actors.ts';
import type { Bench } from '../../creating/bench.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import {
  type File,
  makeFile,
  makePost,
  type Post,
  propose,
  proposeClosing,
  stepOf,
} from './files.ts';

type Two = readonly [TestActor, TestActor];
type World = { readonly file: File; readonly kept: File; readonly colleagues: Two };

export async function teamRule(bench: Bench): Promise<AnyRule> {
  const post = await makePost(bench);
  const { organisationId, manager } = post;
  const colleague = () => makeActor(bench.database, { role: 'case-manager', organisationId });
  const world = (state: string) => async (): Promise<World> => {
    const colleagues = [await colleague(), await colleague()] as const;
    const file = await makeFile(bench, post, { state });
    const kept = await makeFile(bench, post);
    await propose(bench, kept, file, post.leads[0]);
    await sql`insert into care.assignment (id, case_id, person_id, account_id, part, reason,
        assigned_by) values (gen_random_uuid(), ${file.caseId}, ${file.personId},
        ${colleagues[1].accountId}, 'team', 'first-assignment', ${manager.accountId})`.execute(
      bench.database.owner,
    );
    if (state === 'closing') await proposeClosing(bench, file, post.leads[0]);
    await sql`insert into access.reach (account_id, person_id, via)
      values (${colleagues[1].accountId}, ${file.personId}, 'case-team')`.execute(
      bench.database.owner,
    );
    return { file, kept, colleagues };
  };
  return ruleOf<World>(bench, {
    tables: ['care.assignment', 'access.reach'],
    worlds: { 'under way': world('active'), 'about to close': world('closing') },
    commands: { ...assigning(post), ...ending(post) },
    refusals: [
      'not-found',
      'already-assigned',
      'not-a-colleague-for-this',
      'case-is-closed',
      'conflict-changed-meanwhile',
      'file-is-merged',
      'open-case-in-other-file',
      'withdrawn already',
      'closing-already-decided',
    ],
    holes: [
      {
        without: [
          ['people.hold_files', 'for no key update'],
          ['care.assignable_case', 'for no key update'],
        ],
        pair: 'under way: assign a lead, then assign a lead',
      },
      {
        without: [
          ['people.hold_files', 'for no key update'],
          ['care.assignable_case', 'for no key update'],
        ],
        pair: 'about to close: close the case, then assign a lead',
      },
      {
        without: [
          ['care.assign', 'for share'],
          ['access.begin_reach', 'for share'],
        ],
        pair: 'under way: withdraw the grant of the one assigned, then assign a lead',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.share_out_cases': 'cases that its own transaction opened, unseen until then',
      'programme.erase_file': { raced: 'a file is erased only when nothing needs it' },
      'care.approve_plan': { raced: 'a plan in force is what the person agreed to' },
      'care.propose_closing': {
        raced: 'a case is closed by two, and nobody works in it afterwards',
      },
      'care.move_case': { raced: 'a case is closed by two, and nobody works in it afterwards' },
      'care.change_priority': 'closes no case',
      'care.advance_case': { raced: 'a case is closed by two, and nobody works in it afterwards' },
      'access.grant_account': 'ends only a grant that is over, by access.withdraw_grant',
      'access.confirm_grant': { raced: 'a matter is reached by the officer who has it' },
      'access.renew_invitation': 'a grant that sleeps, or one nobody has come in by',
      'access.change_duty': 'asks for a duty, or takes one away, which reaches nothing by itself',
      'access.confirm_duty': 'a duty, which reaches nothing by itself',
      'access.set_place': 'where somebody works, which opens nothing',
      'access.ask_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'access.agree_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'access.refuse_withdrawal': 'of the programme or oversight, who reach no file and no matter',
      'people.correct': { raced: 'every minor is covered on every day' },
      'care.complete_move': 'holds the file for itself; two at once are in moving.test.ts',
      'care.end_leaving': 'ends the grants of an organisation without any open case',
      'care.accept_offer': 'cases of files that nobody works on yet',
      'care.open_intake_cases': 'cases of new files, led by who opens them',
      'guardianship.take_search': { raced: 'every minor is covered on every day' },
      'guardianship.ask_authority': { raced: 'every minor is covered on every day' },
      'guardianship.close_search': { raced: 'every minor is covered on every day' },
      'guardianship.cover_minors': { raced: 'every minor is covered on every day' },
      'guardianship.appoint': { raced: 'every minor is covered on every day' },
      'guardianship.end_cover': { raced: 'every minor is covered on every day' },
      'programme.note_files_due': 'searches of those who came of age, under the lock of the file',
      'people.add_household': 'new files, which nobody else sees yet',
    },
    held: {
      'the person': ({ file }) =>
        sql`select from people.person where id = ${file.personId} for update`,
      'the other file': ({ kept }) =>
        sql`select from people.person where id = ${kept.personId} for update`,
      'the case': ({ file }) =>
        sql`select from care.case_file where id = ${file.caseId} for update`,
      'a grant': ({ colleagues }) =>
        sql`select from workforce.membership where account_id = ${colleagues[1].accountId} for update`,
    },
    broken: ({ file, kept, colleagues }) => sql`
      with mine as (select c.* from care.case_file c
          where c.id in (${file.caseId}, ${kept.caseId})),
        part as (select a.*, c.state, exists (select 1 from workforce.membership m
            where m.account_id = a.account_id and m.withdrawn_at is null) as is_granted,
          exists (select 1 from access.reach r where r.account_id = a.account_id
            and r.person_id = a.person_id and r.via = 'case-' || a.part) as has_reach
          from mine c join care.assignment a on a.case_id = c.id and a.until_at = 'infinity')
      select 'no lead or supervisor' as fault from mine c where c.state in ('active', 'review')
        and (select count(distinct part) from part p where p.case_id = c.id
          and p.part <> 'team') < 2
      union all select 'assigned without reach' from part p where p.is_granted and not p.has_reach
      union all select 'at work in a closed case' from part p
        where p.state = 'closed' and p.part <> 'supervisor'
      union all select 'reach without a grant' from access.reach r
        where r.account_id in (${colleagues[0].accountId}, ${colleagues[1].accountId})
          and not exists (select 1 from workforce.membership m
            where m.account_id = r.account_id and m.withdrawn_at is null)
      union all select 'reach without a part' from access.reach r
        join mine c on c.person_id = r.person_id where r.via like 'case-%' and not exists (select 1
          from part p where p.case_id = c.id and p.account_id = r.account_id
            and r.via = 'case-' || p.part)
      union all select 'reach of one file alone' from access.reach r
        join people.person p on p.merged_into = r.person_id
        where p.id = ${file.personId} and not exists (select 1 from access.reach other
          where other.account_id = r.account_id and other.person_id = p.id)`,
  });
}

function assigning({ manager, supervisor }: Post): Record<string, Command<World>> {
  const assign =
    (part: string): Command<World>['act'] =>
    ({ file, colleagues }, turn) => [
      turn === 0 ? manager : supervisor,
      (tx) =>
        askFor(
          tx,
          sql`care.assign(${file.caseId}, ${part}, ${colleagues[turn].accountId}, 'workload', null)`,
        ),
    ];
  return {
    'assign a lead': { through: ['care.assign'], act: assign('lead') },
    'add to the team': { through: ['care.assign'], act: assign('team') },
    'assign the household': {
      through: ['care.assign_household'],
      act: ({ file, colleagues }, turn) => [
        turn === 0 ? manager : supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.assign_household(${file.householdId}, ${colleagues[turn].accountId},
              ${supervisor.accountId}, 'workload')`,
          ),
      ],
    },
    'end a place in the team': {
      through: ['care.end_team'],
      act: ({ file, colleagues }) => [
        manager,
        (tx) =>
          askFor(tx, sql`care.end_team(${file.caseId}, ${colleagues[1].accountId}, 'workload')`),
      ],
    },
  };
}

function ending({ administrator, supervisor }: Post): Record<string, Command<World>> {
  return {
    'withdraw the grant of the one assigned': {
      through: ['access.withdraw_grant'],
      act: ({ colleagues }, turn) => [
        administrator,
        async (tx) => {
          const { accountId } = colleagues[turn === 0 ? 1 : 0];
          const { rows } = await sql<{ isDone: boolean }>`select access.withdraw_grant(m.id) as
            is_done from workforce.membership m where m.account_id = ${accountId}`.execute(tx);
          return rows[0]!.isDone ? 'ok' : 'withdrawn already';
        },
      ],
    },
    'close the case': {
      through: ['care.decide_closing'],
      act: ({ file }) => [
        supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.decide_closing(jsonb_build_object('closingId', (select id from care.closing
              where case_id = ${file.caseId}), 'baseVersion', 1, 'decision', 'closed'))`,
          ),
      ],
    },
    'merge into another file': {
      through: ['people.step_pair'],
      act: ({ file, kept }) => [supervisor, (tx) => askFor(tx, stepOf(kept, file, 'merged'))],
    },
  };
}
