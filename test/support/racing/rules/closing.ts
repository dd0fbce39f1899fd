// A case is closed by two human beings, while its closing waits, and nobody works in it afterwards;
// reopened, nothing is due from the closing.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { criteria, visit } from '../../creating/care.ts';
import type { RacingBench } from '../requests.ts';
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

type World = File & { readonly closingId: string; readonly kept: File };

export async function closingRule(bench: RacingBench): Promise<AnyRule> {
  const post = await makePost(bench);
  return ruleOf<World>(bench, {
    tables: ['care.closing', 'care.case_file'],
    worlds: {
      proposed: () => withClosing(bench, post, 'closing'),
      closed: () => withClosing(bench, post, 'closed'),
    },
    commands: { ...deciding(bench, post), ...working(bench, post) },
    refusals: [
      'not-found',
      'case-is-closed',
      'case-cannot-move-there',
      'closing-already-proposed',
      'closing-already-decided',
      'conflict-changed-meanwhile',
      'second-person-needed',
      'open-safety-concern',
      'follow-up-not-due',
      'follow-up-already-recorded',
      'file-is-merged',
    ],
    holes: [
      {
        without: [
          [
            'care.propose_closing',
            'and care.reaches(c.person_id) for no key update',
            'and care.reaches(c.person_id)',
          ],
        ],
        pair: 'proposed: return, then stop',
      },
      {
        without: [
          ['care.move_case', 'for no key update'],
          ['people.hold_files', 'for no key update'],
        ],
        pair: 'closed: reopen, then reopen',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.complete_move': { raced: 'a case that moves is with one organisation' },
      'programme.erase_file': { raced: 'a file is erased only when nothing needs it' },
      'care.accept_offer': 'cases of files that nobody works on yet',
      'care.open_intake_cases': 'cases of new files, led by who opens them',
      'people.add_household': 'new files, which nobody else sees yet',
      'people.correct': { raced: 'every minor is covered on every day' },
      'care.approve_plan': { raced: 'a plan in force is what the person agreed to' },
      'care.assign': { raced: 'who works on a case reaches its person' },
      'care.assign_household': { raced: 'who works on a case reaches its person' },
      'care.end_team': { raced: 'who works on a case reaches its person' },
      'care.change_priority': 'moves no state, under the lock of the case',
      'care.share_out_cases': 'cases that its own transaction opened, unseen until then',
    },
    held: {
      'the case': ({ caseId }) => sql`select from care.case_file where id = ${caseId} for update`,
      'the closing': ({ closingId }) =>
        sql`select from care.closing where id = ${closingId} for update`,
      'the person': ({ personId }) =>
        sql`select from people.person where id = ${personId} for update`,
    },
    broken: ({ caseId }) => sql`
      with one as (select * from care.case_file where id = ${caseId}),
        closing as (select n.* from care.closing n join one on one.id = n.case_id)
      select 'waits without a proposal' as fault from one
        where not exists (select 1 from people.person p where p.id = one.person_id
          and p.merged_into is not null) and (state = 'closing') <> exists (select 1
          from closing where state = 'proposed')
      union all select 'closed by one' from closing where state = 'closed'
        and people.is_same_human(proposed_by, decided_by)
      union all select 'two closed' where (select count(*) from closing
        where state = 'closed') > 1
      union all select 'steps that do not follow' from care.case_transition a
        join one on one.id = a.case_id where a.from_state is not null
        group by a.from_state, a.to_state having count(*) > 1 and a.to_state = 'reopened'
      union all select 'due from a case that goes on' from closing, one
        where closing.follow_up_due_on is not null and closing.follow_up is null
          and one.state <> 'closed'
      union all select 'work in a closed case' from one join care.visit v on v.case_id = one.id
        where one.state = 'closed' and v.changed_xid = one.changed_xid
      union all select 'closed over an open concern' from one
        join care.urgent_concern u on u.case_id = one.id and u.outcome is null
        where one.state = 'closed' and u.raised_at <= one.closed_at
      union all select 'reached in a closed case' from one join access.reach r
        on r.person_id = one.person_id where one.state = 'closed'
          and r.via in ('case-lead', 'case-team')`,
  });
}

async function withClosing(bench: RacingBench, post: Post, state: string): Promise<World> {
  const { owner } = bench.database;
  const file = await makeFile(bench, post, { state: 'closing' });
  await sql`insert into care.legal_aid_offer (id, case_id, person_id, offered_on, told_in, answer,
      made_by) values (${newId()}, ${file.caseId}, ${file.personId}, '2020-01-01', 'ky', 'later',
        ${post.leads[0].accountId})`.execute(owner);
  const closingId = await proposeClosing(bench, file, post.leads[0]);
  if (state === 'closed') {
    await owner.transaction().execute(async (tx) => {
      await sql`update care.closing set state = 'closed', decided_at = now(),
        decided_by = ${post.supervisor.accountId}, follow_up_due_on = care.today()
        where id = ${closingId}`.execute(tx);
      await sql`update care.case_file set state = 'closed', closed_at = now()
        where id = ${file.caseId}`.execute(tx);
    });
  }
  const kept = await makeFile(bench, post);
  await propose(bench, kept, file, post.leads[0]);
  return { ...file, closingId, kept };
}

function deciding(bench: RacingBench, post: Post): Record<string, Command<World>> {
  const { leads, supervisor } = post;
  const proposers = [leads[0], supervisor] as const;
  const propose =
    (reason: string): Command<World>['act'] =>
    ({ caseId }, turn) => [
      proposers[turn],
      (tx) => {
        const answers: Record<string, { answer: string }> = reason === 'moved' ? criteria : {};
        const input = {
          id: newId(),
          caseId,
          reason,
          criteria: Object.entries(answers).map(([criterion, { answer }]) => ({
            criterion,
            answer: answer === 'met' ? answer : 'does-not-apply',
            reason: null,
          })),
        };
        return askFor(
          tx,
          sql`care.propose_closing(${JSON.stringify(input)}::jsonb || jsonb_build_object(
            'baseVersion', (select version from care.case_file where id = ${caseId})))`,
        );
      },
    ];
  const decide =
    (decision: object): Command<World>['act'] =>
    ({ closingId }) =>
      bench.send(supervisor, `PUT /api/closings/${closingId}/decision`, {
        baseVersion: 1,
        ...decision,
      });
  return {
    propose: { through: ['care.propose_closing'], act: propose('moved') },
    stop: {
      worlds: ['proposed'],
      through: ['care.propose_closing'],
      act: propose('person-stops'),
    },
    close: {
      worlds: ['proposed'],
      through: ['care.decide_closing'],
      act: decide({ decision: 'closed' }),
    },
    return: {
      worlds: ['proposed'],
      through: ['care.decide_closing'],
      act: decide({ decision: 'refused', refusal: 'work-continues' }),
    },
  };
}

function working(bench: RacingBench, post: Post): Record<string, Command<World>> {
  const { leads, supervisor, manager } = post;
  return {
    reopen: {
      through: ['care.move_case'],
      act: ({ caseId }) => [
        supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.move_case(${caseId}, (select version from care.case_file
              where id = ${caseId}), 'reopened', 'new-need')`,
          ),
      ],
    },
    'merge into another file': {
      through: ['people.step_pair'],
      act: (file) => [supervisor, (tx) => askFor(tx, stepOf(file.kept, file, 'merged'))],
    },
    'follow up': {
      worlds: ['closed'],
      through: ['care.record_follow_up'],
      act: ({ closingId }, turn) =>
        bench.send(turn === 0 ? supervisor : manager, `PUT /api/closings/${closingId}/follow-up`, {
          followUp: 'doing-well',
        }),
    },
    visit: {
      through: ['care.advance_case'],
      act: ({ caseId }, turn) =>
        bench.send(turn === 0 ? leads[0] : supervisor, `POST /api/cases/${caseId}/visits`, {
          ...visit,
          kind: 'other-place',
        }),
    },
    'urgent visit': {
      worlds: ['proposed'],
      through: ['care.advance_case'],
      act: ({ caseId }) =>
        bench.send(leads[0], `POST /api/cases/${caseId}/visits`, {
          ...visit,
          kind: 'other-place',
          safetyConcern: 'urgent',
        }),
    },
  };
}
